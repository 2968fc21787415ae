package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.cases.CaseSite.INVESTIGATOR;
import static org.mufakat.server.cases.CaseSite.OTHER_INVESTIGATOR;
import static org.mufakat.server.cases.CaseSite.SERVICES_SUPERVISOR;
import static org.mufakat.server.cases.CaseSite.SUPERVISOR;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Consent;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.cases.CaseImport.State;
import org.mufakat.server.cases.CaseImports.Shown;
import org.mufakat.server.cases.CaseImports.Submitted;
import org.mufakat.server.cases.htcds.CaseFile;
import org.mufakat.server.cases.htcds.HtcdsExport;
import org.mufakat.server.cases.htcds.HtcdsImport;
import org.mufakat.server.cases.htcds.HtcdsRead;

/// Files of cases at the desk of one State. All persons are invented.
class CaseImportsTest {

  private static final String HEAD = "prs_FirstName,vic_TraffickingStatus,hte_City\n";

  @TempDir Path folder;

  private final CaseSite site = new CaseSite();
  private final List<CaseImports> opened = new ArrayList<>();

  @AfterEach
  void closed() {
    opened.forEach(CaseImports::close);
  }

  @Test
  void a_file_is_read_first_and_taken_when_it_is_said() throws IOException, SQLException {
    var imports = imports();

    var read = read(imports, SUPERVISOR, HEAD + row("Norra Invented") + row("Sudro Invented"));

    assertThat(read.state()).isEqualTo(State.READ);
    assertThat(read.found().cases()).isEqualTo(2);
    assertThat(read.found().rows()).isEqualTo(2);
    assertThat(cases(SUPERVISOR)).isEmpty();
    assertThat(site.told()).isEmpty();

    var taken = take(imports, SUPERVISOR, read);

    assertThat(taken.state()).isEqualTo(State.TAKEN);
    assertThat(taken.taken()).isEqualTo(2);
    assertThat(cases(SUPERVISOR)).hasSize(2);
    assertThat(found(SUPERVISOR, "Norra Invented")).hasSize(1);
    assertThat(site.dump()).doesNotContain("Norra", "Sudro");
    assertThat(files()).isEmpty();
  }

  @Test
  void a_batch_is_told_with_the_files_fingerprint_and_each_case_and_person_with_an_entry() {
    var imports = imports();
    var read = read(imports, SUPERVISOR, HEAD + row("Norra Invented") + row("Sudro Invented"));

    take(imports, SUPERVISOR, read);

    assertThat(site.told())
        .containsExactlyInAnyOrder(
            "import import intake",
            "case-changed case intake",
            "case-changed person intake",
            "case-changed case intake",
            "case-changed person intake");
    assertThat(contentTold("import")).isEqualTo(CaseImports.commitment(read).hex());
  }

  @Test
  void imported_cases_are_nobodys_until_a_supervisor_assigns_them() {
    var imports = imports();

    take(imports, SUPERVISOR, read(imports, SUPERVISOR, HEAD + row("Norra Invented")));

    assertThat(cases(INVESTIGATOR)).isEmpty();
    assertThat(unassigned(SUPERVISOR)).hasSize(1);
    var file = cases(SUPERVISOR).getFirst();
    site.as(
        SUPERVISOR,
        room -> {
          new TeamWork(room).assign(file.id(), INVESTIGATOR.account());
          return 0;
        });
    assertThat(unassigned(SUPERVISOR)).isEmpty();
    assertThat(cases(INVESTIGATOR)).hasSize(1);
  }

