package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.cases.Case;
import org.mufakat.cases.Identity;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// Who the persons of a case are. Every identity that is read or changed here is told in the
/// ledger.
public final class People {

  private final CaseRoom room;

  public People(CaseRoom room) {
    this.room = room;
  }

  /// The identities of a case's persons that are known, in the order of the case.
  public Map<OpaqueId, Identity> of(Case file, Reason why) {
    var known = new LinkedHashMap<OpaqueId, Identity>();
    file.persons()
        .forEach(p -> read(p.id(), why).ifPresent(identity -> known.put(p.id(), identity)));
    return known;
  }

  /// The identities of all persons in these cases that are known, by person. A person who stands in
  /// several of the cases is told as often.
  Map<OpaqueId, Identity> ofAll(List<Case> files, Reason why) {
    return identities(
        files.stream().flatMap(f -> f.persons().stream()).map(p -> p.id()).toList(), why);
  }

  private Map<OpaqueId, Identity> identities(List<OpaqueId> persons, Reason why) {
    var known = room.identities().findAll(persons);
    room.tellAll(
        LedgerEvent.IDENTITY_READ,
        Subject.Kind.PERSON,
        persons.stream().filter(known::containsKey).toList(),
        why);
    return known;
  }

  /// One person's identity. Whoever asks has been shown a case that the person stands in.
  public Optional<Identity> read(OpaqueId person, Reason why) {
    var identity = room.identities().find(person);
    identity.ifPresent(_ -> room.tell(LedgerEvent.IDENTITY_READ, Subject.Kind.PERSON, person, why));
    return identity;
  }

  /// Keeps an identity in the place of the one before.
  public void keep(OpaqueId person, Identity identity, Reason why) {
    room.identities().keep(person, identity);
    room.tell(LedgerEvent.CASE_CHANGED, Subject.Kind.PERSON, person, why);
    room.afterCommit(() -> room.desk().names(room.side()).learn(person, identity));
  }

  /// A person found by name, and the cases of theirs that one may see.
  ///
  /// @param score 0 to 1; 1 = every word of the query stands in one name of the person
  public record Hit(OpaqueId person, Identity identity, double score, List<CaseRow> cases) {
    public Hit {
      cases = List.copyOf(cases);
    }

    /// Never shows the person.
    @Override
    public String toString() {
      return "Hit[" + person + "]";
    }
  }

  /// Persons in whose names the words stand, exactly or nearly, in cases that one may see. Each one
  /// that is shown is told in the ledger.
  ///
  /// @param most 1 to 50
  public List<Hit> search(String words, int most) {
    var found = new NameSearch(room).find(words, _ -> true, most);
    var known = identities(found.stream().map(NameSearch.Seen::person).toList(), Reason.NONE);
    var hits = new ArrayList<Hit>();
    for (var seen : found) {
      var identity = known.get(seen.person());
      if (identity != null) {
        hits.add(new Hit(seen.person(), identity, seen.score(), seen.cases()));
      }
    }
    return hits;
  }
}
