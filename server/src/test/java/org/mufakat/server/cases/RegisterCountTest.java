package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.cases.VictimStatus.ACTUAL;
import static org.mufakat.cases.VictimStatus.NOT_A_VICTIM;
import static org.mufakat.cases.VictimStatus.POSSIBLE;
import static org.mufakat.server.cases.CaseSite.CASE_WORKER;
import static org.mufakat.server.cases.CaseSite.INVESTIGATOR;
import static org.mufakat.server.cases.CaseSite.SERVICES_SUPERVISOR;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.server.cases.RegisterCount.Asked;
import org.mufakat.server.cases.RegisterCount.Counted;

/// Persons of one side counted by who came upon them; what is expected is counted by hand from the
/// register that each test makes. All persons are invented.
class RegisterCountTest {

  private static final int POLICE = 1;
  private static final int SHELTER = 2;
  private static final int HOTLINE = 4;

  private final CaseSite site = new CaseSite();

  /// A person in a case of their own: each word a kind of organization, `police@2031-02` with the
  /// first contact; `-` where none did, nothing where nobody recorded it.
  private Case met(CaseWorker by, VictimStatus status, String... words) {
    var file =
        site.as(
            by,
            room ->
                new CaseFiles(room)
                    .open(
                        CaseSite.drawn(room, List.of(person(room, status, words))), Reason.INTAKE));
    return file;
  }

  private static CasePerson person(CaseRoom room, VictimStatus status, String... words) {
    var person = CasePerson.unknown(room.drawId(), status);
    return person.with(person.particulars().with(encounters(words)));
  }

  private static Encounters encounters(String... words) {
    if (words.length == 0) {
      return Encounters.NOT_RECORDED;
    }
    return Encounters.of(
        Arrays.stream(words).filter(w -> !w.equals("-")).map(RegisterCountTest::one).toList());
  }

  private static Encounter one(String word) {
    var parts = word.split("@");
    return new Encounter(
        parts[0], Stream.of(parts).skip(1).findFirst().map(CaseDate::of), Optional.empty());
  }

  private Case served(String... words) {
    return met(CASE_WORKER, POSSIBLE, words);
  }

  private static OpaqueId in(Case file) {
    return file.persons().getFirst().id();
  }

  private Counted count(Asked asked) {
    return site.as(CASE_WORKER, room -> RegisterCount.of(room.connection(), asked));
  }

  private static Asked asked(Optional<LocalDate> since, Optional<LocalDate> until) {
    return new Asked(
        Compartment.VICTIM_SERVICES,
        Set.of(POSSIBLE, ACTUAL),
        since,
        until,
        List.of(Set.of("police", "immigration"), Set.of("shelter"), Set.of("hotline")));
  }

  private Counted count() {
    return count(asked(Optional.empty(), Optional.empty()));
  }

  private static TreeMap<Integer, Integer> histories(Integer... bitsAndPersons) {
    var all = new TreeMap<Integer, Integer>();
    for (int i = 0; i < bitsAndPersons.length; i += 2) {
      all.put(bitsAndPersons[i], bitsAndPersons[i + 1]);
    }
    return all;
  }

  @Test
  void each_person_is_counted_once_by_the_lists_that_their_encounters_make() {
    served("police");
    served("immigration");
    served("police", "immigration", "shelter");
    served("police", "police");
    served("shelter", "hotline", "police");
    served("school");
    served("-");
    served();
    met(CASE_WORKER, ACTUAL, "hotline");
    met(CASE_WORKER, NOT_A_VICTIM, "hotline", "police");

    assertThat(count())
        .isEqualTo(
            new Counted(
                histories(
                    POLICE, 3, HOTLINE, 1, POLICE + SHELTER, 1, POLICE + SHELTER + HOTLINE, 1),
                2,
                1,
                0,
                0));
  }

  @Test
  void the_other_sides_persons_are_not_there() {
    served("police");
    met(INVESTIGATOR, POSSIBLE, "police", "shelter");
    met(INVESTIGATOR, ACTUAL, "hotline");

    assertThat(count().histories()).isEqualTo(histories(POLICE, 1));
    assertThat(
            count(
                    new Asked(
                        Compartment.LAW_ENFORCEMENT,
                        Set.of(ACTUAL),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(Set.of("police"), Set.of("shelter"), Set.of("hotline"))))
                .histories())
        .isEqualTo(histories(HOTLINE, 1));
  }

