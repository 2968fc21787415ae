package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.cases.RecordPart.ACCOUNT_OF_EVENTS;
import static org.mufakat.cases.RecordPart.HEALTH;
import static org.mufakat.cases.RecordPart.NAME;
import static org.mufakat.cases.RecordPart.SAME_PERSON;
import static org.mufakat.cases.RecordPart.VICTIM_STATUS;
import static org.mufakat.server.cases.CaseSite.CASE_WORKER;
import static org.mufakat.server.cases.CaseSite.INVESTIGATOR;
import static org.mufakat.server.cases.CaseSite.OTHER_INVESTIGATOR;
import static org.mufakat.server.cases.CaseSite.SERVICES_SUPERVISOR;
import static org.mufakat.server.cases.CaseSite.SUPERVISOR;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mufakat.cases.Age;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes;
import org.mufakat.cases.CrossingAnswer.Obstacle;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.RecordPart;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.cases.Consents.Recording;
import org.mufakat.server.cases.Crossings.Giving;
import org.mufakat.server.ledger.OpaqueIds;

/// What passes the wall, on what, and how it is called back. All persons are invented.
class CrossingsTest {

  private final Wall wall = new Wall();

  @Test
  void without_consent_or_order_nothing_passes_and_the_refusal_is_told() {
    assertThat(wall.give("investigation", NAME))
        .isEqualTo(new Giving.Refused(Set.of(Obstacle.NO_BASIS)));
    assertThat(wall.received(SUPERVISOR)).isEmpty();
    assertThat(wall.site.told().getLast()).isEqualTo("crossing-refused person no-consent");
  }

  @Test
  void on_a_consent_exactly_what_was_agreed_to_passes() {
    wall.consent("investigation", NAME, VICTIM_STATUS);

    var giving = wall.give("investigation", NAME, VICTIM_STATUS);

    assertThat(giving).isInstanceOf(Giving.Given.class);
    assertThat(wall.site.told().getLast()).isEqualTo("crossing person victim-consent");
    var line = wall.received(SUPERVISOR).getFirst();
    var content = wall.read(SUPERVISOR, line.id()).orElseThrow();
    assertThat(content.identity().names()).hasSize(1);
    assertThat(content.victim()).contains(VictimStatus.POSSIBLE);
    assertThat(content.identity().born()).isEmpty();
    assertThat(content.identity().documents()).isEmpty();
    assertThat(content.particulars()).isEqualTo(Particulars.NONE);
    assertThat(content.account()).isEmpty();
    assertThat(wall.site.told().getLast()).isEqualTo("identity-read person assigned-case");
  }

  /// Each part fills its own places and no others.
  @ParameterizedTest
  @EnumSource(RecordPart.class)
  void a_part_brings_itself_alone(RecordPart part) {
    wall.consent("assistance", part);

    wall.give("assistance", part);

    var line = wall.received(SUPERVISOR).getFirst();
    var content = wall.read(SUPERVISOR, line.id()).orElseThrow();
    assertThat(filled(content)).isEqualTo(part == SAME_PERSON ? Set.of() : Set.of(part));
    assertThat(content.particulars().encounters()).isEqualTo(Encounters.NOT_RECORDED);
  }

  /// Which parts something is told of, judged by the content alone.
  private static Set<RecordPart> filled(Disclosed content) {
    var filled = new HashSet<RecordPart>();
    var safety = content.particulars().safety();
    add(filled, NAME, !content.identity().names().isEmpty());
    add(filled, RecordPart.BIRTH_DATE, content.identity().born().isPresent());
    add(filled, RecordPart.DOCUMENTS, !content.identity().documents().isEmpty());
    add(
        filled,
        RecordPart.CONTACT,
        !content.identity().contacts().isEmpty() || safety.doNotContact());
    add(filled, RecordPart.CITIZENSHIP, !content.particulars().citizenships().isEmpty());
    add(
        filled,
        RecordPart.WHEREABOUTS,
        !content.route().isEmpty() || !content.particulars().places().isEmpty());
    add(filled, RecordPart.SERVICES, !content.particulars().services().isEmpty());
    add(filled, RecordPart.RISK, safety.assessed().isPresent());
    add(filled, VICTIM_STATUS, content.victim().isPresent());
    add(filled, ACCOUNT_OF_EVENTS, !content.account().isEmpty());
    add(filled, HEALTH, !content.health().isEmpty());
    return filled;
  }

