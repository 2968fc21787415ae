package org.mufakat.server.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.Encounters;

/// Who came upon a person, as rows of the person's form: a kind of organization, the first contact,
/// a partner of the node's. No row says that nobody recorded it, unless it is ticked that none did.
final class EncounterRows {

  /// How the names of a row's fields begin.
  static final String ROW = "encounter";

  /// Ticked: it was asked, and none had.
  private static final String NONE = "encounters-none";

  private final Set<String> partners;

  /// @param partners codes that the node's operator has named
  EncounterRows(Set<String> partners) {
    this.partners = Set.copyOf(partners);
  }

  /// The partners that the node's operator has named, by code; those alone whose code can stand in
  /// a record.
  static Map<String, String> partners(CaseDesk desk) {
    return desk.consentTexts().partners().entrySet().stream()
        .filter(e -> Encounter.isCode(e.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static String at(int row) {
    return ROW + "." + row + ".";
  }

  static void put(Encounters encounters, Fields fields) {
    fields.put(NONE, encounters.recorded() && encounters.all().isEmpty());
    for (int row = 0; row < encounters.all().size(); row++) {
      var one = encounters.all().get(row);
      fields.put(at(row) + "kind", one.kind());
      fields.put(at(row) + "first", one.first());
      fields.put(at(row) + "partner", one.partner().orElse(""));
    }
  }

  /// Whether a row, by its beginning, has anything beside the kind.
  static Predicate<String> content(Fields fields) {
    return row -> fields.hasDate(row + "first") || !fields.one(row + "partner").isEmpty();
  }

  Encounter read(int row, String kind, Encounters was, Fields fields) {
    return new Encounter(kind, fields.date(at(row) + "first"), partner(row, was, fields));
  }

  /// One that the operator does not name any more is kept where the record has it.
  private Optional<String> partner(int row, Encounters was, Fields fields) {
    var code = fields.one(at(row) + "partner");
    boolean isKnown =
        partners.contains(code)
            || was.all().stream().anyMatch(e -> e.partner().filter(code::equals).isPresent());
    if (!code.isEmpty() && !isKnown) {
      fields.refuse(at(row) + "partner", "unknown-code");
    }
    return Optional.of(code).filter(_ -> isKnown);
  }

  static Encounters whole(List<Encounter> rows, Fields fields) {
    if (!fields.is(NONE)) {
      return rows.isEmpty() ? Encounters.NOT_RECORDED : Encounters.of(rows);
    }
    if (!rows.isEmpty()) {
      fields.refuse(NONE, "none-and-some");
    }
    return Encounters.NONE;
  }
}
