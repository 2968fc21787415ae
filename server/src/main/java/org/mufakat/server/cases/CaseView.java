package org.mufakat.server.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mufakat.cases.Age;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes;
import org.mufakat.cases.DayRange;
import org.mufakat.cases.Element;
import org.mufakat.cases.PalermoAnswer;
import org.mufakat.cases.PalermoTest;
import org.mufakat.cases.Safety;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.Classification;
import org.mufakat.regime.RegimePack;

/// A case as one page shows it: what is held, what follows from it, and what is missing.
///
/// @param persons in the order of the case
/// @param timeline what has a date, the earliest first
public record CaseView(Case file, List<PersonView> persons, List<Event> timeline) {

  public CaseView {
    persons = List.copyOf(persons);
    timeline = List.copyOf(timeline);
  }

  /// A person with what follows from the record.
  ///
  /// @param answer of the test of trafficking; empty for whoever is no victim
  /// @param classes by classification, derived
  /// @param missing what a reader would look for in vain, as ends of message keys
  /// @param nonPunishment whether not punishing them has to be considered
  public record PersonView(
      CasePerson person,
      Optional<PalermoAnswer> answer,
      Map<String, Set<String>> classes,
      List<String> missing,
      boolean nonPunishment,
      boolean mayBeAChild) {

    public String answerSlug() {
      return answer
          .map(
              a ->
                  switch (a) {
                    case PalermoAnswer.Shown(var _, var because) ->
                        because == PalermoAnswer.Because.CHILD ? "shown-child" : "shown-means";
                    case PalermoAnswer.ShownIfAChild _ -> "shown-if-a-child";
                    case PalermoAnswer.NotShown _ -> "not-shown";
                  })
          .orElse("");
    }
  }

  /// @param what the end of a message key
  /// @param detail a code, a State or the like that the sentence names
  public record Event(CaseDate date, String what, String list, String code, CasePerson person) {}

  /// @param disclosed what came through the wall of a person's status, by person
  static CaseView of(
      Case file, RegimePack regime, LocalDate today, Map<OpaqueId, VictimStatus> disclosed) {
    var test = PalermoTest.of(regime);
    var persons = new ArrayList<PersonView>();
    for (CasePerson person : file.persons()) {
      persons.add(
          person(person, test, regime, today, Optional.ofNullable(disclosed.get(person.id()))));
    }
    return new CaseView(file, persons, timeline(file));
  }

  private static PersonView person(
      CasePerson person,
      PalermoTest test,
      RegimePack regime,
      LocalDate today,
      Optional<VictimStatus> disclosed) {
    boolean isVictim = person.victim().filter(v -> v.protects()).isPresent();
    var answer =
        isVictim
            ? Optional.of(test.answer(person.situation(today)))
            : Optional.<PalermoAnswer>empty();
    return new PersonView(
        person,
        answer,
        answer.map(a -> classes(person, a, regime)).orElse(Map.of()),
        missing(person, answer),
        NonPunishment.flags(person, disclosed, regime),
        isVictim && person.age().when(new DayRange(today, today)) != Age.AtTheTime.ADULT);
  }

  private static Map<String, Set<String>> classes(
      CasePerson person, PalermoAnswer answer, RegimePack regime) {
    var purposes = regime.codeList(Element.PURPOSE.codeList());
    var forms = regime.codeList(PersonForm.FORMS);
    if (purposes.isEmpty() || forms.isEmpty()) {
      return Map.of();
    }
    var derived = new Classes(purposes.get(), forms.get());
    var held = new Classes.Held(person.route(), person.sex(), person.forms(), answer.findings());
    var all = new LinkedHashMap<String, Set<String>>();
    for (Classification classification : regime.classifications()) {
      all.put(classification.id(), derived.of(classification, held));
    }
    return all;
  }

  private static List<String> missing(CasePerson person, Optional<PalermoAnswer> answer) {
    var missing = new ArrayList<String>();
    answer.ifPresent(
        a -> a.findings().missing().forEach(element -> missing.add(element.codeList())));
    if (person.age() instanceof Age.Unknown) {
      missing.add("age");
    }
    if (person.particulars().citizenships().isEmpty()) {
      missing.add("citizenship");
    }
    if (answer.isPresent()) {
      if (person.route().isEmpty()) {
        missing.add("route");
      }
      if (person.forms().isEmpty()) {
        missing.add("forms");
      }
      if (person.particulars().safety().risk() == Safety.Risk.NOT_ASSESSED) {
        missing.add("risk");
      }
    }
    return missing;
  }

  private static List<Event> timeline(Case file) {
    var events = new ArrayList<Event>();
    for (CasePerson p : file.persons()) {
      p.allegations()
          .forEach(
              a ->
                  a.began()
                      .ifPresent(
                          d ->
                              events.add(
                                  new Event(d, "began", a.element().codeList(), a.code(), p))));
      p.route()
          .forEach(
              leg ->
                  leg.began()
                      .ifPresent(
                          d -> events.add(new Event(d, "moved", "", leg.toState().orElse(""), p))));
      var more = p.particulars();
      more.places()
          .forEach(
              place -> {
                place
                    .from()
                    .ifPresent(
                        d ->
                            events.add(new Event(d, "exploited", "", place.state().orElse(""), p)));
                place
                    .until()
                    .ifPresent(
                        d -> events.add(new Event(d, "left", "", place.state().orElse(""), p)));
              });
      more.services()
          .forEach(
              s ->
                  s.from()
                      .ifPresent(
                          d ->
                              events.add(
                                  new Event(d, "service", PersonForm.SERVICES, s.kind(), p))));
      more.offences()
          .forEach(
              o ->
                  o.since()
                      .ifPresent(
                          d ->
                              events.add(
                                  new Event(
                                      d, o.stage().slug(), PersonForm.OFFENCES, o.kind(), p))));
      more.encounters()
          .all()
          .forEach(
              e ->
                  e.first()
                      .ifPresent(
                          d ->
                              events.add(
                                  new Event(d, "met", PersonForm.ORGANIZATIONS, e.kind(), p))));
      more.safety().assessed().ifPresent(d -> events.add(new Event(d, "assessed", "", "", p)));
    }
    events.sort(Comparator.comparing(e -> e.date().days().earliest()));
    return events;
  }
}
