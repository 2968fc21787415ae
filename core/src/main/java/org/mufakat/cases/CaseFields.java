package org.mufakat.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mufakat.ledger.OpaqueId;

/// A case as its single fields, each under a path: `status`, `person/91ab…/age`,
/// `person/91ab…/allegation/means/threat`. What two people change at once meets here, field by
/// field. Allegations of one element and code are one field, their list: nothing but their place
/// tells them apart, and places move when one is taken out.
final class CaseFields {

  private static final String PERSON = "person/";

  private CaseFields() {}

  static SortedMap<String, Object> of(Case file) {
    var fields = new TreeMap<String, Object>();
    fields.put("status", file.status());
    file.evidence().forEach(e -> fields.put("evidence/" + e.id().value(), e));
    file.persons().forEach(p -> put(p, fields));
    return fields;
  }

  private static void put(CasePerson person, Map<String, Object> fields) {
    var at = PERSON + person.id();
    fields.put(at, person.id());
    person.victim().ifPresent(v -> fields.put(at + "/victim", v));
    fields.put(at + "/suspect", person.suspect());
    fields.put(at + "/witness", person.witness());
    fields.put(at + "/age", person.age());
    fields.put(at + "/sex", person.sex());
    fields.put(at + "/consent-claimed", person.consentIsClaimed());
    fields.put(at + "/route", person.route());
    person.forms().forEach(form -> fields.put(at + "/form/" + form, form));
    person.allegations().stream()
        .collect(
            Collectors.groupingBy(
                a -> at + "/allegation/" + a.element().codeList() + "/" + a.code(),
                Collectors.toUnmodifiableList()))
        .forEach(fields::put);
    put(person.particulars(), at, fields);
  }

  private static void put(Particulars person, String at, Map<String, Object> fields) {
    fields.put(at + "/citizenships", person.citizenships());
    person
        .codes()
        .forEach(
            (list, codes) -> codes.forEach(c -> fields.put(at + "/code/" + list + "/" + c, c)));
    fields.put(at + "/places", person.places());
    fields.put(at + "/documents", person.documents());
    fields.put(at + "/services", person.services());
    fields.put(at + "/offences", person.offences());
    fields.put(at + "/safety", person.safety());
    fields.put(at + "/encounters", person.encounters());
  }

  /// The person that a path belongs to, as `person/91ab…`; empty for the case's own fields.
  static Optional<String> personOf(String path) {
    if (!path.startsWith(PERSON)) {
      return Optional.empty();
    }
    int end = path.indexOf('/', PERSON.length());
    return Optional.of(end < 0 ? path : path.substring(0, end));
  }

  /// The case that has these fields; what is not a field is as in `frame`.
  static Case build(Case frame, int version, SortedMap<String, Object> fields) {
    var persons = new ArrayList<CasePerson>();
    var evidence = new ArrayList<Evidence>();
    fields.forEach(
        (_, value) -> {
          switch (value) {
            case Evidence piece -> evidence.add(piece);
            case OpaqueId person -> persons.add(person(person, fields));
            default -> {}
          }
        });
    return new Case(
        frame.id(),
        frame.compartment(),
        frame.reference(),
        version,
        frame.opened(),
        (Case.Status) value(fields, "status"),
        persons,
        evidence);
  }

  private static CasePerson person(OpaqueId id, SortedMap<String, Object> fields) {
    var at = PERSON + id;
    return new CasePerson(
        id,
        Optional.ofNullable((VictimStatus) fields.get(at + "/victim")),
        (Boolean) value(fields, at + "/suspect"),
        (Boolean) value(fields, at + "/witness"),
        (Age) value(fields, at + "/age"),
        (Classes.Sex) value(fields, at + "/sex"),
        under(fields, at + "/allegation/")
            .flatMap(list -> listOf(list, Allegation.class).stream())
            .toList(),
        under(fields, at + "/form/").map(String.class::cast).toList(),
        listOf(value(fields, at + "/route"), RouteLeg.class),
        (Boolean) value(fields, at + "/consent-claimed"),
        particulars(at, fields));
  }

  private static Particulars particulars(String at, SortedMap<String, Object> fields) {
    var codes = new TreeMap<String, SortedSet<String>>();
    var within = at + "/code/";
    fields
        .subMap(within, within + Character.MAX_VALUE)
        .forEach(
            (path, code) ->
                codes
                    .computeIfAbsent(
                        path.substring(within.length(), path.lastIndexOf('/')),
                        _ -> new TreeSet<>())
                    .add((String) code));
    return new Particulars(
        listOf(value(fields, at + "/citizenships"), String.class),
        codes,
        listOf(value(fields, at + "/places"), PlaceOfExploitation.class),
        listOf(value(fields, at + "/documents"), DocumentSeen.class),
        listOf(value(fields, at + "/services"), Service.class),
        listOf(value(fields, at + "/offences"), Offence.class),
        (Safety) value(fields, at + "/safety"),
        (Encounters) value(fields, at + "/encounters"));
  }

  private static Object value(Map<String, Object> fields, String path) {
    var value = fields.get(path);
    if (value == null) {
      throw new IllegalStateException("a case without a field: " + path);
    }
    return value;
  }

  private static Stream<Object> under(SortedMap<String, Object> fields, String path) {
    return fields.subMap(path, path + Character.MAX_VALUE).values().stream();
  }

  private static <T> List<T> listOf(Object list, Class<T> type) {
    return ((List<?>) list).stream().map(type::cast).toList();
  }
}
