package org.mufakat.server.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Encounters;
import org.mufakat.ledger.OpaqueId;

/// Who came upon a person, by all records that are said to be theirs: joined as long as that is
/// said, and nothing of a record is changed by it. Records in cases that whoever looks may not see
/// add nothing.
final class JoinedEncounters {

  private final CaseRoom room;

  JoinedEncounters(CaseRoom room) {
    this.room = room;
  }

  /// Of those of a case's persons to whose encounters another record adds something.
  Map<OpaqueId, Encounters> of(Case file) {
    var joined = new LinkedHashMap<OpaqueId, Encounters>();
    for (OpaqueId person : linked(file)) {
      var own = file.person(person).orElseThrow().particulars().encounters();
      var all = records(person).stream().reduce(own, Encounters::and);
      if (!all.equals(own)) {
        joined.put(person, all);
      }
    }
    return joined;
  }

  /// Those of a case of whom another record is said to be, or who is said to be another's.
  private List<OpaqueId> linked(Case file) {
    return room.transaction()
        .with(
            "SELECT p FROM unnest(?) AS p"
                + " WHERE EXISTS (SELECT FROM %1$s.same_person s WHERE s.person = p)"
                + " OR EXISTS (SELECT FROM %1$s.same_person s WHERE s.same_as = p)",
            statement -> {
              statement.setArray(
                  1,
                  CompartmentTransaction.array(
                      statement, file.persons().stream().map(CasePerson::id).toList()));
              return CompartmentTransaction.ids(statement);
            });
  }

  private List<Encounters> records(OpaqueId person) {
    var others = new Duplicates(room).all(person);
    var cases =
        new CaseFiles(room)
            .ofAll(others).values().stream()
                .flatMap(List::stream)
                .map(CaseRow::id)
                .distinct()
                .toList();
    return room.register().findAll(cases).stream()
        .flatMap(file -> others.stream().map(file::person).flatMap(Optional::stream))
        .map(p -> p.particulars().encounters())
        .toList();
  }
}