  @Test
  void rows_that_are_not_taken_are_told_by_number_column_and_kind_and_nothing_that_stands_in_them()
      throws SQLException {
    var imports = imports();

    var read =
        read(
            imports,
            SUPERVISOR,
            HEAD
                + row("Norra Invented")
                + "Sudro Secret,Sudro Secret,Secret Town\n"
                + "Este Secret,,Secret Town\n");

    assertThat(read.found().quarantined()).isEqualTo(2);
    assertThat(faulty(read))
        .containsExactly(
            new CaseImport.FaultyRow(3, List.of(fault("vic_TraffickingStatus", "not-in-list"))),
            new CaseImport.FaultyRow(4, List.of(fault("vic_TraffickingStatus", "missing"))));
    List<CaseImport.FaultCount> counts =
        site.as(SUPERVISOR, room -> new CaseImportBook(room).counts(read.id()));
    assertThat(counts).extracting(CaseImport.FaultCount::rows).containsExactly(1, 1);
    assertThat(site.dump()).doesNotContain("Secret");
  }

  @Test
  void a_file_that_was_taken_is_known_again_by_whoever_hands_it_in() {
    var imports = imports();
    var text = HEAD + row("Norra Invented");
    take(imports, SUPERVISOR, read(imports, SUPERVISOR, text));

    var again = read(imports, other(), text);

    assertThat(again.state()).isEqualTo(State.KNOWN);
    assertThat(cases(SUPERVISOR)).hasSize(1);
  }

  @Test
  void what_one_handed_in_is_not_there_for_another() {
    var imports = imports();

    var read = read(imports, SUPERVISOR, HEAD + row("Norra Invented"));

    for (CaseWorker another : List.of(other(), SERVICES_SUPERVISOR)) {
      assertThat(imports.find(another, read.id())).isEmpty();
      assertThat(imports.recent(another)).isEmpty();
      assertThat(imports.take(another, read.id(), none())).isFalse();
      assertThat(imports.stop(another, read.id())).isFalse();
      assertThat(imports.leave(another, read.id())).isFalse();
      assertThat(again(imports, another, read.id(), HEAD + row("Norra Invented")))
          .isInstanceOf(Submitted.NotThere.class);
    }
    assertThat(imports.find(SUPERVISOR, read.id()).orElseThrow().kept().state())
        .isEqualTo(State.READ);
  }

  @Test
  void an_import_that_was_cut_off_goes_on_with_the_same_file_and_takes_nothing_twice()
      throws IOException {
    var text = HEAD + rows(0, 1_700);
    var imports = imports();
    var read = read(imports, SUPERVISOR, text);
    stopAfterTheFirstBatch(imports, read);
    var stopped = imports.find(SUPERVISOR, read.id()).orElseThrow().kept();
    imports.close();

    var anew = imports();

    assertThat(stopped.state()).isEqualTo(State.INTERRUPTED);
    assertThat(stopped.taken()).isBetween(1, 1_699);
    assertThat(cases(SUPERVISOR)).hasSize(Math.min(500, stopped.taken()));
    assertThat(anew.find(SUPERVISOR, read.id()).orElseThrow().hasFile()).isFalse();
    assertThat(again(anew, SUPERVISOR, read.id(), HEAD + row("Another File")))
        .isInstanceOf(Submitted.OtherFile.class);
    assertThat(again(anew, SUPERVISOR, read.id(), text)).isInstanceOf(Submitted.Accepted.class);
    var readAgain = await(anew, SUPERVISOR, read.id());
    assertThat(readAgain.found().cases()).isEqualTo(1_700 - stopped.taken());
    assertThat(readAgain.found().known()).isEqualTo(stopped.taken());
    var taken = take(anew, SUPERVISOR, readAgain);
    assertThat(taken.taken()).isEqualTo(1_700);
    assertThat(count(SUPERVISOR)).isEqualTo(1_700);
    assertThat(distinctNames()).hasSize(1_700);
    assertThat(files()).isEmpty();
  }

  @Test
  void the_same_file_by_another_goes_on_where_the_first_was_cut_off() {
    var text = HEAD + rows(0, 1_200);
    var imports = imports();
    var first = read(imports, SUPERVISOR, text);
    stopAfterTheFirstBatch(imports, first);
    int before = imports.find(SUPERVISOR, first.id()).orElseThrow().kept().taken();

    var second = take(imports, other(), read(imports, other(), text));

    assertThat(second.taken()).isEqualTo(1_200 - before);
    assertThat(count(SUPERVISOR)).isEqualTo(1_200);
  }