  private static void add(Set<RecordPart> to, RecordPart part, boolean there) {
    if (there) {
      to.add(part);
    }
  }

  @Test
  void for_another_purpose_or_more_parts_nothing_passes_not_even_what_is_covered() {
    wall.consent("investigation", NAME);

    assertThat(wall.give("prosecution", NAME))
        .isEqualTo(new Giving.Refused(Set.of(Obstacle.OTHER_PURPOSE)));
    assertThat(wall.give("investigation", NAME, HEALTH))
        .isEqualTo(new Giving.Refused(Set.of(Obstacle.MORE_THAN_COVERED)));
    assertThat(wall.received(SUPERVISOR)).isEmpty();
  }

  @Test
  void a_consent_taken_back_takes_back_what_was_given_on_it() throws SQLException {
    var consent = wall.consent("investigation", NAME, SAME_PERSON);
    wall.give("investigation", NAME, SAME_PERSON);
    var line = wall.received(SUPERVISOR).getFirst();
    var theirs = linked(line.id());

    assertThat(wall.withdraw(consent)).isTrue();

    assertThat(wall.read(SUPERVISOR, line.id())).isEmpty();
    var after = wall.received(SUPERVISOR).getFirst();
    assertThat(after.recalled()).contains(CaseSite.NOON);
    assertThat(after.person()).isEmpty();
    assertThat(wall.site.as(SUPERVISOR, room -> new TeamWork(room).notices()).getFirst().news())
        .isEqualTo(TeamWork.News.RECALLED);
    assertThat(wall.ofPerson(INVESTIGATOR, theirs)).isEmpty();
    assertThat(wall.site.told())
        .endsWith("consent-withdrawn consent victim-request", "erasure person consent-ended");
    assertThat(wall.give("investigation", NAME))
        .isEqualTo(new Giving.Refused(Set.of(Obstacle.WITHDRAWN)));
  }

