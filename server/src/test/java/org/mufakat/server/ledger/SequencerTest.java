package org.mufakat.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.ledger.Checkpoints.Signing;
import org.springframework.jdbc.core.JdbcTemplate;

class SequencerTest {

  @Test
  void entries_get_their_places_in_the_order_of_their_arrival_and_say_what_was_said() {
    var site = LedgerSite.empty();
    var said = List.of(site.something(), site.something(), site.something());

    said.forEach(site.ledger::append);
    site.ledger.placeAll();

    assertThat(entries(site))
        .containsExactly(said.get(0).as(0), said.get(1).as(1), said.get(2).as(2));
    assertThat(site.number("select count(*) from ledger_pending")).isZero();
  }

  private static List<LedgerEntry> entries(LedgerSite site) {
    return new JdbcTemplate(site.database)
        .queryForList("select bytes from ledger_entry order by index", byte[].class).stream()
            .map(bytes -> LedgerEntry.decode(bytes).orElseThrow())
            .toList();
  }

  @Test
  void more_than_a_batch_is_placed_too() {
    var site = LedgerSite.empty().with(Sequencer.MOST_AT_ONCE + 100).witnessed();

    assertThat(site.audit().isSound()).isTrue();
    assertThat(site.audit().report().witnessed()).isEqualTo(Sequencer.MOST_AT_ONCE + 100);
  }

  @Test
  void a_change_that_is_undone_takes_its_entry_with_it() {
    var site = LedgerSite.empty();
    TestDatabase.run(site.database, "create table change (id int)");
    var sql = new JdbcTemplate(site.database);

    assertThatThrownBy(
            () ->
                site.ledger.recording(
                    () -> {
                      sql.update("insert into change values (1)");
                      site.ledger.append(site.something());
                      throw new IllegalStateException("on purpose");
                    },
                    _ -> Optional.empty()))
        .hasMessage("on purpose");
    site.ledger.recording(
        () -> sql.update("insert into change values (2)"), _ -> Optional.of(site.something()));
    site.ledger.placeAll();

    assertThat(site.number("select count(*) from change")).isEqualTo(1);
    assertThat(site.number("select count(*) from ledger_entry")).isEqualTo(1);
  }