  @Test
  void what_is_left_of_an_import_can_be_left_and_what_was_taken_stays() {
    var imports = imports();
    var read = read(imports, SUPERVISOR, HEAD + rows(0, 1_200));
    stopAfterTheFirstBatch(imports, read);

    assertThat(imports.leave(SUPERVISOR, read.id())).isTrue();

    var left = imports.find(SUPERVISOR, read.id()).orElseThrow();
    assertThat(left.kept().state()).isEqualTo(State.LEFT);
    assertThat(count(SUPERVISOR)).isEqualTo(left.kept().taken());
    assertThat(left.hasFile()).isFalse();
    assertThat(imports.take(SUPERVISOR, read.id(), none())).isFalse();
  }

  @Test
  void a_file_that_was_stopped_while_it_was_read_is_read_again_and_not_taken_unseen() {
    var imports = imports();
    var answer = submit(imports, SUPERVISOR, HEAD + rows(0, 20_000));
    var id = ((Submitted.Accepted) answer).id();
    imports.stop(SUPERVISOR, id);
    assertThat(await(imports, SUPERVISOR, id).state()).isEqualTo(State.INTERRUPTED);

    assertThat(imports.take(SUPERVISOR, id, none())).isTrue();

    assertThat(await(imports, SUPERVISOR, id).state()).isEqualTo(State.READ);
    assertThat(cases(SUPERVISOR)).isEmpty();
  }

  @Test
  void a_file_lies_sealed_while_it_waits_and_what_a_crash_left_is_swept() throws IOException {
    var imports = imports();
    read(imports, SUPERVISOR, HEAD + row("Norra Invented"));

    var waiting = files();
    var bytes = Files.readAllBytes(waiting.getFirst());
    Files.writeString(uploads().resolve("reading-1.plain"), "left by a crash");
    var anew = imports();

    assertThat(waiting).hasSize(1);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Norra");
    assertThat(files()).isEmpty();
    assertThat(anew.recent(SUPERVISOR))
        .extracting(s -> s.kept().state())
        .containsExactly(State.INTERRUPTED);
  }

  @Test
  void a_file_that_nobody_says_a_word_about_goes() throws IOException {
    var imports = imports();
    var read = read(imports, SUPERVISOR, HEAD + row("Norra Invented"));

    imports.forgetWaiting(CaseSite.NOON.plus(Duration.ofSeconds(1)));

    assertThat(files()).isEmpty();
    assertThat(imports.find(SUPERVISOR, read.id()).orElseThrow().kept().state())
        .isEqualTo(State.INTERRUPTED);
  }

  @Test
  void an_import_that_cannot_be_looked_at_hinders_no_other_from_being_forgotten()
      throws IOException, SQLException {
    var imports = imports();
    var broken = read(imports, SUPERVISOR, HEAD + row("Norra Invented"));
    var others = new ArrayList<OpaqueId>();
    for (int i = 1; i < CaseImports.MOST_FILES; i++) {
      others.add(read(imports, SUPERVISOR, HEAD + row("Sudro Invented " + i)).id());
    }
    saidOfALaterVersion(broken.id());

    imports.forgetWaiting(CaseSite.NOON.plus(Duration.ofSeconds(1)));

    assertThat(others)
        .allSatisfy(
            id ->
                assertThat(imports.find(SUPERVISOR, id).orElseThrow().kept().state())
                    .isEqualTo(State.INTERRUPTED));
    assertThat(files()).hasSize(1);
  }

  /// Its state is a word that nobody here knows.
  private void saidOfALaterVersion(OpaqueId id) {
    site.as(
        SUPERVISOR,
        room ->
            room.transaction()
                .with(
                    "UPDATE %1$s.case_import SET state = 'later' WHERE id = ?",
                    statement -> {
                      statement.setString(1, id.value());
                      return statement.executeUpdate();
                    }));
  }

