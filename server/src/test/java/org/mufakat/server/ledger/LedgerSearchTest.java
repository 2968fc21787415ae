package org.mufakat.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// Every question that can be asked of a ledger, against a list that is simply walked through.
class LedgerSearchTest {

  private static final int ENTRIES = 700;
  private static final Instant NOON = LedgerSite.NOON;

  private static LedgerSite site;
  private static List<LedgerEntry> all;
  private static LedgerSearch search;

  /// Entries a minute apart; now and then one says a time up to ten minutes before its neighbours.
  @BeforeAll
  static void aLedgerOfManyKinds() {
    site = LedgerSite.empty();
    var chance = new Random(11);
    for (int i = 0; i < ENTRIES; i++) {
      site.ledger.append(something(chance, i));
    }
    site.ledger.placeAll();
    search = new LedgerSearch(site.database);
    all =
        LongStream.range(0, ENTRIES)
            .mapToObj(i -> search.at(i).orElseThrow().entry().orElseThrow())
            .toList();
  }

  private static Happening something(Random chance, int number) {
    var roles = List.of(Actor.Role.INVESTIGATOR, Actor.Role.VICTIM_SERVICES_WORKER);
    var role = roles.get(chance.nextInt(2));
    var who =
        chance.nextInt(10) == 0
            ? Actor.NODE
            : new Actor(
                id(chance.nextInt(5)),
                role,
                Optional.of(
                    role == Actor.Role.INVESTIGATOR
                        ? Compartment.LAW_ENFORCEMENT
                        : Compartment.VICTIM_SERVICES));
    var events =
        List.of(LedgerEvent.IDENTITY_READ, LedgerEvent.CASE_CHANGED, LedgerEvent.CROSSING_REFUSED);
    var subject =
        chance.nextInt(12) == 0
            ? Subject.NONE
            : new Subject(
                chance.nextBoolean() ? Subject.Kind.PERSON : Subject.Kind.CASE,
                id(chance.nextInt(30)));
    return new Happening(
        NOON.plus(Duration.ofMinutes(number))
            .minus(Duration.ofMinutes(chance.nextInt(7) == 0 ? chance.nextInt(10) : 0)),
        who,
        number == 400 ? LedgerEvent.BREAK_GLASS_OPENED : events.get(chance.nextInt(3)),
        subject,
        chance.nextBoolean() ? Reason.ASSIGNED_CASE : Reason.NO_CONSENT);
  }

  private static OpaqueId id(int number) {
    return new OpaqueId("%032x".formatted(1 + number));
  }

  /// The whole answer, put together from pages.
  private static List<Long> pages(LedgerFilter filter, int most) {
    var found = new ArrayList<Long>();
    var page = search.older(filter, LedgerSearch.END, most);
    assertThat(page.newer()).isFalse();
    while (true) {
      page.rows().forEach(row -> found.add(row.index()));
      if (!page.older()) {
        return found;
      }
      assertThat(page.rows()).hasSize(most);
      page = search.older(filter, page.rows().getLast().index(), most);
      assertThat(page.newer()).isTrue();
    }
  }

  private static List<Long> pagesFromTheEnd(LedgerFilter filter, int most) {
    var found = new ArrayList<Long>();
    var page = search.newer(filter, -1, most);
    while (true) {
      var rows = page.rows().stream().map(LedgerSearch.Row::index).toList();
      found.addAll(0, rows);
      if (!page.newer()) {
        return found;
      }
      page = search.newer(filter, rows.getFirst(), most);
      assertThat(page.older()).isTrue();
    }
  }

  private static void sameAsWalkingThrough(LedgerFilter filter) {
    var expected =
        all.stream()
            .filter(filter::matches)
            .map(LedgerEntry::index)
            .sorted(Comparator.reverseOrder())
            .toList();

    assertThat(pages(filter, 50)).as("%s", filter).isEqualTo(expected);
    assertThat(pagesFromTheEnd(filter, 50)).as("%s, from the end", filter).isEqualTo(expected);
  }

