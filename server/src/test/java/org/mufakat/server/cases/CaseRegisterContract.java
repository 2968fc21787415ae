package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mufakat.cases.Age;
import org.mufakat.cases.Allegation;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.CaseRegister;
import org.mufakat.cases.CaseRegister.Change;
import org.mufakat.cases.CaseRegister.Filter;
import org.mufakat.cases.CaseRegister.Opening;
import org.mufakat.cases.CaseRegister.Place;
import org.mufakat.cases.Classes;
import org.mufakat.cases.DocumentSeen;
import org.mufakat.cases.Element;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.Evidence;
import org.mufakat.cases.EvidenceId;
import org.mufakat.cases.Offence;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.PlaceOfExploitation;
import org.mufakat.cases.RouteLeg;
import org.mufakat.cases.Safety;
import org.mufakat.cases.Service;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;

/// What every register of cases keeps to. The cases are invented.
abstract class CaseRegisterContract {

  static final OpaqueId SHE = new OpaqueId("5e".repeat(16));
  private static final Instant MAY = Instant.parse("2031-05-06T07:08:09.120Z");

  abstract CaseRegister register();

  /// A case with something in every field.
  static Case aFullCase(int number) {
    var words =
        new Evidence(
            new EvidenceId("her-words"),
            Evidence.Kind.VICTIM_STATEMENT,
            Optional.of(new CaseDate("2574-05", CalendarEra.BUDDHIST, 0)));
    var photograph =
        new Evidence(new EvidenceId("photograph-2"), Evidence.Kind.DOCUMENT, Optional.empty());
    var deceived =
        new Allegation(
            Element.MEANS,
            "deception",
            Optional.empty(),
            List.of(words.id()),
            List.of(photograph.id()));
    var recruited =
        new Allegation(
            Element.ACT,
            "recruitment",
            Optional.of(CaseDate.of("2030").estimatedWithin(1)),
            List.of(words.id()),
            List.of());
    var she =
        new CasePerson(
            SHE,
            Optional.of(VictimStatus.POSSIBLE),
            true,
            false,
            new Age.Born(new CaseDate("2556-02-01", CalendarEra.BUDDHIST, 0)),
            Classes.Sex.FEMALE,
            List.of(recruited, deceived),
            List.of("fishing", "online-scam"),
            List.of(
                new RouteLeg(
                    Optional.of("XNO"), Optional.of("XSO"), Optional.of(CaseDate.of("2030"))),
                new RouteLeg(Optional.empty(), Optional.of("XSO"), Optional.empty())),
            true,
            everyParticular());
    var he =
        new CasePerson(
            new OpaqueId("7e".repeat(16)),
            Optional.empty(),
            true,
            true,
            new Age.OfYears(30, 40, CaseDate.of("2031-05")),
            Classes.Sex.OTHER,
            List.of(),
            List.of(),
            List.of(),
            false);
    return new Case(
        new OpaqueId("%032x".formatted(number)),
        Compartment.LAW_ENFORCEMENT,
        "XNO-2031-%04d".formatted(number),
        1,
        MAY.plusSeconds(number),
        Case.Status.OPEN,
        List.of(she, he),
        List.of(words, photograph));
  }

  private static Particulars everyParticular() {
    var day = Optional.of(CaseDate.of("2031-04-30"));
    return new Particulars(
        List.of("XNO", "XSO"),
        Particulars.ofCodes(Map.of("control", List.of("debt"), "sector", List.of("fishing")))
            .codes(),
        List.of(
            new PlaceOfExploitation(
                Optional.of("XSO"), Optional.of("Harbour town"), day, Optional.empty())),
        List.of(
            new DocumentSeen(
                "passport",
                Optional.of("XNO"),
                DocumentSeen.Holder.CONTROLLER,
                DocumentSeen.Truth.GENUINE)),
        List.of(new Service("shelter", Service.State.GIVEN, day, Optional.empty())),
        List.of(new Offence("false-papers", Offence.Stage.SUSPECTED, day)),
        new Safety(true, true, Safety.Risk.HIGH, day),
        Encounters.of(
            List.of(
                new Encounter("police", day, Optional.empty()),
                new Encounter("shelter", Optional.empty(), Optional.of("harbour-house")))));
  }

  static Case with(Case file, Case.Status status) {
    return new Case(
        file.id(),
        file.compartment(),
        file.reference(),
        file.version(),
        file.opened(),
        status,
        file.persons(),
        file.evidence());
  }

  static Case with(Case file, CasePerson more) {
    var persons = new ArrayList<>(file.persons());
    persons.add(more);
    return new Case(
        file.id(),
        file.compartment(),
        file.reference(),
        file.version(),
        file.opened(),
        file.status(),
        persons,
        file.evidence());
  }

  static CasePerson someone(int number) {
    return CasePerson.unknown(new OpaqueId("%032x".formatted(number)), VictimStatus.POSSIBLE);
  }

  @Test
  void a_case_is_found_as_it_was_opened_to_the_last_field() {
    var file = aFullCase(1);

    assertThat(register().open(file)).isEqualTo(new Opening.Opened(file));

    assertThat(register().find(file.id())).contains(file);
    assertThat(register().find(file.id(), 1)).contains(file);
    assertThat(register().find(file.id(), 2)).isEmpty();
    assertThat(register().find(aFullCase(2).id())).isEmpty();
  }

