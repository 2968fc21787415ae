package org.mufakat.server.cases;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mufakat.server.cases.CaseSite.CASE_WORKER;
import static org.mufakat.server.cases.CaseSite.INVESTIGATOR;
import static org.mufakat.server.cases.CaseSite.OTHER_INVESTIGATOR;
import static org.mufakat.server.cases.CaseSite.SUPERVISOR;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mufakat.cases.Case;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;

/// The desk, in a database of its own. All persons are invented.
class CaseDeskTest {

  private final CaseSite site = new CaseSite();

  @Test
  void a_case_gets_the_next_reference_of_its_side_and_year() {
    var first = site.opened(INVESTIGATOR, "Sari Lestari");
    var second = site.opened(OTHER_INVESTIGATOR, "Budi Pranata");
    var elsewhere = site.opened(CASE_WORKER, "Sari Lestari");

    assertThat(List.of(first.reference(), second.reference(), elsewhere.reference()))
        .containsExactly("XNO-2031-0001", "XNO-2031-0002", "XNO-2031-0001");
  }

  @Test
  void whoever_opened_a_case_and_a_supervisor_see_it_and_others_of_the_side_do_not() {
    var file = site.opened(INVESTIGATOR, "Sari Lestari");

    assertThat(found(INVESTIGATOR, file.id())).isPresent();
    assertThat(found(SUPERVISOR, file.id())).isPresent();
    assertThat(found(OTHER_INVESTIGATOR, file.id())).isEmpty();
    assertThat(page(OTHER_INVESTIGATOR)).isEmpty();
    assertThat(site.told().getLast()).isEqualTo("refusal case not-permitted");
  }

  @Test
  void the_other_side_learns_nothing_not_even_by_a_refusal_that_is_told() {
    var file = site.opened(INVESTIGATOR, "Sari Lestari");
    var before = site.told();

    assertThat(found(CASE_WORKER, file.id())).isEmpty();
    assertThat(found(CaseSite.SERVICES_SUPERVISOR, file.id())).isEmpty();
    assertThat(hits(CASE_WORKER, "Sari Lestari")).isEmpty();
    assertThat(page(CaseSite.SERVICES_SUPERVISOR)).isEmpty();
    assertThat(site.told()).isEqualTo(before);
  }

  @Test
  void a_name_is_found_nearly_spelt_and_every_hit_is_told() {
    var file = site.opened(INVESTIGATOR, "Sari Lestari");
    site.opened(INVESTIGATOR, "Budi Pranata");

    var hits = hits(INVESTIGATOR, "Sary Lestary");

    assertThat(hits)
        .singleElement()
        .satisfies(hit -> assertThat(hit.cases().getFirst().id()).isEqualTo(file.id()));
    assertThat(site.told().getLast()).isEqualTo("identity-read person none");
  }

  @Test
  void a_person_in_a_case_that_one_does_not_see_is_not_found() {
    site.opened(INVESTIGATOR, "Sari Lestari");

    assertThat(hits(OTHER_INVESTIGATOR, "Sari Lestari")).isEmpty();
  }

  @Test
  void a_name_learnt_after_the_index_was_built_is_found() {
    site.opened(INVESTIGATOR, "Sari Lestari");
    assertThat(hits(INVESTIGATOR, "Wulan")).isEmpty();

    site.opened(INVESTIGATOR, "Wulan Mahendra");

    assertThat(hits(INVESTIGATOR, "Wulan")).hasSize(1);
  }