  /// Whoever withdraws has said so and not committed yet when the giver comes.
  @Test
  void whoever_gives_waits_for_a_withdrawal_that_is_under_way_and_is_then_refused()
      throws Exception {
    var consent = wall.consent("investigation", NAME);
    var withdrawn = new CountDownLatch(1);
    var isWaitedFor = new CountDownLatch(1);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var withdrawing =
          threads.submit(
              () ->
                  wall.site.<Boolean>as(
                      CASE_WORKER,
                      room -> {
                        boolean done =
                            new Consents(room).withdraw(wall.file.id(), wall.she, consent);
                        withdrawn.countDown();
                        await(isWaitedFor);
                        return done;
                      }));
      await(withdrawn);
      var giving = threads.submit(() -> wall.give("investigation", NAME));
      awaitSomeoneWaiting();
      isWaitedFor.countDown();

      assertThat(withdrawing.get()).isTrue();
      assertThat(giving.get()).isEqualTo(new Giving.Refused(Set.of(Obstacle.WITHDRAWN)));
    }
    assertThat(wall.received(SUPERVISOR)).isEmpty();
    assertThat(wall.site.told().getLast()).isEqualTo("crossing-refused person consent-ended");
  }

  /// Whoever gives has passed the door and not committed yet when the consent is taken back.
  @Test
  void whoever_withdraws_waits_for_a_giving_that_is_under_way_and_recalls_it() throws Exception {
    var consent = wall.consent("investigation", NAME);
    var given = new CountDownLatch(1);
    var isWaitedFor = new CountDownLatch(1);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var giving =
          threads.submit(
              () ->
                  wall.site.<Giving>as(
                      CASE_WORKER,
                      room -> {
                        var answer =
                            new Crossings(room)
                                .give(
                                    new Crossings.Wish(
                                        wall.file.id(), wall.she, "investigation", Set.of(NAME)));
                        given.countDown();
                        await(isWaitedFor);
                        return answer;
                      }));
      await(given);
      var withdrawing = threads.submit(() -> wall.withdraw(consent));
      awaitSomeoneWaiting();
      isWaitedFor.countDown();

      assertThat(giving.get()).isInstanceOf(Giving.Given.class);
      assertThat(withdrawing.get()).isTrue();
    }
    var line = wall.received(SUPERVISOR).getFirst();
    assertThat(line.recalled()).isPresent();
    assertThat(wall.read(SUPERVISOR, line.id())).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Until a transaction of this database waits for another's lock.
  private void awaitSomeoneWaiting() throws SQLException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!isSomeoneWaiting()) {
      assertThat(System.nanoTime()).as("someone waits for a lock").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private boolean isSomeoneWaiting() throws SQLException {
    try (var connection = wall.site.database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select exists (select 1 from pg_stat_activity where datname = current_database()"
                    + " and wait_event_type = 'Lock')")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  @Test
  void taking_back_twice_changes_nothing() {
    var consent = wall.consent("investigation", NAME);
    wall.withdraw(consent);
    var told = wall.site.told();

    assertThat(wall.withdraw(consent)).isTrue();

    assertThat(wall.site.told()).isEqualTo(told);
  }

  @Test
  void what_is_over_is_not_readable_also_where_nobody_has_swept() {
    wall.consent("investigation", NAME);
    wall.give("investigation", NAME);
    var line = wall.received(SUPERVISOR).getFirst();
    wall.site.later(Duration.ofDays(184).plusHours(1));

    assertThat(line.isReadableAt(line.until())).isFalse();
    assertThat(wall.read(SUPERVISOR, line.id())).isEmpty();
    assertThat(wall.site.told().getLast()).isEqualTo("erasure person expired");
  }

  @Test
  void the_timetable_destroys_what_is_over_once() {
    wall.consent("investigation", NAME);
    wall.give("investigation", NAME);
    wall.site.later(Duration.ofDays(200));

    assertThat(Recalls.once(wall.site.desk)).isEqualTo(1);
    assertThat(Recalls.once(wall.site.desk)).isZero();

    var line = wall.received(SUPERVISOR).getFirst();
    assertThat(line.recalled()).contains(line.until());
    assertThat(wall.site.told().stream().filter(t -> t.startsWith("erasure"))).hasSize(1);
  }

  @Test
  void a_courts_order_opens_for_any_purpose_and_its_end_recalls() throws SQLException {
    var order = wall.courtOrder(Duration.ofDays(30), NAME).orElseThrow();

    assertThat(wall.give("prosecution", NAME)).isInstanceOf(Giving.Given.class);
    assertThat(wall.site.told()).endsWith("crossing person court-order");
    assertThat(wall.site.dump())
        .doesNotContain("Court of Northmark", hex("Court of Northmark"), hex("C 12/2031"));
    var kept =
        wall.site
            .as(CASE_WORKER, room -> new CourtOrders(room).of(wall.file.id(), wall.she))
            .getFirst();
    assertThat(kept.court()).contains(new CourtOrders.Source("Court of Northmark", "C 12/2031"));

    wall.site.later(Duration.ofHours(1));
    assertThat(
            wall.site.<Boolean>as(
                SERVICES_SUPERVISOR,
                room -> new CourtOrders(room).end(wall.file.id(), wall.she, order)))
        .isTrue();

    assertThat(wall.read(SUPERVISOR, wall.received(SUPERVISOR).getFirst().id())).isEmpty();
    assertThat(wall.give("prosecution", NAME)).isEqualTo(new Giving.Refused(Set.of(Obstacle.OVER)));
  }

  @Test
  void only_a_supervisor_records_an_order() {
    var recorded =
        wall.site.as(
            CASE_WORKER,
            room ->
                new CourtOrders(room)
                    .record(
                        wall.file.id(),
                        wall.she,
                        new CourtOrders.Source("Court of Northmark", "C 1"),
                        Set.of(NAME),
                        room.now().plusSeconds(60)));

    assertThat(recorded).isEmpty();
  }

  @Test
  void what_is_received_bears_no_id_of_the_giving_side_and_stands_nowhere_in_plain()
      throws SQLException {
    wall.consent("investigation", NAME, ACCOUNT_OF_EVENTS);
    var crossing = ((Giving.Given) wall.give("investigation", NAME, ACCOUNT_OF_EVENTS)).crossing();

    assertThat(wall.site.dump(Compartment.LAW_ENFORCEMENT))
        .contains(wall.received(SUPERVISOR).getFirst().id().value())
        .doesNotContain(wall.she.value(), wall.file.id().value(), crossing.value())
        .doesNotContain(wall.account.value(), CASE_WORKER.account().value());
    assertThat(wall.site.dump()).doesNotContain("Lestari", hex("Lestari"), hex("net loft"));
  }

  @Test
  void whoever_erases_a_person_recalls_what_was_given_of_them() {
    wall.consent("investigation", NAME);
    wall.give("investigation", NAME);
    var line = wall.received(SUPERVISOR).getFirst();

    wall.site.as(
        CASE_WORKER,
        room -> {
          room.identities().erase(wall.she);
          return new Crossings(room).recallOf(wall.she, Reason.RETENTION_ENDED);
        });

    assertThat(wall.read(SUPERVISOR, line.id())).isEmpty();
  }

  @Test
  void a_note_on_someone_else_does_not_pass() {
    var elsewhere =
        wall.site.as(
            CASE_WORKER,
            room -> new Notes(room).add(wall.file.id(), Optional.empty(), "her sister told us"));
    wall.consent("investigation", ACCOUNT_OF_EVENTS);

    wall.site.as(
        CASE_WORKER,
        room ->
            new Crossings(room)
                .give(
                    new Crossings.Wish(
                        wall.file.id(),
                        wall.she,
                        "investigation",
                        Set.of(ACCOUNT_OF_EVENTS),
                        Set.of(elsewhere),
                        Set.of(),
                        Set.of())));

    var content = wall.read(SUPERVISOR, wall.received(SUPERVISOR).getFirst().id());
    assertThat(content.orElseThrow().account()).isEmpty();
  }

  @Test
  void a_supervisor_says_whose_it_is_and_then_those_of_that_case_see_it() {
    wall.consent("investigation", NAME, SAME_PERSON, VICTIM_STATUS);
    wall.give("investigation", NAME, SAME_PERSON, VICTIM_STATUS);
    var id = wall.received(SUPERVISOR).getFirst().id();
    assertThat(wall.received(INVESTIGATOR)).isEmpty();
    assertThat(wall.read(INVESTIGATOR, id)).isEmpty();

    var suspect = linked(id);

    assertThat(wall.read(INVESTIGATOR, id)).isPresent();
    assertThat(wall.read(OTHER_INVESTIGATOR, id)).isEmpty();
    assertThat(wall.ofPerson(INVESTIGATOR, suspect)).hasSize(1);
  }

  @Test
  void a_disclosed_victim_status_calls_for_non_punishment_until_it_is_recalled() {
    var consent = wall.consent("investigation", SAME_PERSON, VICTIM_STATUS);
    wall.give("investigation", SAME_PERSON, VICTIM_STATUS);
    var suspect = linked(wall.received(SUPERVISOR).getFirst().id());

    assertThat(callsForNonPunishment(suspect)).isTrue();

    wall.withdraw(consent);
    assertThat(callsForNonPunishment(suspect)).isFalse();
  }

  @Test
  void what_was_let_through_of_one_record_counts_for_each_of_the_same_person() {
    wall.consent("investigation", SAME_PERSON, VICTIM_STATUS);
    wall.give("investigation", SAME_PERSON, VICTIM_STATUS);
    var linked = linked(wall.received(SUPERVISOR).getFirst().id());
    var first = suspect();
    var second = suspect();
    var stranger = suspect();

    same(first, linked);
    same(linked, second);

    assertThat(callsForNonPunishment(linked)).isTrue();
    assertThat(callsForNonPunishment(first)).isTrue();
    assertThat(callsForNonPunishment(second)).isTrue();
    assertThat(callsForNonPunishment(stranger)).isFalse();
  }

  private void same(OpaqueId one, OpaqueId other) {
    wall.site.as(
        SUPERVISOR,
        room -> {
          new Duplicates(room).merge(one, other);
          return other;
        });
  }

  @Test
  void without_word_that_it_is_the_same_person_nothing_is_linked() {
    wall.consent("investigation", NAME);
    wall.give("investigation", NAME);
    var id = wall.received(SUPERVISOR).getFirst().id();
    var suspect = suspect();

    assertThat(wall.site.<Boolean>as(SUPERVISOR, room -> new Received(room).link(id, suspect)))
        .isFalse();
  }

  @Test
  void what_is_asked_for_beyond_stands_with_the_giver_and_the_asker_learns_nothing() {
    wall.consent("investigation", NAME);
    wall.give("investigation", NAME);
    var id = wall.received(SUPERVISOR).getFirst().id();

    assertThat(asked(id, HEALTH)).isTrue();
    assertThat(given().getFirst().asked()).containsExactly(HEALTH);
    assertThat(given().getFirst().askedAt()).contains(CaseSite.NOON);
    assertThat(wall.site.told().getLast()).isEqualTo("crossing person none");
    assertThat(asked(wall.site.id(), HEALTH)).isFalse();
  }

  @Test
  void whoever_gave_is_told_that_more_is_asked_and_nothing_else_and_once_until_it_is_seen() {
    wall.consent("investigation", NAME);
    wall.give("investigation", NAME);
    var id = wall.received(SUPERVISOR).getFirst().id();

    asked(id, HEALTH);
    asked(id, NAME);

    assertThat(asking(CASE_WORKER)).isEqualTo(1);
    assertThat(asking(SUPERVISOR)).isZero();
    wall.site.as(
        CASE_WORKER,
        room -> {
          new TeamWork(room).see();
          return 0;
        });
    asked(id, HEALTH);
    assertThat(asking(CASE_WORKER)).isEqualTo(2);
  }

  private long asking(CaseWorker worker) {
    return wall.site.as(
        worker,
        room ->
            new TeamWork(room)
                .notices().stream()
                    .filter(n -> n.news() == TeamWork.News.MORE_ASKED)
                    .filter(n -> n.file().isEmpty() || n.file().get().equals(wall.file.id()))
                    .count());
  }

  @Test
  void of_what_is_over_or_was_recalled_nothing_more_is_asked() {
    wall.consent("investigation", NAME);
    wall.give("investigation", NAME);
    var id = wall.received(SUPERVISOR).getFirst().id();
    wall.withdraw(given().getFirst().basis());

    assertThat(asked(id, HEALTH)).isFalse();

    wall.consent("prosecution", NAME);
    wall.give("prosecution", NAME);
    var over =
        wall.received(SUPERVISOR).stream()
            .filter(l -> l.recalled().isEmpty())
            .findFirst()
            .orElseThrow()
            .id();
    wall.site.later(Duration.ofDays(400));

    assertThat(asked(over, HEALTH)).isFalse();
    assertThat(asking(CASE_WORKER)).isZero();
    assertThat(given()).allMatch(line -> line.asked().isEmpty());
  }

  @Test
  void supervisors_of_the_side_that_receives_are_told_that_something_came() throws SQLException {
    var account = "a-superv1";
    try (var connection = wall.site.database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into account (id, username, display_name, role, supervisor, password_hash,"
              + " disabled, must_change_password, created_at, password_set_at, epoch) values ('"
              + account
              + "', 'inspector', 'Inspector', 'investigator', true, '-', false, false, now(),"
              + " now(), 0)");
    }
    var inspector =
        new CaseWorker(
            new Actor(
                OpaqueIds.of(CaseSite.NORTH, Subject.Kind.ACCOUNT, account),
                Actor.Role.INVESTIGATOR,
                Optional.of(Compartment.LAW_ENFORCEMENT)),
            Compartment.LAW_ENFORCEMENT,
            true,
            true);
    wall.consent("investigation", NAME);

    wall.give("investigation", NAME);

    assertThat(wall.site.<List<TeamWork.Notice>>as(inspector, room -> new TeamWork(room).notices()))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.news()).isEqualTo(TeamWork.News.RECEIVED);
              assertThat(notice.file()).isEmpty();
            });
  }

  private List<Crossings.Line> given() {
    return wall.site.as(CASE_WORKER, room -> new Crossings(room).of(wall.file.id(), wall.she));
  }

  private boolean asked(OpaqueId id, RecordPart part) {
    return wall.site.<Boolean>as(
        SUPERVISOR, room -> new Received(room).askForMore(id, Set.of(part)));
  }

  private boolean callsForNonPunishment(OpaqueId suspect) {
    return wall.site.<Boolean>as(
        INVESTIGATOR,
        room ->
            new CasePerson(
                    suspect,
                    Optional.empty(),
                    true,
                    false,
                    new Age.Unknown(),
                    Classes.Sex.UNKNOWN,
                    List.of(),
                    List.of(),
                    List.of(),
                    false)
                .callsForNonPunishment(new Received(room).disclosedStatus(suspect)));
  }

  private OpaqueId suspect() {
    return wall.site.opened(INVESTIGATOR, "Sari L.").persons().getFirst().id();
  }

  private OpaqueId linked(OpaqueId received) {
    var suspect = suspect();
    assertThat(
            wall.site.<Boolean>as(SUPERVISOR, room -> new Received(room).link(received, suspect)))
        .isTrue();
    return suspect;
  }

  @Test
  void ids_of_the_other_side_or_of_a_case_one_does_not_see_reach_nothing() {
    var consent = wall.consent("investigation", NAME);
    wall.give("investigation", NAME);
    var other = CaseSite.worker(9, Compartment.VICTIM_SERVICES, false);

    for (CaseWorker stranger : List.of(other, INVESTIGATOR, SUPERVISOR)) {
      wall.site.as(
          stranger,
          room -> {
            var file = wall.file.id();
            assertThat(new Consents(room).withdraw(file, wall.she, consent)).isFalse();
            assertThat(new Consents(room).of(file, wall.she)).isEmpty();
            assertThat(new Crossings(room).of(file, wall.she)).isEmpty();
            assertThat(new CourtOrders(room).of(file, wall.she)).isEmpty();
            assertThat(
                    new Crossings(room)
                        .give(new Crossings.Wish(file, wall.she, "investigation", Set.of(NAME))))
                .isEqualTo(new Giving.NotThere());
            assertThat(
                    new Consents(room)
                        .record(file, wall.she, Wall.agreed("investigation", NAME), Wall.REVIEWED))
                .isEqualTo(new Recording.NotThere());
            return 0;
          });
    }
    assertThat(given()).hasSize(1);
  }

  @Test
  void a_consent_of_another_person_of_ones_own_is_not_withdrawn_through_this_one() {
    var consent = wall.consent("investigation", NAME);
    var mine = wall.site.opened(CASE_WORKER, "Wulan Mahendra");
    var wulan = mine.persons().getFirst().id();

    assertThat(
            wall.site.<Boolean>as(
                CASE_WORKER, room -> new Consents(room).withdraw(mine.id(), wulan, consent)))
        .isFalse();
    assertThat(
            wall.site.<Boolean>as(
                CASE_WORKER, room -> new Consents(room).withdraw(mine.id(), wall.she, consent)))
        .isFalse();
    assertThat(wall.give("investigation", NAME)).isInstanceOf(Giving.Given.class);
  }

  /// Another record of hers, in another case of the same side.
  private Case herOther() {
    return wall.site.opened(CASE_WORKER, "Sary Lestari");
  }

  private void merge(OpaqueId other) {
    wall.site.as(
        SERVICES_SUPERVISOR,
        room -> {
          new Duplicates(room).merge(wall.she, other);
          return 0;
        });
  }

  private Giving giveOf(Case file) {
    var person = file.persons().getFirst().id();
    return wall.site.as(
        CASE_WORKER,
        room ->
            new Crossings(room)
                .give(new Crossings.Wish(file.id(), person, "investigation", Set.of(NAME))));
  }

  @Test
  void a_consent_is_seen_at_every_record_of_the_person_and_taken_back_from_each() {
    var other = herOther();
    var otherId = other.persons().getFirst().id();
    var consent = wall.consent("investigation", NAME);
    assertThat(giveOf(other)).isInstanceOf(Giving.Refused.class);
    merge(otherId);

    assertThat(
            wall.site.<List<Consents.Kept>>as(
                CASE_WORKER, room -> new Consents(room).of(other.id(), otherId)))
        .singleElement()
        .satisfies(kept -> assertThat(kept.consent().id()).isEqualTo(consent));
    assertThat(giveOf(other)).isInstanceOf(Giving.Given.class);
    assertThat(wall.give("investigation", NAME)).isInstanceOf(Giving.Given.class);

    assertThat(
            wall.site.<Boolean>as(
                CASE_WORKER, room -> new Consents(room).withdraw(other.id(), otherId, consent)))
        .isTrue();

    assertThat(wall.received(SUPERVISOR)).allMatch(line -> line.recalled().isPresent());
    assertThat(giveOf(other)).isInstanceOf(Giving.Refused.class);
    assertThat(wall.give("investigation", NAME)).isInstanceOf(Giving.Refused.class);
  }

  @Test
  void records_that_are_no_longer_one_persons_have_each_their_own_consents_again() {
    var other = herOther();
    var otherId = other.persons().getFirst().id();
    wall.consent("investigation", NAME);
    merge(otherId);
    giveOf(other);
    wall.give("investigation", NAME);

    wall.site.<Boolean>as(SERVICES_SUPERVISOR, room -> new Duplicates(room).unmerge(otherId));

    assertThat(
            wall.site.<List<Consents.Kept>>as(
                CASE_WORKER, room -> new Consents(room).of(other.id(), otherId)))
        .isEmpty();
    assertThat(giveOf(other)).isInstanceOf(Giving.Refused.class);
    assertThat(wall.received(SUPERVISOR).stream().filter(l -> l.recalled().isEmpty())).hasSize(1);
    assertThat(given()).allMatch(line -> line.recalled().isEmpty());
    assertThat(wall.give("investigation", NAME)).isInstanceOf(Giving.Given.class);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void what_is_said_of_a_person_never_shows_the_person() {
    var content =
        Disclosed.of(
            Set.of(NAME),
            CaseSite.identity("Sari Lestari"),
            CasePerson.unknown(wall.she, VictimStatus.POSSIBLE),
            new Disclosed.Chosen(List.of(), List.of()),
            Set.of());

    assertThat(content.toString()).doesNotContain("Sari");
    assertThat(DisclosedText.read(DisclosedText.write(content))).isEqualTo(content);
  }
}
