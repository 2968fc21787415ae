package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.cases.Allegation;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.DocumentSeen;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.Identity;
import org.mufakat.cases.RouteLeg;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.cases.htcds.InventedCases;
import org.mufakat.server.regime.Packs;

/// A form that is stored as it was shown changes nothing, whatever the record holds.
class CaseFormsTest {

  private static final long SEED = 20310506;
  private static final int MANY = 400;

  private final RegimePack regime = Packs.shipped("example");
  private final PersonForm form = new PersonForm(regime, Set.of("harbour-house"));
  private final IdentityForm identityForm = new IdentityForm(regime);

  @Test
  void a_persons_record_comes_back_from_its_form_as_it_was() {
    var invented = new InventedCases(SEED, regime, Compartment.LAW_ENFORCEMENT);
    for (int i = 0; i < MANY; i++) {
      var file = invented.next().file();
      for (CasePerson drawn : file.persons()) {
        var person = sayable(drawn);
        var fields = form.fields(person);

        var read = form.read(person.id(), person, fields, file.evidence());

        assertThat(fields.faults()).as("seed " + SEED + ", case " + i).isEmpty();
        assertThat(read.map(CaseFormsTest::ordered))
            .as("seed " + SEED + ", case " + i)
            .contains(ordered(person));
      }
    }
  }

  @Test
  void an_identity_comes_back_from_its_form_as_it_was() {
    var invented = new InventedCases(SEED, regime, Compartment.VICTIM_SERVICES);
    for (int i = 0; i < MANY; i++) {
      for (Identity identity : invented.next().identities().values()) {
        assertThat(identityForm.read(identityForm.fields(identity))).contains(identity);
      }
    }
  }

  @Test
  void what_came_in_more_rows_than_anyone_types_is_not_cut_off() {
    var legs =
        IntStream.range(0, 30)
            .mapToObj(i -> new RouteLeg(Optional.of("XNO"), Optional.of("XSO"), Optional.empty()))
            .toList();
    var person = with(someone(), List.of(), legs);
    var names =
        IntStream.range(0, 12)
            .mapToObj(i -> new Identity.PersonName("Name " + i, Identity.PersonName.Kind.ALIAS))
            .toList();
    var identity = new Identity(names, Optional.empty(), List.of(), List.of());
    var fields = identityForm.fields(identity);

    assertThat(form.read(person.id(), person, form.fields(person), List.of())).contains(person);
    assertThat(form.rows(form.fields(person), "route", "from", "to")).isEqualTo(30);
    assertThat(identityForm.read(fields)).contains(identity);
    assertThat(IdentityForm.lastRow(fields, "name", "", 3)).isEqualTo(12);
  }

  @Test
  void a_row_that_has_nothing_but_a_date_is_shown_again() {
    var began = Optional.of(CaseDate.of("2030-04"));
    var person =
        with(
            someone(), List.of(), List.of(new RouteLeg(Optional.empty(), Optional.empty(), began)));

    assertThat(form.rows(form.fields(person), "route", "from", "to")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "service.0.from, 2030, service.0.kind, row-needs-kind",
    "service.0.until.within, 2, service.0.kind, row-needs-kind",
    "service.1.state, given, service.1.kind, row-needs-kind",
    "offence.0.since, 2030, offence.0.kind, row-needs-kind",
    "offence.0.stage, charged, offence.0.kind, row-needs-kind",
    "document.0.issued, XNO, document.0.kind, row-needs-kind",
    "document.2.truth, forged, document.2.kind, row-needs-kind",
    "document.2.truth, genuine, document.2.kind, row-needs-kind",
    "document.2.holder, person, document.2.kind, row-needs-kind",
    "act.recruitment.began, 2030, act.recruitment, said-of-nothing",
    "age.on, 2030-05-01, age.youngest, day-needs-an-age",
    "assessed, 2030-05-01, assessed, day-needs-a-risk",
    "route.0.began.within, 3, route.0.began, date-form",
    "encounter.0.first, 2030, encounter.0.kind, row-needs-kind",
    "encounter.1.partner, harbour-house, encounter.1.kind, row-needs-kind",
  })
  void a_row_without_what_it_is_of_is_refused_beside_its_field_and_not_dropped(
      String typed, String value, String at, String fault) {
    var fields = form.fields(someone());
    fields.put(typed, value);

    var read = form.read(someone().id(), someone(), fields, List.of());

    assertThat(read).isEmpty();
    assertThat(fields.fault(at)).isEqualTo(fault);
  }

  @Test
  void what_a_list_shows_first_is_nothing_that_anyone_chose() {
    var fields = form.fields(someone());
    fields.put("service.0.state", "offered");
    fields.put("offence.0.stage", "suspected");
    fields.put("document.0.holder", PersonForm.HOLDERS.getFirst().slug());
    fields.put("document.0.truth", PersonForm.TRUTHS.getFirst().slug());
    fields.put("service.0.from.era", "common");

    assertThat(form.read(someone().id(), someone(), fields, List.of())).contains(someone());
  }