  @Test
  void so_many_files_lie_here_and_not_one_more() {
    var imports = imports();
    for (int i = 0; i < CaseImports.MOST_FILES; i++) {
      read(imports, SUPERVISOR, HEAD + row("Norra Invented " + i));
    }

    assertThat(submit(imports, SUPERVISOR, HEAD + row("One More")))
        .isInstanceOf(Submitted.TooMany.class);
    assertThat(submit(imports, other(), HEAD + row("Another’s")))
        .isInstanceOf(Submitted.Accepted.class);
  }

  @Test
  void a_file_larger_than_allowed_leaves_nothing() throws IOException {
    var small = new HtcdsImport.Limits(60, 1_000, 1_000, 100, 10);
    var imports = new CaseImports(site.desk, uploads(), small);
    opened.add(imports);

    var answer = submit(imports, SUPERVISOR, HEAD + row("Norra Invented"));

    assertThat(answer).isInstanceOf(Submitted.Refused.class);
    assertThat(files()).isEmpty();
    assertThat(site.told()).containsExactly("refusal import data-quality");
  }

  @Test
  void a_file_that_is_none_of_cases_is_refused_and_gone() throws IOException {
    var imports = imports();

    var refused = read(imports, SUPERVISOR, "name,status\na,b\n");

    assertThat(refused.state()).isEqualTo(State.REFUSED);
    assertThat(refused.refusal().orElseThrow().reason()).isEqualTo("not-htcds");
    assertThat(files()).isEmpty();
    assertThat(site.told()).containsExactly("refusal import data-quality");
    assertThat(toldOf(refused.id())).isEqualTo(1);
  }

  @Test
  void rows_that_are_not_taken_are_told_once_and_not_each() {
    var imports = imports();

    var read = read(imports, SUPERVISOR, HEAD + "A Secret,,Town\n".repeat(3));

    assertThat(read.found().quarantined()).isEqualTo(3);
    assertThat(site.told()).containsExactly("refusal import data-quality");
    assertThat(toldOf(read.id())).isEqualTo(1);
  }

  @Test
  void that_another_file_is_handed_in_to_go_on_with_an_import_is_told() {
    var imports = imports();
    var read = read(imports, SUPERVISOR, HEAD + rows(0, 1_200));
    stopAfterTheFirstBatch(imports, read);

    again(imports, SUPERVISOR, read.id(), HEAD + row("Another File"));

    assertThat(site.told().getLast()).isEqualTo("refusal import data-quality");
  }

  @Test
  void rows_of_the_other_side_of_the_wall_are_refused_and_told_once() throws IOException {
    var imports = imports();
    var theirs = csv(List.of(theirs("Norra Invented", List.of()), theirs("Sudro", List.of())));

    var read = read(imports, SERVICES_SUPERVISOR, theirs);

    assertThat(read.found().cases()).isZero();
    assertThat(site.told()).containsExactly("refusal import not-permitted");
    assertThat(toldOf(read.id())).isEqualTo(1);
  }

  // ---- files with Mufakat's columns

  @Test
  void a_workbook_with_mufakats_columns_comes_in_equal_under_ids_of_its_own() throws IOException {
    var imports = imports();
    var theirs = theirs("Norra Invented", List.of());
    var book = written(List.of(theirs), HtcdsExport.Format.WORKBOOK);

    var taken = take(imports, SUPERVISOR, read(imports, SUPERVISOR, book));

    assertThat(taken.taken()).isEqualTo(1);
    var file = whole(cases(SUPERVISOR).getFirst().id());
    assertThat(file.id()).isNotEqualTo(theirs.file().id());
    var person = file.persons().getFirst();
    assertThat(person.id()).isNotEqualTo(theirs.file().persons().getFirst().id());
    assertThat(person.victim()).contains(VictimStatus.POSSIBLE);
    assertThat(file.opened()).isEqualTo(theirs.file().opened());
    assertThat(found(SUPERVISOR, "Norra Invented")).hasSize(1);
    assertThat(files()).isEmpty();
  }

