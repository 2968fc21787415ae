package org.mufakat.server.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mufakat.server.cases.CaseSite.CASE_WORKER;
import static org.mufakat.server.cases.CaseSite.INVESTIGATOR;
import static org.mufakat.server.cases.CaseSite.OTHER_INVESTIGATOR;
import static org.mufakat.server.cases.CaseSite.SUPERVISOR;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.cases.Age;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.PlaceOfExploitation;
import org.mufakat.cases.RouteLeg;
import org.mufakat.cases.Safety;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Sha256;
import org.mufakat.server.access.AccessAnswer;
import org.mufakat.server.cases.CaseExport.Answer;
import org.mufakat.server.cases.CaseExport.Chosen;
import org.mufakat.server.cases.CaseExport.Wish;
import org.mufakat.server.cases.htcds.Arrival;
import org.mufakat.server.cases.htcds.CaseFile;
import org.mufakat.server.cases.htcds.Extension;
import org.mufakat.server.cases.htcds.HtcdsExport.Format;
import org.mufakat.server.cases.htcds.HtcdsExport.Options;
import org.mufakat.server.cases.htcds.HtcdsImport;
import org.mufakat.server.cases.htcds.HtcdsRead;
import org.mufakat.server.cases.htcds.PlainFile;

/// What leaves one side's register as a file, and what is told of it. All persons are invented.
class CaseExportTest {

  private static final Chosen ALL = new Chosen.Listed(CaseQuery.ALL);
  private static final Options NAMED = new Options(Format.CSV, true, true);
  private static final Options UNNAMED = new Options(Format.CSV, true, false);
  private static final AccessAnswer YES = new AccessAnswer.Allowed();

  private static final int SMALL_HEAP_MB = 32;

