package org.mufakat.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;

/// Invented cases, and small changes to them.
final class CaseFixture {

  static final OpaqueId CASE = new OpaqueId("c".repeat(32));
  static final OpaqueId SHE = new OpaqueId("5e".repeat(16));
  static final OpaqueId HE = new OpaqueId("7e".repeat(16));
  static final Evidence HER_WORDS =
      new Evidence(new EvidenceId("her-words"), Evidence.Kind.VICTIM_STATEMENT, Optional.empty());

  private CaseFixture() {}

  /// A possible victim, who says that she was deceived, and a suspect.
  static Case aCase() {
    return new Case(
        CASE,
        Compartment.LAW_ENFORCEMENT,
        "XNO-2031-0007",
        1,
        Instant.parse("2031-05-06T07:08:09Z"),
        Case.Status.OPEN,
        List.of(
            new CasePerson(
                SHE,
                Optional.of(VictimStatus.POSSIBLE),
                false,
                false,
                new Age.Unknown(),
                Classes.Sex.FEMALE,
                List.of(deceived(List.of(HER_WORDS.id()))),
                List.of(),
                List.of(),
                false),
            new CasePerson(
                HE,
                Optional.empty(),
                true,
                false,
                new Age.OfYears(30, 40, CaseDate.of("2031-05")),
                Classes.Sex.MALE,
                List.of(),
                List.of(),
                List.of(),
                false)),
        List.of(HER_WORDS));
  }

  static Allegation deceived(List<EvidenceId> supportedBy) {
    return new Allegation(Element.MEANS, "deception", Optional.empty(), supportedBy, List.of());
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

  static Case with(Case file, List<CasePerson> persons, List<Evidence> evidence) {
    return new Case(
        file.id(),
        file.compartment(),
        file.reference(),
        file.version(),
        file.opened(),
        file.status(),
        persons,
        evidence);
  }

  /// The case with this person in the place of the one with that id, or more.
  static Case with(Case file, CasePerson person) {
    var persons = new ArrayList<CasePerson>();
    file.persons().stream().filter(p -> !p.id().equals(person.id())).forEach(persons::add);
    persons.add(person);
    return with(file, persons, file.evidence());
  }

  static Case without(Case file, OpaqueId person) {
    return with(
        file,
        file.persons().stream().filter(p -> !p.id().equals(person)).toList(),
        file.evidence());
  }

  static CasePerson her(Case file) {
    return file.person(SHE).orElseThrow();
  }

  static CasePerson with(CasePerson p, Age age) {
    return new CasePerson(
        p.id(),
        p.victim(),
        p.suspect(),
        p.witness(),
        age,
        p.sex(),
        p.allegations(),
        p.forms(),
        p.route(),
        p.consentIsClaimed(),
        p.particulars());
  }

  static CasePerson with(CasePerson p, List<String> forms) {
    return new CasePerson(
        p.id(),
        p.victim(),
        p.suspect(),
        p.witness(),
        p.age(),
        p.sex(),
        p.allegations(),
        forms,
        p.route(),
        p.consentIsClaimed(),
        p.particulars());
  }

  static CasePerson saying(CasePerson p, List<Allegation> allegations) {
    return new CasePerson(
        p.id(),
        p.victim(),
        p.suspect(),
        p.witness(),
        p.age(),
        p.sex(),
        allegations,
        p.forms(),
        p.route(),
        p.consentIsClaimed(),
        p.particulars());
  }

  static CasePerson as(
      CasePerson p, Optional<VictimStatus> victim, boolean suspect, boolean witness) {
    return new CasePerson(
        p.id(),
        victim,
        suspect,
        witness,
        p.age(),
        p.sex(),
        p.allegations(),
        p.forms(),
        p.route(),
        p.consentIsClaimed(),
        p.particulars());
  }

  /// One of some changes, by chance.
  static Case changed(Case file, Random chance) {
    return switch (chance.nextInt(10)) {
      case 0 -> with(file, Case.Status.values()[chance.nextInt(4)]);
      case 1 -> file.person(SHE).isEmpty() ? file : without(file, SHE);
      case 2 ->
          eachOf(
              file,
              SHE,
              p -> with(p, new Age.OfYears(15, 16 + chance.nextInt(3), CaseDate.of("2031"))));
      case 3 ->
          eachOf(file, SHE, p -> with(p, List.of(chance.nextBoolean() ? "fishing" : "mining")));
      case 4 -> eachOf(file, SHE, p -> saying(p, List.of()));
      case 5 ->
          eachOf(
              file, SHE, p -> as(p, Optional.of(VictimStatus.ACTUAL), chance.nextBoolean(), false));
      case 6 -> eachOf(file, HE, p -> as(p, Optional.empty(), true, chance.nextBoolean()));
      case 7 ->
          eachOf(
              file,
              SHE,
              p ->
                  p.with(
                      p.particulars()
                          .withCodes(
                              Map.of(
                                  "control",
                                  List.of(
                                      chance.nextBoolean() ? "debt" : "threats", "isolation")))));
      case 8 ->
          eachOf(
              file,
              SHE,
              p ->
                  p.with(
                      p.particulars()
                          .with(
                              new Safety(
                                  chance.nextBoolean(),
                                  true,
                                  Safety.Risk.HIGH,
                                  Optional.of(CaseDate.of("2031"))))));
      default ->
          with(
              file,
              CasePerson.unknown(
                  new OpaqueId("%032x".formatted(chance.nextInt(3))), VictimStatus.POSSIBLE));
    };
  }

  private static Case eachOf(
      Case file, OpaqueId id, java.util.function.UnaryOperator<CasePerson> change) {
    return file.person(id).map(p -> with(file, change.apply(p))).orElse(file);
  }
}
