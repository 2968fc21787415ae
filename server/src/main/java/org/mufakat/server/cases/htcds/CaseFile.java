package org.mufakat.server.cases.htcds;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Consent;
import org.mufakat.cases.Identity;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.OpaqueId;

/// A case with what is kept apart from it, on its way into a file or out of one.
///
/// @param identities by person; without those that are not known, were erased or are not to go out
/// @param consents of the case's persons
/// @param disclosed what the other compartment lawfully let through of a suspect's status, by
///   person; a file never says it, but for what it means for punishing
public record CaseFile(
    Case file,
    Map<OpaqueId, Identity> identities,
    List<Consent> consents,
    Map<OpaqueId, VictimStatus> disclosed) {

  public CaseFile {
    identities = Map.copyOf(identities);
    consents = List.copyOf(consents);
    disclosed = Map.copyOf(disclosed);
    var persons = file.persons().stream().map(CasePerson::id).collect(Collectors.toSet());
    if (!persons.containsAll(identities.keySet())
        || !persons.containsAll(disclosed.keySet())
        || !consents.stream().allMatch(c -> persons.contains(c.about()))) {
      throw new IllegalArgumentException("what goes with a case is about its persons");
    }
  }

  /// A case with nothing beside it.
  public static CaseFile of(Case file) {
    return new CaseFile(file, Map.of(), List.of(), Map.of());
  }

  /// Never shows a person.
  @Override
  public String toString() {
    return "CaseFile[" + file.id() + "]";
  }
}