  @Test
  void records_that_are_said_to_be_one_persons_are_one_person_until_that_is_taken_back() {
    var first = served("police");
    var second = served("shelter");
    var third = met(CASE_WORKER, NOT_A_VICTIM, "hotline");
    served("shelter");

    merge(in(first), in(second));
    merge(in(second), in(third));

    assertThat(count().histories()).isEqualTo(histories(SHELTER, 1, POLICE + SHELTER + HOTLINE, 1));

    assertThat(
            site.<Boolean>as(SERVICES_SUPERVISOR, room -> new Duplicates(room).unmerge(in(second))))
        .isTrue();
    assertThat(count().histories()).isEqualTo(histories(SHELTER, 2, POLICE + HOTLINE, 1));
  }

  private void merge(OpaqueId one, OpaqueId other) {
    site.as(
        SERVICES_SUPERVISOR,
        room -> {
          new Duplicates(room).merge(one, other);
          return 0;
        });
  }

  /// Joined on the page for whoever sees both cases, and for nobody else.
  @Test
  void encounters_of_another_record_are_shown_where_its_case_may_be_seen() {
    var mine = served("police");
    var theirs = met(SERVICES_SUPERVISOR, POSSIBLE, "shelter", "police");
    merge(in(mine), in(theirs));

    assertThat(joined(SERVICES_SUPERVISOR, mine))
        .isEqualTo(Map.of(in(mine), encounters("police", "shelter")));
    assertThat(joined(CASE_WORKER, mine)).isEmpty();

    site.as(SERVICES_SUPERVISOR, room -> new Duplicates(room).unmerge(in(theirs)));
    assertThat(joined(SERVICES_SUPERVISOR, mine)).isEmpty();
  }

  private Map<OpaqueId, Encounters> joined(CaseWorker who, Case file) {
    return site.as(who, room -> new JoinedEncounters(room).of(file));
  }

  @Test
  void a_contact_that_may_lie_outside_of_the_period_puts_on_no_list_and_is_told() {
    served("police@2031-01-01");
    served("police@2031-03-31", "shelter@2031-02");
    served("police@2030-12-31", "shelter@2031-04-01");
    served("police@2031", "hotline@2031-03");
    served("police", "hotline@2031-04");
    site.as(
        CASE_WORKER,
        room -> {
          var estimated = CasePerson.unknown(room.drawId(), POSSIBLE);
          var buddhist = new CaseDate("2574-02", CalendarEra.BUDDHIST, 0);
          var met =
              List.of(
                  new Encounter("shelter", Optional.of(buddhist), Optional.empty()),
                  new Encounter(
                      "police", Optional.of(buddhist.estimatedWithin(1)), Optional.empty()));
          return new CaseFiles(room)
              .open(
                  CaseSite.drawn(
                      room,
                      List.of(estimated.with(estimated.particulars().with(Encounters.of(met))))),
                  Reason.INTAKE);
        });

    var counted =
        count(
            asked(
                Optional.of(LocalDate.parse("2031-01-01")),
                Optional.of(LocalDate.parse("2031-03-31"))));

    assertThat(counted)
        .isEqualTo(
            new Counted(
                histories(POLICE, 1, SHELTER, 1, POLICE + SHELTER, 1, HOTLINE, 1), 2, 0, 0, 3));
  }

  @Test
  void who_withdrew_a_consent_to_statistics_is_left_out_with_all_records_until_they_give_another() {
    var first = served("police");
    var second = served("shelter");
    served("police");
    merge(in(first), in(second));
    consent(in(second), "statistics", "2031-05-01", true);
    consent(in(first), "investigation", "2031-05-03", true);

    assertThat(count()).isEqualTo(new Counted(histories(POLICE, 1), 0, 0, 1, 0));

    consent(in(first), "statistics", "2031-05-02", false);
    assertThat(count())
        .isEqualTo(new Counted(histories(POLICE, 1, POLICE + SHELTER, 1), 0, 0, 0, 0));
  }