  @Test
  void what_fails_leaves_neither_a_change_nor_an_entry_nor_a_name() {
    assertThatThrownBy(
            () ->
                site.as(
                    INVESTIGATOR,
                    room -> {
                      var file =
                          new CaseFiles(room).open(CaseSite.drawn(room, List.of()), Reason.INTAKE);
                      new People(room)
                          .keep(file.id(), CaseSite.identity("Sari Lestari"), Reason.INTAKE);
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");

    assertThat(site.told()).isEmpty();
    assertThat(page(SUPERVISOR)).isEmpty();
    assertThat(hits(SUPERVISOR, "Sari")).isEmpty();
  }

  @Test
  void nothing_typed_about_a_person_stands_in_the_database_in_plain() throws SQLException {
    var file = site.opened(INVESTIGATOR, "Sari Lestari");
    var she = file.persons().getFirst().id();
    site.as(
        INVESTIGATOR,
        room -> new Notes(room).add(file.id(), Optional.empty(), "met at the harbour"));
    site.as(
        INVESTIGATOR, room -> new Notes(room).add(file.id(), Optional.of(she), "fears her uncle"));

    assertThat(notes(file.id()))
        .extracting(Notes.Note::text)
        .containsExactlyInAnyOrder("met at the harbour", "fears her uncle");
    assertThat(site.dump())
        .contains("XNO-2031-0001")
        .doesNotContainIgnoringCase("lestari")
        .doesNotContain(hex("Lestari"), hex("harbour"), hex("uncle"), "harbour", "uncle");
  }

  @Test
  void a_note_on_a_person_goes_with_the_person() {
    var file = site.opened(INVESTIGATOR, "Sari Lestari");
    var she = file.persons().getFirst().id();
    site.as(
        INVESTIGATOR, room -> new Notes(room).add(file.id(), Optional.of(she), "fears her uncle"));

    site.as(INVESTIGATOR, room -> room.identities().erase(she));

    assertThat(notes(file.id())).isEmpty();
  }

  @Test
  void a_list_is_paged_without_a_gap_or_a_repetition() {
    for (int i = 0; i < 7; i++) {
      site.opened(INVESTIGATOR, "Person " + (char) ('a' + i));
    }

    for (var sort : CaseQuery.Sort.values()) {
      var query = sorted(sort);
      var whole =
          site.as(INVESTIGATOR, room -> new CaseFiles(room).page(query, Optional.empty(), 50));
      var first =
          site.as(INVESTIGATOR, room -> new CaseFiles(room).page(query, Optional.empty(), 3));
      var second =
          site.as(
              INVESTIGATOR,
              room -> new CaseFiles(room).page(query, Optional.of(first.getLast()), 3));
      var third =
          site.as(
              INVESTIGATOR,
              room -> new CaseFiles(room).page(query, Optional.of(second.getLast()), 3));

      assertThat(whole).hasSize(7);
      assertThat(Stream.of(first, second, third).flatMap(List::stream).toList()).isEqualTo(whole);
    }
    assertThat(site.<Integer>as(INVESTIGATOR, room -> new CaseFiles(room).count(CaseQuery.ALL)))
        .isEqualTo(7);
  }

  private static CaseQuery sorted(CaseQuery.Sort sort) {
    return new CaseQuery(
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        sort);
  }

  private Optional<Case> found(CaseWorker by, OpaqueId id) {
    return site.as(by, room -> new CaseFiles(room).find(id));
  }

  private List<CaseRow> page(CaseWorker by) {
    return site.as(by, room -> new CaseFiles(room).page(CaseQuery.ALL, Optional.empty(), 50));
  }

  private List<People.Hit> hits(CaseWorker by, String words) {
    return site.as(by, room -> new People(room).search(words, 20));
  }

  private List<Notes.Note> notes(OpaqueId file) {
    return site.as(INVESTIGATOR, room -> new Notes(room).of(file));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whoever_came_first_is_served_first() throws InterruptedException {
    var held = IntStream.range(0, 4).mapToObj(_ -> new CountDownLatch(1)).toList();
    var begun = new CountDownLatch(4);
    var threads = new ArrayList<Thread>();
    for (CountDownLatch until : held) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () ->
                      site.as(
                          INVESTIGATOR,
                          _ -> {
                            begun.countDown();
                            return awaited(until);
                          })));
    }
    assertThat(begun.await(20, SECONDS)).isTrue();
    var served = Collections.synchronizedList(new ArrayList<Integer>());
    for (int i = 0; i < 6; i++) {
      int number = i;
      var thread = Thread.ofPlatform().start(() -> site.as(INVESTIGATOR, _ -> served.add(number)));
      threads.add(thread);
      while (thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
    }

    // One turn comes free, and goes from one to the next.
    held.getFirst().countDown();
    for (Thread waiting : threads.subList(4, 10)) {
      waiting.join();
    }
    held.forEach(CountDownLatch::countDown);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(served).containsExactly(0, 1, 2, 3, 4, 5);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(20, SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