  @Test
  void of_a_paper_of_which_only_the_kind_was_chosen_nothing_else_is_known() {
    var fields = form.fields(someone());
    fields.put("document.0.kind", "passport");
    fields.put("document.0.holder", PersonForm.HOLDERS.getFirst().slug());
    fields.put("document.0.truth", PersonForm.TRUTHS.getFirst().slug());

    var read = form.read(someone().id(), someone(), fields, List.of()).orElseThrow();

    assertThat(read.particulars().documents())
        .containsExactly(
            new DocumentSeen(
                "passport",
                Optional.empty(),
                DocumentSeen.Holder.UNKNOWN,
                DocumentSeen.Truth.UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({
    "paper.0.kind, passport, paper.0.number, paper-needs-number",
    "paper.1.issued, XNO, paper.1.number, paper-needs-number",
    "contact.0.safe, yes, contact.0.value, contact-needs-value",
  })
  void a_row_of_an_identity_without_its_value_is_not_dropped_either(
      String typed, String value, String at, String fault) {
    var fields =
        identityForm.fields(new Identity(List.of(), Optional.empty(), List.of(), List.of()));
    fields.put(typed, value);

    assertThat(identityForm.read(fields)).isEmpty();
    assertThat(fields.fault(at)).isEqualTo(fault);
  }

  @Test
  void a_state_or_a_code_that_the_record_did_not_have_is_refused_beside_its_field() {
    var fields = form.fields(someone());
    fields.put("route.0.from", "ZZZ");
    fields.put("document.0.kind", "no-such-code");
    fields.put("citizenships", "ZZZ");

    var read = form.read(someone().id(), someone(), fields, List.of());

    assertThat(read).isEmpty();
    assertThat(fields.fault("route.0.from")).isEqualTo("unknown-state");
    assertThat(fields.fault("document.0.kind")).isEqualTo("unknown-code");
    assertThat(fields.fault("citizenships")).isEqualTo("unknown-state");
  }

  @Test
  void fields_that_nobody_asked_for_are_of_no_effect() {
    var fields = form.fields(someone());
    for (String name :
        List.of("id", "compartment", "reference", "opened", "approval", "account", "persons")) {
      fields.put(name, "forged");
    }

    assertThat(form.read(someone().id(), someone(), fields, List.of())).contains(someone());
  }

  private static CasePerson someone() {
    return CasePerson.unknown(new OpaqueId("%032x".formatted(7)), VictimStatus.POSSIBLE);
  }

  /// What a form can say: one allegation of each kind, and no piece of evidence both for and
  /// against it.
  @Test
  void nobody_recorded_it_none_did_and_somebody_did_are_three_things() {
    assertThat(encounters()).contains(Encounters.NOT_RECORDED);
    assertThat(encounters("encounters-none", "yes")).contains(Encounters.NONE);
    assertThat(
            encounters(
                "encounter.0.kind", "shelter",
                "encounter.0.partner", "harbour-house",
                "encounter.0.first", "2030-04"))
        .contains(
            Encounters.of(
                List.of(
                    new Encounter(
                        "shelter",
                        Optional.of(CaseDate.of("2030-04")),
                        Optional.of("harbour-house")))));
    assertThat(encounters("encounters-none", "yes", "encounter.0.kind", "police")).isEmpty();
  }

  @Test
  void a_partner_whom_the_operator_does_not_name_is_not_taken() {
    assertThat(encounters("encounter.0.kind", "shelter", "encounter.0.partner", "sari-lestari"))
        .isEmpty();
  }

  private Optional<Encounters> encounters(String... typed) {
    var fields = form.fields(someone());
    for (int i = 0; i < typed.length; i += 2) {
      fields.put(typed[i], typed[i + 1]);
    }
    return form.read(someone().id(), someone(), fields, List.of())
        .map(p -> p.particulars().encounters());
  }

  private static CasePerson sayable(CasePerson person) {
    var all = new LinkedHashMap<String, Allegation>();
    for (Allegation a : person.allegations()) {
      var against = a.contradictedBy().stream().filter(e -> !a.supportedBy().contains(e)).toList();
      all.putIfAbsent(
          a.element() + a.code(),
          new Allegation(a.element(), a.code(), a.began(), a.supportedBy(), against));
    }
    return with(person, List.copyOf(all.values()), person.route());
  }

  /// A set of allegations, of forms and of rows has no order that means anything.
  private static CasePerson ordered(CasePerson person) {
    var all = new ArrayList<>(person.allegations());
    all.sort((a, b) -> (a.element() + a.code()).compareTo(b.element() + b.code()));
    var filled = person.route().stream().filter(l -> !isEmpty(l)).toList();
    var part = person.particulars();
    var places =
        part.places().stream()
            .filter(
                p ->
                    p.state().isPresent()
                        || p.locality().isPresent()
                        || p.from().isPresent()
                        || p.until().isPresent())
            .toList();
    var particulars =
        part.with(part.citizenships(), places, part.documents(), part.services(), part.offences());
    return new CasePerson(
        person.id(),
        person.victim(),
        person.suspect(),
        person.witness(),
        person.age(),
        person.sex(),
        all,
        person.forms().stream().sorted().toList(),
        filled,
        person.consentIsClaimed(),
        particulars);
  }

  private static boolean isEmpty(RouteLeg leg) {
    return leg.fromState().isEmpty() && leg.toState().isEmpty() && leg.began().isEmpty();
  }

  private static CasePerson with(
      CasePerson person, List<Allegation> allegations, List<RouteLeg> route) {
    return new CasePerson(
        person.id(),
        person.victim(),
        person.suspect(),
        person.witness(),
        person.age(),
        person.sex(),
        allegations,
        person.forms(),
        route,
        person.consentIsClaimed(),
        person.particulars());
  }
}
