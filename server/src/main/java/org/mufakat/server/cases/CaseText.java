package org.mufakat.server.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.cases.Age;
import org.mufakat.cases.Allegation;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes;
import org.mufakat.cases.Element;
import org.mufakat.cases.Evidence;
import org.mufakat.cases.EvidenceId;
import org.mufakat.cases.RouteLeg;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import tools.jackson.databind.json.JsonMapper;

/// A case as the document that is kept: JSON, with a version of its form.
final class CaseText {

  private static final int FORM = 1;
  private static final String REFERENCE = "\"reference\":\"";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Text(
      int form,
      String id,
      String compartment,
      String reference,
      int version,
      String opened,
      String status,
      List<Person> persons,
      List<Piece> evidence) {}

  private record Person(
      String id,
      @Nullable String victim,
      boolean suspect,
      boolean witness,
      @Nullable Years age,
      String sex,
      List<Said> allegations,
      List<String> forms,
      List<Leg> route,
      boolean consentIsClaimed,
      ParticularsText particulars) {}

  /// An age: a birth date, or years at a date.
  private record Years(@Nullable Integer youngest, @Nullable Integer oldest, DateText on) {}

  private record Said(
      String element,
      String code,
      @Nullable DateText began,
      List<String> supportedBy,
      List<String> contradictedBy) {}

  private record Leg(
      @Nullable String fromState, @Nullable String toState, @Nullable DateText began) {}

  private record Piece(String id, String kind, @Nullable DateText obtained) {}

  private CaseText() {}

  static String write(Case file) {
    return JSON.writeValueAsString(
        new Text(
            FORM,
            file.id().value(),
            file.compartment().slug(),
            file.reference(),
            file.version(),
            file.opened().toString(),
            file.status().slug(),
            file.persons().stream().map(CaseText::person).toList(),
            file.evidence().stream()
                .map(e -> new Piece(e.id().value(), e.kind().slug(), DateText.of(e.obtained())))
                .toList()));
  }

  /// A case's document but for the reference, which is given last.
  record Unnumbered(String before, String after) {
    String with(String reference) {
      return before + reference + after;
    }
  }

  /// @param file its own reference is a placeholder
  static Unnumbered unnumbered(Case file) {
    var text = write(file);
    // Nothing that stands before it holds a quotation mark but the document's own.
    int at = text.indexOf(REFERENCE) + REFERENCE.length();
    return new Unnumbered(text.substring(0, at), text.substring(at + file.reference().length()));
  }

  private static Person person(CasePerson person) {
    return new Person(
        person.id().value(),
        person.victim().map(VictimStatus::slug).orElse(null),
        person.suspect(),
        person.witness(),
        years(person.age()),
        person.sex().slug(),
        person.allegations().stream().map(CaseText::said).toList(),
        person.forms(),
        person.route().stream()
            .map(
                l ->
                    new Leg(
                        l.fromState().orElse(null),
                        l.toState().orElse(null),
                        DateText.of(l.began())))
            .toList(),
        person.consentIsClaimed(),
        ParticularsText.of(person.particulars()));
  }

  private static @Nullable Years years(Age age) {
    return switch (age) {
      case Age.Unknown() -> null;
      case Age.Born(CaseDate on) -> new Years(null, null, DateText.of(on));
      case Age.OfYears(int youngest, int oldest, CaseDate on) ->
          new Years(youngest, oldest, DateText.of(on));
    };
  }

  private static Said said(Allegation allegation) {
    return new Said(
        allegation.element().codeList(),
        allegation.code(),
        DateText.of(allegation.began()),
        allegation.supportedBy().stream().map(EvidenceId::value).toList(),
        allegation.contradictedBy().stream().map(EvidenceId::value).toList());
  }

  static Case read(String text) {
    var read = JSON.readValue(text, Text.class);
    if (read.form() != FORM) {
      throw new IllegalStateException("a case of form " + read.form() + " is not known here");
    }
    return new Case(
        new OpaqueId(read.id()),
        Compartment.bySlug(read.compartment()).orElseThrow(),
        read.reference(),
        read.version(),
        Instant.parse(read.opened()),
        Case.Status.bySlug(read.status()).orElseThrow(),
        read.persons().stream().map(CaseText::person).toList(),
        read.evidence().stream()
            .map(
                e ->
                    new Evidence(
                        new EvidenceId(e.id()),
                        Evidence.Kind.bySlug(e.kind()).orElseThrow(),
                        DateText.date(e.obtained())))
            .toList());
  }

  private static CasePerson person(Person person) {
    return new CasePerson(
        new OpaqueId(person.id()),
        Optional.ofNullable(person.victim()).map(v -> VictimStatus.bySlug(v).orElseThrow()),
        person.suspect(),
        person.witness(),
        age(person.age()),
        Classes.Sex.bySlug(person.sex()).orElseThrow(),
        person.allegations().stream().map(CaseText::allegation).toList(),
        person.forms(),
        person.route().stream()
            .map(
                l ->
                    new RouteLeg(
                        Optional.ofNullable(l.fromState()),
                        Optional.ofNullable(l.toState()),
                        DateText.date(l.began())))
            .toList(),
        person.consentIsClaimed(),
        person.particulars().read());
  }

  private static Age age(@Nullable Years years) {
    if (years == null) {
      return new Age.Unknown();
    }
    var on = years.on().read();
    return years.youngest() == null || years.oldest() == null
        ? new Age.Born(on)
        : new Age.OfYears(years.youngest(), years.oldest(), on);
  }

  private static Allegation allegation(Said said) {
    return new Allegation(
        Element.byCodeList(said.element()).orElseThrow(),
        said.code(),
        DateText.date(said.began()),
        said.supportedBy().stream().map(EvidenceId::new).toList(),
        said.contradictedBy().stream().map(EvidenceId::new).toList());
  }
}