  @Test
  void a_case_that_came_before_is_known_by_its_id_in_another_file_too() throws IOException {
    var imports = imports();
    var one = theirs("Norra Invented", List.of());
    var two = theirs("Sudro Invented", List.of());
    take(imports, SUPERVISOR, read(imports, SUPERVISOR, csv(List.of(one))));

    var read = read(imports, SUPERVISOR, csv(List.of(one, two)));
    var taken = take(imports, SUPERVISOR, read);

    assertThat(read.found().known()).isEqualTo(1);
    assertThat(taken.taken()).isEqualTo(1);
    assertThat(cases(SUPERVISOR)).hasSize(2);
  }

  @Test
  void a_case_that_stands_here_is_known_and_stays_as_it_is() throws IOException {
    var imports = imports();
    var own = site.opened(INVESTIGATOR, "Norra Invented");
    var file = new CaseFile(own, Map.of(), List.of(), Map.of());

    var read = read(imports, SUPERVISOR, csv(List.of(file)));

    assertThat(read.found().known()).isEqualTo(1);
    assertThat(read.found().cases()).isZero();
  }

  @Test
  void who_was_erased_here_does_not_come_back_by_a_file() throws IOException {
    var imports = imports();
    var own = site.opened(INVESTIGATOR, "Norra Invented");
    var exported = csv(List.of(new CaseFile(own, Map.of(), List.of(), Map.of())));
    site.as(
        SUPERVISOR,
        room ->
            room.erase(
                room.transaction(),
                new Subject(Subject.Kind.CASE, own.id()),
                Reason.RETENTION_ENDED));

    var read = read(imports, SUPERVISOR, exported);

    assertThat(read.found().cases()).isZero();
    assertThat(faulty(read).getFirst().faults())
        .extracting(CaseImport.RowFault::kind)
        .containsExactly("erased-here");
    assertThat(site.told()).filteredOn("refusal import erased-before"::equals).hasSize(1);
    assertThat(toldOf(read.id())).isEqualTo(1);
  }

  @Test
  void who_is_erased_between_reading_and_taking_is_not_taken_and_that_is_told() throws IOException {
    var imports = imports();
    var person = site.opened(INVESTIGATOR, "Norra Invented").persons().getFirst().id();
    var gone = theirs(person, "Norra Invented", List.of());
    var read = read(imports, SUPERVISOR, csv(List.of(gone, theirs("Sudro", List.of()))));
    site.as(
        SUPERVISOR,
        room ->
            room.erase(
                room.transaction(),
                new Subject(Subject.Kind.PERSON, person),
                Reason.VICTIM_REQUEST));

    var taken = take(imports, SUPERVISOR, read);

    assertThat(taken.taken()).isEqualTo(1);
    assertThat(found(SUPERVISOR, "Norra Invented")).isEmpty();
    assertThat(site.told()).filteredOn("refusal import erased-before"::equals).hasSize(1);
  }

  @Test
  void a_case_that_came_by_a_file_and_was_erased_does_not_come_back_by_another()
      throws IOException {
    var imports = imports();
    var one = theirs("Norra Invented", List.of());
    take(imports, SUPERVISOR, read(imports, SUPERVISOR, csv(List.of(one))));
    var here = cases(SUPERVISOR).getFirst().id();
    site.as(
        SUPERVISOR,
        room ->
            room.erase(
                room.transaction(), new Subject(Subject.Kind.CASE, here), Reason.RETENTION_ENDED));

    var read = read(imports, SUPERVISOR, csv(List.of(one, theirs("Sudro Invented", List.of()))));
    take(imports, SUPERVISOR, read);

    assertThat(read.found().known()).isEqualTo(1);
    assertThat(found(SUPERVISOR, "Norra Invented")).isEmpty();
    assertThat(found(SUPERVISOR, "Sudro Invented")).hasSize(1);
  }