  private final CaseSite site = new CaseSite();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Format.class)
  void what_was_taken_out_is_read_again_as_equal_cases(Format format) throws IOException {
    var first = site.opened(INVESTIGATOR, "Sari Lestari");
    var second = site.opened(INVESTIGATOR, "Budi Pranata");

    var taken = take(INVESTIGATOR, ALL, new Options(format, true, true));
    var back = read(taken.bytes(), format);

    assertThat(back.stream().map(CaseFile::file)).containsExactly(first, second);
    assertThat(back.stream().flatMap(f -> f.identities().values().stream()))
        .containsExactly(CaseSite.identity("Sari Lestari"), CaseSite.identity("Budi Pranata"));
  }

  @Test
  void each_identity_in_the_file_is_an_entry_and_the_file_is_one() throws IOException {
    site.opened(INVESTIGATOR, "Sari Lestari");
    site.opened(INVESTIGATOR, "Budi Pranata");
    site.as(
        INVESTIGATOR,
        room ->
            new CaseFiles(room)
                .open(
                    CaseSite.drawn(
                        room, List.of(CasePerson.unknown(room.drawId(), VictimStatus.POSSIBLE))),
                    Reason.INTAKE));
    int before = site.told().size();

    var taken = take(INVESTIGATOR, ALL, NAMED);

    assertThat(taken.taking().cases()).isEqualTo(3);
    assertThat(taken.taking().named()).isEqualTo(2);
    assertThat(site.told().subList(before, site.told().size()))
        .containsExactly(
            "identity-read person court-order",
            "identity-read person court-order",
            "export export court-order");
  }

  @Test
  void without_names_none_is_read_and_none_goes_out() throws IOException {
    site.opened(INVESTIGATOR, "Sari Lestari");
    int before = site.told().size();

    var taken = take(INVESTIGATOR, ALL, UNNAMED);

    assertThat(new String(taken.bytes(), UTF_8)).contains("XNO-2031-0001").doesNotContain("Sari");
    assertThat(site.told().subList(before, site.told().size()))
        .containsExactly("export export court-order");
  }

  @Test
  void the_ledgers_word_binds_the_files_hash_and_how_many_were_in_it() throws Exception {
    site.opened(INVESTIGATOR, "Sari Lestari");

    var taken = take(INVESTIGATOR, ALL, NAMED);

    var sha256 = Sha256.hexOf(taken.bytes());
    assertThat(taken.taking().sha256()).isEqualTo(sha256);
    var kept = site.as(INVESTIGATOR, room -> new TakenOut(room).lately(5)).getFirst();
    assertThat(kept).isEqualTo(taken.taking());
    var content = new ContentCommitment(contentOfLast("export"));
    assertThat(content.opensWith(kept.text().getBytes(UTF_8), saltOf(kept.id()))).isTrue();
    var other = kept.text().replace("cases 1", "cases 2").getBytes(UTF_8);
    assertThat(content.opensWith(other, saltOf(kept.id()))).isFalse();
  }

  @Test
  void names_are_refused_to_whom_the_policy_says_and_that_is_told() throws IOException {
    site.opened(INVESTIGATOR, "Sari Lestari");
    int before = site.told().size();

    var answer =
        CaseExport.take(
            site.desk,
            INVESTIGATOR,
            new Wish(ALL, NAMED, Reason.AUDIT),
            new AccessAnswer.NotForThisRole());

    assertThat(answer).isEqualTo(new Answer.NamesNotPermitted());
    assertThat(site.told().subList(before, site.told().size()))
        .containsExactly("refusal export not-permitted");
    assertThat(takenOut()).isEmpty();
    assertThat(site.desk.takenOut()).isEmptyDirectory();
  }

  @Test
  void a_case_of_the_other_side_or_of_a_colleague_is_silently_not_there() throws IOException {
    var mine = site.opened(INVESTIGATOR, "Sari Lestari");
    var colleagues = site.opened(OTHER_INVESTIGATOR, "Budi Pranata");
    var across = site.opened(CASE_WORKER, "Wulan Dewi");
    var picked = new Chosen.Picked(List.of(across.id(), colleagues.id(), mine.id(), site.id()));

    var taken = take(INVESTIGATOR, picked, NAMED);
    var listed = take(INVESTIGATOR, ALL, NAMED);
    var none = new Chosen.Picked(List.of(across.id(), colleagues.id()));

    for (var file : List.of(taken, listed)) {
      assertThat(file.taking().cases()).isEqualTo(1);
      assertThat(new String(file.bytes(), UTF_8))
          .contains("Sari Lestari")
          .doesNotContain("Budi")
          .doesNotContain("Wulan")
          .doesNotContain(colleagues.id().value())
          .doesNotContain(across.id().value());
    }
    assertThat(CaseExport.take(site.desk, INVESTIGATOR, new Wish(none, NAMED, Reason.AUDIT), YES))
        .isEqualTo(new Answer.NoCase());
    var preview = site.as(INVESTIGATOR, room -> new CaseExport(room).preview(picked, UNNAMED));
    assertThat(preview.cases()).isEqualTo(1);
    // Asked for three times, and of one's own side: told, once each time.
    assertThat(site.told()).filteredOn(t -> t.equals("refusal case not-permitted")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\uFF1D1", "\uFF201"})
  void no_name_begins_as_a_formula(String name) throws IOException {
    site.opened(INVESTIGATOR, name);

    var csv = new String(take(INVESTIGATOR, ALL, NAMED).bytes(), UTF_8);

    assertThat(csv).contains("'" + name).doesNotContain("," + name).doesNotContain("\"" + name);
    assertThat(read(csv.getBytes(UTF_8), Format.CSV).getFirst().identities())
        .containsValue(CaseSite.identity(name));
  }

  @Test
  void what_cannot_be_written_is_neither_kept_nor_told() throws IOException {
    site.opened(INVESTIGATOR, "Sari Lestari");
    var told = site.told();
    Files.createDirectories(site.desk.takenOut().getParent());
    Files.writeString(site.desk.takenOut(), "a file where the folder should be");

    assertThatThrownBy(() -> take(INVESTIGATOR, ALL, NAMED)).isInstanceOf(IOException.class);

    assertThat(site.told()).isEqualTo(told);
    assertThat(takenOut()).isEmpty();
  }

  @Test
  void a_line_that_breaks_leaves_what_was_told_and_nothing_on_the_disk() throws IOException {
    site.opened(INVESTIGATOR, "Sari Lestari");
    var ready = ready(INVESTIGATOR, ALL, NAMED);
    var broken =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("the line broke");
          }
        };

    try (var file = ready.file()) {
      assertThatThrownBy(() -> file.sendTo(broken)).hasMessage("the line broke");
    }

    assertThat(site.desk.takenOut()).isEmptyDirectory();
    assertThat(site.told()).contains("export export court-order");
    assertThat(take(INVESTIGATOR, ALL, NAMED).taking().cases()).isEqualTo(1);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nothing_of_a_file_stands_in_plain_on_the_disk() throws IOException {
    site.opened(INVESTIGATOR, "Sari Lestari");

    try (var file = ready(INVESTIGATOR, ALL, NAMED).file()) {
      assertThat(file.bytes()).isPositive();
      var open = openFiles(site.desk.takenOut());
      assertThat(open).isNotEmpty();
      for (byte[] bytes : open) {
        assertThat(new String(bytes, UTF_8)).isNotEmpty().doesNotContain("Sari");
      }
    }
    assertThat(openFiles(site.desk.takenOut())).isEmpty();
  }

  /// What this process holds open of a folder, with or without a name.
  private static List<byte[]> openFiles(Path of) throws IOException {
    var found = new ArrayList<byte[]>();
    try (var all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path one : all) {
        if (Files.isSymbolicLink(one)
            && Files.readSymbolicLink(one).toString().startsWith(of.toString())) {
          found.add(Files.readAllBytes(one));
        }
      }
    }
    return found;
  }

  @Test
  void what_a_crash_left_is_swept_away_at_the_next_start() throws IOException {
    var left = folder.resolve("out-0123");
    var other = folder.resolve("another");
    Files.writeString(left, "sealed");
    Files.writeString(other, "not ours");

    SealedFile.sweep(folder);

    assertThat(left).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void a_sealed_file_gives_back_what_was_written_however_long() throws IOException {
    var content = new byte[300_000];
    new SecureRandom().nextBytes(content);

    try (var file = SealedFile.in(folder, new SecureRandom())) {
      file.write(
          out -> {
            out.write(content);
            return 0;
          });
      var back = new ByteArrayOutputStream();
      file.sendTo(back);

      assertThat(back.toByteArray()).isEqualTo(content);
      assertThat(file.bytes()).isEqualTo(content.length);
    }
  }

  @Test
  void the_preview_counts_what_is_lost_and_reads_nobodys_name() throws IOException {
    site.as(INVESTIGATOR, CaseExportTest::scammer);
    int before = site.told().size();

    var standard =
        site.as(
            INVESTIGATOR,
            room -> new CaseExport(room).preview(ALL, new Options(Format.CSV, false, true)));
    var whole = site.as(INVESTIGATOR, room -> new CaseExport(room).preview(ALL, NAMED));

    assertThat(standard.lost())
        .containsEntry(Extension.CASE_REFERENCE, 1)
        .containsEntry(Extension.PLACES, 1)
        .containsKey(Extension.SUSPECT);
    assertThat(standard.flagged()).isEqualTo(1);
    assertThat(standard.notToBeReached()).isEqualTo(1);
    assertThat(whole.lost()).isEmpty();
    assertThat(site.told()).hasSize(before);
  }

  @Test
  void the_flag_of_non_punishment_is_in_the_row_also_without_mufakats_columns() throws IOException {
    site.as(INVESTIGATOR, CaseExportTest::scammer);

    var csv =
        new String(take(INVESTIGATOR, ALL, new Options(Format.CSV, false, false)).bytes(), UTF_8);
    var lines = csv.lines().toList();

    assertThat(lines.getFirst()).endsWith("mufakat_non_punishment");
    assertThat(lines.get(1)).endsWith("TRUE");
  }

  @Test
  void more_cases_than_are_read_at_once_come_each_once_and_by_reference() throws IOException {
    for (int i = 0; i < 205; i++) {
      site.as(
          INVESTIGATOR,
          room ->
              new CaseFiles(room)
                  .open(CaseSite.drawn(room, Collections.emptyList()), Reason.INTAKE));
    }

    var back = read(take(INVESTIGATOR, ALL, UNNAMED).bytes(), Format.CSV);

    assertThat(back.stream().map(f -> f.file().reference()))
        .hasSize(205)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  /// The file is larger than the heap, and so is the workbook's sheet.
  @Test
  void a_file_larger_than_the_heap_is_taken_out() throws Exception {
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + SMALL_HEAP_MB + "m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ManyCasesOut.class.getName(),
                "2800",
                "5",
                "places")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();

    var csv =
        Files.readAllLines(output).stream()
            .filter(l -> l.startsWith("csv "))
            .map(l -> l.split(" "))
            .findFirst();
    assertThat(csv).as(() -> read(output)).isPresent();
    assertThat(csv.orElseThrow()[2]).isEqualTo("14000");
    assertThat(Long.parseLong(csv.orElseThrow()[3])).isGreaterThan(SMALL_HEAP_MB * 1024L * 1024L);
    assertThat(read(output)).contains("workbook 2800 14000");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case scammer(CaseRoom room) {
    var person =
        new CasePerson(
            room.drawId(),
            Optional.of(VictimStatus.POSSIBLE),
            true,
            false,
            new Age.Unknown(),
            Classes.Sex.FEMALE,
            List.of(),
            List.of(),
            List.of(new RouteLeg(Optional.of("XEA"), Optional.of("XNO"), Optional.empty())),
            false,
            new Particulars(
                List.of(),
                new TreeMap<>(),
                List.of(
                    new PlaceOfExploitation(
                        Optional.of("XNO"),
                        Optional.of("Saltwick"),
                        Optional.empty(),
                        Optional.empty()),
                    new PlaceOfExploitation(
                        Optional.of("XEA"), Optional.empty(), Optional.empty(), Optional.empty())),
                List.of(),
                List.of(),
                List.of(),
                new Safety(true, false, Safety.Risk.NOT_ASSESSED, Optional.empty())));
    return new CaseFiles(room).open(CaseSite.drawn(room, List.of(person)), Reason.INTAKE);
  }

  private List<TakenOut.Taking> takenOut() {
    return site.as(SUPERVISOR, room -> new TakenOut(room).lately(5));
  }

  private record Taken(TakenOut.Taking taking, byte[] bytes) {}

  private Answer.Ready ready(CaseWorker by, Chosen cases, Options options) throws IOException {
    return (Answer.Ready)
        CaseExport.take(site.desk, by, new Wish(cases, options, Reason.COURT_ORDER), YES);
  }

  private Taken take(CaseWorker by, Chosen cases, Options options) throws IOException {
    var ready = ready(by, cases, options);
    try (var file = ready.file()) {
      var out = new ByteArrayOutputStream();
      file.sendTo(out);
      return new Taken(ready.taking(), out.toByteArray());
    }
  }

  private List<CaseFile> read(byte[] bytes, Format format) {
    var found = new ArrayList<CaseFile>();
    try {
      var file = folder.resolve(format == Format.CSV ? "cases.csv" : "cases.xlsx");
      Files.write(file, bytes);
      var answer =
          new HtcdsImport(site.desk.regime())
              .read(
                  new PlainFile(file),
                  file.toString(),
                  new Arrival(
                      Compartment.LAW_ENFORCEMENT, Instant.EPOCH, site::id, () -> "XNO-2031-9999"),
                  HtcdsImport.Purpose.LOOK,
                  read -> {
                    if (read instanceof HtcdsRead.Read good) {
                      found.add(good.file());
                    }
                    return true;
                  });
      assertThat(answer).isInstanceOf(HtcdsImport.Answer.Done.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private String contentOfLast(String event) throws Exception {
    try (var connection = site.database.getConnection();
        var statement =
            connection.prepareStatement(
                "select content from ledger_pending where event = ? order by arrival desc limit"
                    + " 1")) {
      statement.setString(1, event);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private byte[] saltOf(OpaqueId taking) {
    return site.as(
        INVESTIGATOR,
        room ->
            room.transaction()
                .with(
                    "SELECT salt FROM %1$s.taken_out WHERE id = ?",
                    statement -> {
                      statement.setString(1, taking.value());
                      try (var row = statement.executeQuery()) {
                        row.next();
                        return row.getBytes(1);
                      }
                    }));
  }
}