  private void consent(OpaqueId about, String use, String day, boolean withdrawn) {
    site.as(
        CASE_WORKER,
        room ->
            room.transaction()
                .with(
                    """
                    INSERT INTO %1$s.consent (id, about, use, recipient_kind, recipient, parts,
                      given, until, withdrawn, read_in, text_version, account)
                    VALUES (?, ?, ?, 'within', 'law-enforcement', '{}', ?::timestamptz,
                      ?::timestamptz + interval '1 year', CASE WHEN ? THEN now() END, 'en', '', '')\
                    """,
                    statement -> {
                      statement.setString(1, room.drawId().value());
                      statement.setString(2, about.value());
                      statement.setString(3, use);
                      statement.setString(4, day);
                      statement.setString(5, day);
                      statement.setBoolean(6, withdrawn);
                      return statement.executeUpdate();
                    }));
  }

  @Test
  void whoever_was_erased_counts_no_more_and_leaves_no_encounter() {
    var gone = served("police", "shelter");
    served("shelter");
    in(CASE_WORKER, room -> new Retention(room).ask(gone.id(), Retention.Wish.ERASE));
    in(
        SERVICES_SUPERVISOR,
        room ->
            assertThat(new Retention(room).confirm(gone, Retention.Wish.ERASE))
                .isEqualTo(Retention.Confirmation.ERASED));

    assertThat(count().histories()).isEqualTo(histories(SHELTER, 1));
    assertThat(rows("case_encounter")).isEqualTo(1);
  }

  private void in(CaseWorker who, Consumer<CaseRoom> work) {
    site.as(
        who,
        room -> {
          work.accept(room);
          return 0;
        });
  }

  private int rows(String table) {
    return site.as(
        CASE_WORKER,
        room ->
            room.transaction()
                .with(
                    "SELECT count(*) FROM %1$s." + table,
                    statement -> {
                      try (var row = statement.executeQuery()) {
                        row.next();
                        return row.getInt(1);
                      }
                    }));
  }

  /// Many at once are kept as one is, and a change takes the place of what was.
  @Test
  void cases_opened_at_once_and_changed_since_are_counted_as_they_stand() {
    var opened =
        site.as(
            CASE_WORKER,
            room -> {
              var all = new ArrayList<ManyCases.New>();
              for (String kind : List.of("police", "shelter", "hotline")) {
                var file = CaseSite.drawn(room, List.of(person(room, POSSIBLE, kind)));
                all.add(new ManyCases.New(file, Map.of(), Optional.empty()));
              }
              return new ManyCases(room).open(all, Reason.INTAKE);
            });
    var first = opened.getFirst();
    var person = first.persons().getFirst();
    var changed = person.with(person.particulars().with(encounters("hotline")));
    site.as(
        CASE_WORKER,
        room ->
            new CaseFiles(room)
                .change(first.with(List.of(changed), List.of()), Reason.ASSIGNED_CASE));

    assertThat(count().histories()).isEqualTo(histories(SHELTER, 1, HOTLINE, 2));
  }

  /// The tables as they were before, and the upgrade anew.
  @Test
  void who_stood_in_a_case_before_the_upgrade_is_of_the_population_after_it() throws Exception {
    served();
    met(CASE_WORKER, ACTUAL);
    met(CASE_WORKER, NOT_A_VICTIM);
    met(INVESTIGATOR, POSSIBLE);
    try (var connection = site.database.getConnection();
        var statement = connection.createStatement();
        var script = getClass().getResourceAsStream("/db/cases/V40__encounters.sql")) {
      connection.setAutoCommit(false);
      for (String side : List.of("law_enforcement", "victim_services")) {
        statement.execute("DROP TABLE %s.case_encounter".formatted(side));
        statement.execute(
            "ALTER TABLE %s.case_person DROP victim, DROP encounters_recorded".formatted(side));
      }
      statement.execute(
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
      connection.commit();
    }

    assertThat(count()).isEqualTo(new Counted(histories(), 0, 2, 0, 0));
  }

  /// What was kept before there were encounters is the same to the letter.
  @Test
  void a_record_without_encounters_is_written_as_before() {
    var file = met(CASE_WORKER, POSSIBLE);

    assertThat(CaseText.write(file)).doesNotContain("encounters");
    assertThat(CaseText.read(CaseText.write(file))).isEqualTo(file);
  }
}