  @Test
  void a_consent_recorded_elsewhere_is_noted_and_opens_nothing() throws IOException {
    var imports = imports();
    var file =
        theirs(
            "Norra Invented",
            List.of(new Recipient.Within(SUPERVISOR.side().other()), new Recipient.State("XSO")));
    var read = read(imports, SUPERVISOR, csv(List.of(file)));

    var told = new ArrayList<HtcdsRead.Read>();
    take(
        imports,
        SUPERVISOR,
        read,
        one -> {
          told.add(one);
          return Optional.of("consents: " + one.file().consents().size());
        });

    assertThat(read.found().consents()).isEqualTo(2);
    var here = whole(cases(SUPERVISOR).getFirst().id());
    var person = here.persons().getFirst().id();
    List<Notes.Note> notes = site.as(SUPERVISOR, room -> new Notes(room).of(here.id()));
    assertThat(told).hasSize(1);
    assertThat(notes).extracting(Notes.Note::text).containsExactly("consents: 2");
    List<Consents.Kept> kept =
        site.as(SUPERVISOR, room -> new Consents(room).of(here.id(), person));
    assertThat(kept).isEmpty();
    for (String use : List.of("assistance", "prosecution")) {
      var given =
          site.as(
              SUPERVISOR,
              room ->
                  new Crossings(room)
                      .give(
                          new Crossings.Wish(
                              here.id(), person, use, Set.of(RecordPart.values()[0]))));
      assertThat(given).isInstanceOf(Crossings.Giving.Refused.class);
    }
  }

  // ---- fixtures

  private CaseImports imports() {
    var imports = CaseImports.of(site.desk, uploads());
    opened.add(imports);
    return imports;
  }