  @Test
  void a_reference_names_one_case() {
    var first = aFullCase(1);
    var second = aFullCase(2);
    var sameReference =
        new Case(
            second.id(),
            second.compartment(),
            first.reference(),
            1,
            second.opened(),
            second.status(),
            second.persons(),
            second.evidence());
    register().open(first);

    assertThat(register().open(sameReference))
        .isEqualTo(new Opening.ReferenceTaken(first.reference()));
    assertThat(register().find(second.id())).isEmpty();
  }

  @Test
  void a_change_makes_a_version_and_the_one_before_stays() {
    var file = aFullCase(1);
    register().open(file);

    var change = register().change(with(file, Case.Status.BEFORE_COURT));

    assertThat(change).isInstanceOf(Change.Changed.class);
    var now = register().find(file.id()).orElseThrow();
    assertThat(now).isEqualTo(((Change.Changed) change).file());
    assertThat(now.status()).isEqualTo(Case.Status.BEFORE_COURT);
    assertThat(now.version()).isEqualTo(2);
    assertThat(register().find(file.id(), 1)).contains(file);
  }

  @Test
  void two_who_change_different_fields_both_find_their_change() {
    var file = aFullCase(1);
    register().open(file);

    register().change(with(file, someone(90)));
    var change = register().change(with(file, Case.Status.CLOSED));

    var now = ((Change.Changed) change).file();
    assertThat(now.version()).isEqualTo(3);
    assertThat(now.status()).isEqualTo(Case.Status.CLOSED);
    assertThat(now.person(someone(90).id())).isPresent();
  }

  @Test
  void two_who_change_one_field_differently_have_to_choose_and_nothing_is_stored() {
    var file = aFullCase(1);
    register().open(file);
    register().change(with(file, Case.Status.CLOSED));
    var closed = register().find(file.id()).orElseThrow();

    var change = register().change(with(file, Case.Status.SUSPENDED));

    assertThat(change).isInstanceOf(Change.Conflicting.class);
    assertThat(((Change.Conflicting) change).now()).isEqualTo(closed);
    assertThat(((Change.Conflicting) change).fields())
        .singleElement()
        .satisfies(f -> assertThat(f.path()).isEqualTo("status"));
    assertThat(register().find(file.id())).contains(closed);
  }

  @Test
  void an_edit_that_changes_nothing_makes_no_version() {
    var file = aFullCase(1);
    register().open(file);

    assertThat(register().change(file)).isEqualTo(new Change.Unchanged(file));
    assertThat(register().find(file.id(), 2)).isEmpty();
  }

  @Test
  void a_case_that_is_not_here_or_a_version_that_never_was_is_not_changed() {
    var file = aFullCase(1);
    assertThat(register().change(file)).isEqualTo(new Change.NoSuchCase());
    register().open(file);
    var fromTheFuture =
        new Case(
            file.id(),
            file.compartment(),
            file.reference(),
            7,
            file.opened(),
            Case.Status.CLOSED,
            file.persons(),
            file.evidence());

    assertThat(register().change(fromTheFuture)).isEqualTo(new Change.NoSuchCase());
  }

  @Test
  void a_case_keeps_its_reference() {
    var file = aFullCase(1);
    register().open(file);
    var renamed =
        new Case(
            file.id(),
            file.compartment(),
            "XNO-2031-9999",
            1,
            file.opened(),
            file.status(),
            file.persons(),
            file.evidence());

    assertThatThrownBy(() -> register().change(renamed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pages_hold_every_case_once_newest_first() {
    for (int i = 1; i <= 25; i++) {
      register().open(i % 3 == 0 ? with(aFullCase(i), Case.Status.CLOSED) : aFullCase(i));
    }
    var seen = new ArrayList<String>();
    var after = Optional.<Place>empty();
    while (true) {
      var page = register().page(Filter.ALL, after, 4);
      if (page.isEmpty()) {
        break;
      }
      page.forEach(c -> seen.add(c.reference()));
      after = Optional.of(Place.of(page.getLast()));
    }

    var expected = new ArrayList<String>();
    for (int i = 25; i >= 1; i--) {
      expected.add("XNO-2031-%04d".formatted(i));
    }
    assertThat(seen).isEqualTo(expected);
    assertThat(register().page(new Filter(Optional.of(Case.Status.CLOSED)), Optional.empty(), 100))
        .hasSize(8)
        .allMatch(c -> c.status() == Case.Status.CLOSED);
  }

  @Test
  void a_changed_case_is_listed_as_it_stands_now() {
    var file = aFullCase(1);
    register().open(file);
    register().change(with(file, Case.Status.CLOSED));

    assertThat(register().page(new Filter(Optional.of(Case.Status.OPEN)), Optional.empty(), 10))
        .isEmpty();
    assertThat(register().page(new Filter(Optional.of(Case.Status.CLOSED)), Optional.empty(), 10))
        .containsExactly(register().find(file.id()).orElseThrow());
  }
}