  private static LedgerFilter filter(
      Set<LedgerEvent> events, Optional<OpaqueId> actor, Optional<OpaqueId> subject) {
    return new LedgerFilter(
        events,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        actor,
        subject,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void several_kinds_of_event_are_found_together_in_the_order_of_the_ledger() {
    sameAsWalkingThrough(
        filter(
            Set.of(LedgerEvent.BREAK_GLASS_OPENED, LedgerEvent.CASE_CHANGED),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void one_among_many_is_found() {
    var found =
        pages(
            filter(Set.of(LedgerEvent.BREAK_GLASS_OPENED), Optional.empty(), Optional.empty()), 50);

    assertThat(found).containsExactly(400L);
  }

  @Test
  void what_never_happened_is_an_empty_page() {
    var page =
        search.older(
            filter(Set.of(LedgerEvent.ERASURE), Optional.empty(), Optional.empty()),
            LedgerSearch.END,
            50);

    assertThat(page).isEqualTo(new LedgerSearch.Page(List.of(), false, false));
  }

  @Test
  void one_actor_one_subject_and_both_are_found_by_their_whole_id() {
    sameAsWalkingThrough(filter(Set.of(), Optional.of(id(2)), Optional.empty()));
    sameAsWalkingThrough(filter(Set.of(), Optional.empty(), Optional.of(id(7))));
    sameAsWalkingThrough(filter(Set.of(), Optional.of(id(2)), Optional.of(id(7))));
    sameAsWalkingThrough(filter(Set.of(), Optional.of(OpaqueId.NONE), Optional.empty()));
    sameAsWalkingThrough(filter(Set.of(), Optional.empty(), Optional.of(OpaqueId.NONE)));
    sameAsWalkingThrough(filter(Set.of(), Optional.of(id(99)), Optional.empty()));
  }

  @Test
  void any_choice_of_conditions_finds_what_walking_through_finds() {
    var seed = 2031;
    var chance = new Random(seed);
    for (int i = 0; i < 60; i++) {
      var from = NOON.plus(Duration.ofMinutes(chance.nextInt(ENTRIES)));
      sameAsWalkingThrough(
          new LedgerFilter(
              chance.nextBoolean()
                  ? Set.of()
                  : Set.of(LedgerEvent.CROSSING_REFUSED, LedgerEvent.CASE_CHANGED),
              maybe(chance, Actor.Role.INVESTIGATOR),
              maybe(chance, chance.nextBoolean() ? "law-enforcement" : "none"),
              maybe(chance, Subject.Kind.PERSON),
              maybe(chance, Reason.NO_CONSENT),
              maybe(chance, id(chance.nextInt(5))),
              maybe(chance, id(chance.nextInt(30))),
              maybe(chance, from),
              maybe(chance, from.plus(Duration.ofMinutes(chance.nextInt(400))))));
    }
  }

  private static <T> Optional<T> maybe(Random chance, T value) {
    return chance.nextInt(3) == 0 ? Optional.of(value) : Optional.empty();
  }

  /// 1 to 3 entries a page, a page that is just full, one that lacks one, and one larger than all.
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 350, 699, 700, 701})
  void pages_of_any_size_miss_nothing_and_repeat_nothing(int most) {
    assertThat(pages(LedgerFilter.ALL, most)).hasSize(ENTRIES).isEqualTo(newestFirst());
    assertThat(pagesFromTheEnd(LedgerFilter.ALL, most)).isEqualTo(newestFirst());
  }

  private static List<Long> newestFirst() {
    return LongStream.range(0, ENTRIES).boxed().toList().reversed();
  }

  @Test
  void at_the_borders_there_is_nothing_and_it_is_said_where_there_is_something() {
    assertThat(search.older(LedgerFilter.ALL, 0, 50))
        .isEqualTo(new LedgerSearch.Page(List.of(), false, true));
    assertThat(search.newer(LedgerFilter.ALL, ENTRIES - 1, 50))
        .isEqualTo(new LedgerSearch.Page(List.of(), true, false));
    assertThat(search.at(ENTRIES)).isEmpty();
  }

  @Test
  void an_empty_ledger_has_an_empty_page() {
    var empty = new LedgerSearch(LedgerSite.empty().database);

    assertThat(empty.older(LedgerFilter.ALL, LedgerSearch.END, 50))
        .isEqualTo(new LedgerSearch.Page(List.of(), false, false));
  }

  @Test
  void what_was_tampered_with_hides_no_other_entry_and_is_shown_as_unreadable() {
    var tampered = LedgerSite.empty().with(300);
    var honest = new LedgerSearch(tampered.database);
    var filter = filter(Set.of(LedgerEvent.values()), Optional.empty(), Optional.empty());
    assertThat(honest.older(filter, LedgerSearch.END, 500).rows()).hasSize(300);

    tampered.tamper(
        "update ledger_entry set bytes = '\\x00ff5c' where index = 7",
        "update ledger_entry set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'at 2031',"
            + " 'at 20x1'), 'UTF8') where index % 100 = 1",
        "update ledger_entry set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'reason ',"
            + " 'reason x y '), 'UTF8') where index = 9",
        "update ledger_entry set bytes = '' where index = 11");

    var found = honest.older(filter, LedgerSearch.END, 500).rows();
    assertThat(found).hasSize(294).allMatch(LedgerSearch.Row::isReadable);
    var unreadable =
        honest.older(LedgerFilter.ALL, LedgerSearch.END, 500).rows().stream()
            .filter(row -> !row.isReadable())
            .map(LedgerSearch.Row::index);
    assertThat(unreadable).containsExactly(201L, 101L, 11L, 9L, 7L, 1L);
  }

  /// The database function must put together the same words as the core, or filters would miss
  /// them.
  @Test
  void every_word_of_the_closed_lists_is_found() {
    var site = LedgerSite.empty();
    for (LedgerEvent event : LedgerEvent.values()) {
      site.ledger.append(new Happening(NOON, Actor.NODE, event, Subject.NONE, Reason.NONE));
    }
    site.ledger.placeAll();
    var every = new LedgerSearch(site.database);

    for (LedgerEvent event : LedgerEvent.values()) {
      assertThat(
              every
                  .older(
                      filter(Set.of(event), Optional.empty(), Optional.empty()),
                      LedgerSearch.END,
                      5)
                  .rows())
          .as("%s", event)
          .hasSize(1);
    }
  }
}
