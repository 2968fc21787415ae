package org.mufakat.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.cases.Age;
import org.mufakat.cases.Allegation;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes.Sex;
import org.mufakat.cases.Element;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.Identity;
import org.mufakat.ledger.Compartment;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.regime.Packs;
import org.mufakat.simulator.InventedCase;
import org.mufakat.simulator.InventedCaseload;

/// What a demonstration's cases are like, drawn with the packs that are shipped.
class InventedCaseloadTest {

  private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
  private static final RegimePack REGION = Packs.shipped("asean");
  private static final long SEED = 20310506;
  private static final int MANY = 8_000;

  private static List<InventedCase> cases(String state, int count) {
    return new InventedCaseload(REGION, state, SEED, NOON).cases(count).toList();
  }

  private static List<CasePerson> victims(String state) {
    return cases(state, MANY).stream()
        .flatMap(c -> c.file().persons().stream())
        .filter(p -> p.victim().isPresent())
        .toList();
  }

  private static <T> double share(Collection<T> all, Predicate<T> which) {
    return all.stream().filter(which).count() / (double) all.size();
  }

  @Test
  void the_same_seed_gives_the_same_cases_and_another_seed_or_state_others() {
    var drawn = cases("THA", 30);

    assertThat(cases("THA", 30)).isEqualTo(drawn);
    assertThat(new InventedCaseload(REGION, "THA", SEED + 1, NOON).cases(30).toList())
        .doesNotContainAnyElementsOf(drawn);
    assertThat(cases("LAO", 30)).doesNotContainAnyElementsOf(drawn);
    assertThat(drawn.stream().map(c -> c.file().compartment()))
        .containsOnly(Compartment.values())
        .filteredOn(Compartment.LAW_ENFORCEMENT::equals)
        .hasSize(15);
    assertThat(drawn.stream().map(c -> c.file().opened())).isSorted();
  }

  @Test
  void victims_stand_in_the_proportions_of_the_published_totals() {
    var victims = victims("MYS");

    assertThat(share(victims, v -> v.sex() == Sex.FEMALE))
        .isCloseTo((4_414 + 1_474) / 8_286.0, within(0.02));
    var ofKnownAge =
        victims.stream()
            .flatMap(v -> ageAtTheFirstAct(v).stream())
            .filter(age -> age != Age.AtTheTime.EITHER)
            .toList();
    assertThat(share(ofKnownAge, Age.AtTheTime.CHILD::equals))
        .isCloseTo((1_474 + 498) / 8_286.0, within(0.03));
    var ofKnownForm = victims.stream().filter(v -> !v.forms().isEmpty()).toList();
    assertThat(share(ofKnownForm, v -> isSexual(v.forms().getFirst())))
        .isCloseTo(4_990 / 15_356.0, within(0.02));
    var ofKnownRoute = victims.stream().filter(v -> !v.route().isEmpty()).toList();
    assertThat(share(ofKnownRoute, InventedCaseloadTest::staysInside))
        .isCloseTo(1_430 / 6_019.0, within(0.02));
  }

  private static Stream<Age.AtTheTime> stream(CasePerson victim) {
    return victim.allegations().stream()
        .filter(a -> a.element() == Element.ACT)
        .flatMap(a -> a.began().stream())
        .map(began -> victim.age().when(began.days()));
  }

  private static List<Age.AtTheTime> ageAtTheFirstAct(CasePerson victim) {
    return stream(victim).limit(1).toList();
  }

  private static boolean isSexual(String form) {
    return Set.of("prostitution", "remote-sexual-services", "pornography", "sexual-exploitation")
        .contains(form);
  }