  private Path uploads() {
    return folder.resolve("uploads");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(uploads())) {
      return all.toList();
    }
  }

  /// Another supervisor of the same side.
  private static CaseWorker other() {
    return CaseSite.worker(9, OTHER_INVESTIGATOR.side(), true);
  }

  private static String row(String name) {
    return name + ",PossibleVictimOfTrafficking,Invented Town\n";
  }

  private static String rows(int from, int to) {
    var text = new StringBuilder();
    IntStream.range(from, to).forEach(i -> text.append(row("Invented Person " + i)));
    return text.toString();
  }

  private static Submitted submit(CaseImports imports, CaseWorker by, String text) {
    return imports.submit(
        by, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "cases.csv");
  }

  private static Submitted again(CaseImports imports, CaseWorker by, OpaqueId id, String text) {
    return imports.submitAgain(
        by, id, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "cases.csv");
  }

  private static CaseImport read(CaseImports imports, CaseWorker by, String text) {
    return read(imports, by, text.getBytes(StandardCharsets.UTF_8));
  }

  private static CaseImport read(CaseImports imports, CaseWorker by, byte[] content) {
    var answer = imports.submit(by, new ByteArrayInputStream(content), "cases");
    assertThat(answer).isInstanceOf(Submitted.Accepted.class);
    return await(imports, by, ((Submitted.Accepted) answer).id());
  }

  private static CaseImport take(CaseImports imports, CaseWorker by, CaseImport read) {
    return take(imports, by, read, none());
  }

  private static CaseImport take(
      CaseImports imports,
      CaseWorker by,
      CaseImport read,
      Function<HtcdsRead.Read, Optional<String>> note) {
    assertThat(imports.take(by, read.id(), note)).isTrue();
    return await(imports, by, read.id());
  }

  private static Function<HtcdsRead.Read, Optional<String>> none() {
    return _ -> Optional.empty();
  }

  private static CaseImport await(CaseImports imports, CaseWorker by, OpaqueId id) {
    var end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < end) {
      var kept = imports.find(by, id).map(Shown::kept).orElseThrow();
      if (!kept.state().isUnderWay()) {
        return kept;
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("an import did not end");
  }

  /// Stops it from within, once a case of its second batch is being noted on.
  private void stopAfterTheFirstBatch(CaseImports imports, CaseImport read) {
    var noted = new HashSet<Integer>();
    assertThat(
            imports.take(
                SUPERVISOR,
                read.id(),
                one -> {
                  noted.add(one.firstRow());
                  if (noted.size() > 500) {
                    imports.stop(SUPERVISOR, read.id());
                  }
                  return Optional.empty();
                }))
        .isTrue();
    await(imports, SUPERVISOR, read.id());
  }

  private List<CaseRow> cases(CaseWorker by) {
    return site.as(by, room -> new CaseFiles(room).page(CaseQuery.ALL, Optional.empty(), 500));
  }

  private int count(CaseWorker by) {
    return site.<Integer>as(
        by,
        room ->
            room.transaction()
                .with(
                    "SELECT count(*) FROM %1$s.case_file",
                    statement -> {
                      try (var row = statement.executeQuery()) {
                        row.next();
                        return row.getInt(1);
                      }
                    }));
  }

  private Set<String> distinctNames() {
    var names = new HashSet<String>();
    site.as(
        SUPERVISOR,
        room -> {
          room.identities().each((_, identity) -> names.add(identity.names().getFirst().text()));
          return 0;
        });
    return names;
  }

  private List<CaseRow> unassigned(CaseWorker by) {
    var query =
        new CaseQuery(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            false,
            true,
            Optional.empty(),
            Optional.empty(),
            CaseQuery.Sort.CHANGED);
    return site.as(by, room -> new CaseFiles(room).page(query, Optional.empty(), 500));
  }

  private Case whole(OpaqueId id) {
    return site.as(SUPERVISOR, room -> new CaseFiles(room).find(id)).orElseThrow();
  }

  private List<People.Hit> found(CaseWorker by, String name) {
    return site.as(by, room -> new People(room).search(name, 20)).stream()
        .filter(hit -> hit.identity().names().getFirst().text().equals(name))
        .toList();
  }

  private List<CaseImport.FaultyRow> faulty(CaseImport read) {
    return site.as(SUPERVISOR, room -> new CaseImportBook(room).faulty(read.id(), 0, 50));
  }

  private static CaseImport.RowFault fault(String field, String kind) {
    return new CaseImport.RowFault(field, kind, Optional.empty());
  }

  /// How many entries are about an import.
  private int toldOf(OpaqueId id) {
    try (var connection = site.database.getConnection();
        var statement =
            connection.prepareStatement("select count(*) from ledger_pending where subject = ?")) {
      statement.setString(1, id.value());
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String contentTold(String event) {
    try (var connection = site.database.getConnection();
        var statement =
            connection.prepareStatement("select content from ledger_pending where event = ?")) {
      statement.setString(1, event);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A case as another register would send it, with consents to these recipients.
  private CaseFile theirs(String name, List<Recipient> consents) {
    return theirs(site.id(), name, consents);
  }

  private CaseFile theirs(OpaqueId id, String name, List<Recipient> consents) {
    var person = CasePerson.unknown(id, VictimStatus.POSSIBLE);
    var file =
        new Case(
            site.id(),
            SUPERVISOR.side(),
            "XSO-2030-0007",
            3,
            Instant.parse("2030-02-03T10:00:00Z"),
            Case.Status.OPEN,
            List.of(person),
            List.of());
    return new CaseFile(
        file,
        Map.of(person.id(), CaseSite.identity(name)),
        consents.stream()
            .map(
                to ->
                    new Consent(
                        site.id(),
                        person.id(),
                        "assistance",
                        to,
                        Set.of(RecordPart.values()),
                        Instant.parse("2030-02-03T10:00:00Z"),
                        Instant.parse("2039-02-03T10:00:00Z"),
                        Optional.empty(),
                        "en"))
            .toList(),
        Map.of());
  }

  private byte[] csv(List<CaseFile> files) throws IOException {
    return written(files, HtcdsExport.Format.CSV);
  }

  private byte[] written(List<CaseFile> files, HtcdsExport.Format format) throws IOException {
    var out = new ByteArrayOutputStream();
    var report =
        new HtcdsExport(site.desk.regime())
            .write(files.iterator(), out, new HtcdsExport.Options(format, true, true));
    assertThat(report.notWritten()).isEmpty();
    return out.toByteArray();
  }
}