  @Test
  void two_processes_that_place_at_once_make_one_sound_ledger() throws Exception {
    var site = LedgerSite.empty();
    var other = site.opened();
    var rounds = new ArrayList<Callable<Boolean>>();
    for (var each : List.of(site, other)) {
      rounds.add(
          () -> {
            for (int i = 0; i < 40; i++) {
              for (int j = 0; j < 1 + i % 7; j++) {
                each.ledger.append(said(i, j));
              }
              each.ledger.settle();
            }
            return true;
          });
    }

    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var each : threads.invokeAll(rounds)) {
        assertThat(each.get()).isTrue();
      }
    }
    site.witnessed();

    var audit = site.audit();
    assertThat(audit.report().findings()).isEmpty();
    assertThat(audit.report().witnessed()).isEqualTo(2 * said());
    assertThat(audit.waiting()).isZero();
  }

  @Test
  void placing_and_signing_at_once_within_a_process_do_not_wait_for_each_other() throws Exception {
    var site = LedgerSite.empty();
    var rounds = new ArrayList<Callable<Boolean>>();
    for (int thread = 0; thread < 4; thread++) {
      rounds.add(
          () -> {
            for (int i = 0; i < 20; i++) {
              site.ledger.append(said(i, 0));
              site.ledger.settle();
            }
            return true;
          });
    }

    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var each : threads.invokeAll(rounds, 60, TimeUnit.SECONDS)) {
        assertThat(each.isCancelled()).isFalse();
      }
    }

    assertThat(site.witnessed().audit().report().witnessed()).isEqualTo(80);
  }

  private static Happening said(int round, int number) {
    return new Happening(
        LedgerSite.NOON.plusSeconds(round).plusMillis(number),
        Actor.NODE,
        LedgerEvent.BACKUP,
        Subject.NONE,
        Reason.OPERATION);
  }

  private static int said() {
    int sum = 0;
    for (int i = 0; i < 40; i++) {
      sum += 1 + i % 7;
    }
    return sum;
  }

  @Test
  void a_process_that_ended_between_placing_and_signing_leaves_nothing_to_repair() {
    var site = LedgerSite.empty().with(10).witnessed().with(7);

    var restarted = site.opened();
    restarted.ledger.append(restarted.something());
    restarted.ledger.placeAll();
    restarted.witnessed();

    assertThat(restarted.audit().isSound()).isTrue();
    assertThat(restarted.audit().report().witnessed()).isEqualTo(18);
  }

  @Test
  void placings_that_a_crash_of_the_database_lost_are_made_again_by_the_same_process() {
    var site = LedgerSite.empty().with(10).witnessed().with(5);
    lose(site, 10, 5);

    site.ledger.append(site.something());

    assertThat(site.ledger.placeAll()).isEqualTo(new Sequencer.Answer.Placed(0));
    assertThat(site.witnessed().findings()).isEmpty();
    assertThat(site.audit().report().witnessed()).isEqualTo(16);
  }

  @Test
  void another_process_may_have_placed_as_many_as_were_lost() {
    var site = LedgerSite.empty().with(10).witnessed().with(5);
    lose(site, 10, 5);
    var other = site.opened();
    other.ledger.placeAll();

    site.with(2).witnessed();

    assertThat(site.findings()).isEmpty();
    assertThat(site.audit().report().witnessed()).isEqualTo(17);
  }

  /// What a crash of the database leaves: entries after the last checkpoint wait again. They are
  /// others here, so that no hash stays what it was.
  private static void lose(LedgerSite site, int from, int entries) {
    site.tamper(
        "delete from ledger_entry where index >= " + from,
        "delete from ledger_node where (index + 1) << level > " + from);
    for (int i = 0; i < entries; i++) {
      var again = said(i, 0);
      new JdbcTemplate(site.database)
          .update(
              "insert into ledger_pending (happened_at, actor, actor_role, actor_side, event,"
                  + " subject_kind, subject, reason, content)"
                  + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              Timestamp.from(again.at()),
              again.actor().id().value(),
              again.actor().role().code(),
              again.actor().compartmentCode(),
              again.event().code(),
              again.subject().kind().code(),
              again.subject().id().value(),
              again.reason().code(),
              again.content().hex());
    }
  }

  @Test
  void what_no_entry_can_say_does_not_get_to_wait_for_a_place() {
    assertThatThrownBy(
            () ->
                new Happening(
                    Instant.parse("1999-12-31T23:59:59Z"),
                    Actor.NODE,
                    LedgerEvent.BACKUP,
                    Subject.NONE,
                    Reason.OPERATION))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 2000 to 9999");
  }

  @Test
  void a_ledger_whose_end_was_removed_is_written_to_no_more() {
    var site = LedgerSite.empty().with(10).witnessed();
    site.tamper("delete from ledger_entry where index > 6");

    site.ledger.append(site.something());

    assertThat(site.ledger.placeAll()).isEqualTo(new Sequencer.Answer.Shortened(7, 10));
    assertThat(site.opened().ledger.placeAll()).isEqualTo(new Sequencer.Answer.Shortened(7, 10));
    assertThat(site.number("select count(*) from ledger_pending")).isEqualTo(1);
    assertThat(site.ledger.settle())
        .hasValueSatisfying(
            trouble -> assertThat(trouble).contains("node XNO holds 7 entries and held 10"));
  }

  @Test
  void a_tree_that_does_not_continue_what_was_signed_is_not_signed() {
    var site = LedgerSite.empty().with(8).witnessed();
    site.tamper("update ledger_node set hash = sha256('x') where (level, index) = (3, 0)");
    var restarted = site.opened().with(1);

    assertThat(restarted.ledger.checkpoints().sign())
        .isEqualTo(
            new Signing.NotSigned(
                "its first 8 entries are not those of the checkpoint that was signed of them"));
  }

  @Test
  void nothing_new_is_not_signed_again() {
    var site = LedgerSite.empty().with(3).signed();

    assertThat(site.ledger.checkpoints().sign()).isEqualTo(new Signing.NothingNew());
  }
}