  private static boolean staysInside(CasePerson victim) {
    return victim.route().stream().allMatch(leg -> leg.fromState().equals(leg.toState()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"asean", "example"})
  void every_code_and_every_state_stands_in_the_pack(String pack) {
    var regime = Packs.shipped(pack);
    for (var member : regime.members()) {
      var persons =
          new InventedCaseload(regime, member.code(), SEED, NOON)
              .cases(200)
              .flatMap(c -> c.file().persons().stream())
              .toList();

      for (CasePerson person : persons) {
        person
            .allegations()
            .forEach(a -> assertKnown(regime, a.element().codeList(), List.of(a.code())));
        assertKnown(regime, "exploitation", person.forms());
        person.particulars().codes().forEach((list, codes) -> assertKnown(regime, list, codes));
        assertKnown(regime, "organization", kinds(person));
        assertThat(person.particulars().citizenships()).allMatch(regime::knowsState);
        assertThat(person.route())
            .allMatch(leg -> regime.member(leg.fromState().orElseThrow()).isPresent());
      }
    }
  }

  private static List<String> kinds(CasePerson person) {
    return person.particulars().encounters().all().stream().map(Encounter::kind).toList();
  }

  private static void assertKnown(RegimePack regime, String list, Collection<String> codes) {
    assertThat(codes).allMatch(c -> regime.codeList(list).orElseThrow().code(c).isPresent());
  }

  @Test
  void every_kind_of_field_is_filled_sometimes() {
    var cases = cases("THA", 2_000);
    var persons = cases.stream().flatMap(c -> c.file().persons().stream()).toList();

    assertThat(persons.stream().flatMap(p -> p.allegations().stream()).map(Allegation::standing))
        .contains(Allegation.Standing.values());
    assertThat(filled(persons, CasePerson::route)).isBetween(0.2, 0.9);
    assertThat(filled(persons, p -> p.particulars().places())).isBetween(0.2, 0.9);
    assertThat(filled(persons, p -> p.particulars().documents())).isBetween(0.2, 0.9);
    assertThat(filled(persons, p -> p.particulars().services())).isBetween(0.2, 0.9);
    assertThat(filled(persons, p -> p.particulars().offences())).isBetween(0.1, 0.9);
    var victims = persons.stream().filter(p -> p.victim().isPresent()).toList();
    assertThat(share(victims, p -> p.particulars().encounters().recorded())).isBetween(0.7, 0.95);
    assertThat(share(victims, p -> kinds(p).size() > 1)).isBetween(0.3, 0.7);
    assertThat(victims).anyMatch(p -> p.particulars().encounters().equals(Encounters.NONE));
    assertThat(
            persons.stream()
                .flatMap(p -> p.particulars().codes().keySet().stream())
                .collect(Collectors.toSet()))
        .contains("control", "sector", "recruitment-channel", "recruiter", "part-played");
    assertThat(share(persons, p -> p.callsForNonPunishment(Optional.empty()))).isBetween(0.01, 0.3);
    assertThat(
            share(persons, p -> p.wasMadeToOffend(REGION.codeList("exploitation").orElseThrow())))
        .isBetween(0.05, 0.4);
    var born =
        persons.stream()
            .flatMap(p -> p.age() instanceof Age.Born(CaseDate on) ? Stream.of(on) : Stream.empty())
            .toList();
    assertThat(born.stream().map(d -> d.asGiven().length())).contains(4, 7, 10);
    assertThat(share(born, d -> d.era() == CalendarEra.BUDDHIST)).isBetween(0.3, 0.5);
    assertThat(share(born, d -> d.estimatedWithinYears() > 0)).isBetween(0.03, 0.2);
  }

  private static double filled(List<CasePerson> persons, Function<CasePerson, List<?>> field) {
    return share(persons, p -> !field.apply(p).isEmpty());
  }

  @Test
  void one_person_stands_under_three_spellings_in_the_cases_of_three_states() {
    var spellings = new HashSet<String>();
    for (String state : InventedCaseload.PLANTED_IN) {
      var planted = cases(state, 30).stream().filter(InventedCase::planted).toList();

      assertThat(planted.stream().map(c -> c.file().compartment()))
          .containsExactly(Compartment.LAW_ENFORCEMENT, Compartment.VICTIM_SERVICES);
      var first = planted.getFirst();
      var person = first.file().persons().getFirst();
      assertThat(person.route().getLast().toState())
          .contains(InventedCaseload.PLANTED_IN.getLast());
      spellings.add(first.identities().get(person.id()).names().getFirst().text());
    }
    assertThat(spellings).hasSize(3);
    assertThat(cases("IDN", 30)).noneMatch(InventedCase::planted);
  }

  @Test
  void nothing_can_be_taken_for_somebody_real() {
    var drawn = cases("VNM", 2_000);

    assertThat(drawn).allMatch(c -> c.note().startsWith("Invented for a demonstration:"));
    var identities = drawn.stream().flatMap(c -> c.identities().values().stream()).toList();
    assertThat(identities.stream().flatMap(i -> i.contacts().stream()).map(Identity.Contact::value))
        .isNotEmpty()
        .allMatch(v -> v.startsWith("+999 ") || v.endsWith("@example.invalid"));
    assertThat(
            identities.stream()
                .flatMap(i -> i.documents().stream())
                .map(Identity.IdentityDocument::number))
        .isNotEmpty()
        .allMatch(n -> n.startsWith("INVENTED-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"THA:THAI", "LAO:LAO", "KHM:KHMER", "MMR:MYANMAR"})
  void names_are_spelt_in_the_scripts_of_the_region(String stateAndScript) {
    var state = stateAndScript.substring(0, 3);
    var script = Character.UnicodeScript.forName(stateAndScript.substring(4));

    var names =
        cases(state, 60).stream()
            .flatMap(c -> c.identities().values().stream())
            .flatMap(i -> i.names().stream())
            .toList();

    assertThat(names)
        .anyMatch(n -> Character.UnicodeScript.of(n.text().codePointAt(0)) == script)
        .anyMatch(
            n ->
                Character.UnicodeScript.of(n.text().codePointAt(0))
                    == Character.UnicodeScript.LATIN);
  }
}
