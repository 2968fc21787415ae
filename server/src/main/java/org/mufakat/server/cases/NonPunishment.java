package org.mufakat.server.cases;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.RegimePack;

/// Whom not to punish has to be considered, on every page that speaks of prosecution: from what
/// this side holds, and what the other side lawfully let through and still holds.
///
/// Source: ACTIP Art. 14(7).
final class NonPunishment {

  private final CaseRoom room;

  NonPunishment(CaseRoom room) {
    this.room = room;
  }

  static boolean flags(CasePerson person, Optional<VictimStatus> disclosed, RegimePack regime) {
    return person.callsForNonPunishment(disclosed)
        || regime.codeList(PersonForm.FORMS).filter(person::wasMadeToOffend).isPresent();
  }

  /// The persons of a case of whom it has to be considered, in the order of the case.
  Set<OpaqueId> in(Case file) {
    return in(List.of(file)).getOrDefault(file.id(), Set.of());
  }

  /// @param disclosed of the case's persons, where that is at hand
  Set<OpaqueId> in(Case file, Map<OpaqueId, VictimStatus> disclosed) {
    return in(List.of(file), disclosed).getOrDefault(file.id(), Set.of());
  }

  /// The same of many cases, by case; a case without such a person is not in it.
  Map<OpaqueId, Set<OpaqueId>> in(List<Case> files) {
    return in(files, disclosed(files));
  }

  private Map<OpaqueId, Set<OpaqueId>> in(List<Case> files, Map<OpaqueId, VictimStatus> disclosed) {
    var regime = room.desk().regime();
    var found = new LinkedHashMap<OpaqueId, Set<OpaqueId>>();
    for (Case file : files) {
      for (CasePerson person : file.persons()) {
        if (flags(person, Optional.ofNullable(disclosed.get(person.id())), regime)) {
          found.computeIfAbsent(file.id(), _ -> new LinkedHashSet<>()).add(person.id());
        }
      }
    }
    return found;
  }

  /// What came lawfully through the wall of the status of the cases' persons.
  Map<OpaqueId, VictimStatus> disclosed(List<Case> files) {
    return new Received(room)
        .disclosedStatuses(
            files.stream().flatMap(f -> f.persons().stream()).map(CasePerson::id).toList());
  }
}
