package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.mufakat.cases.NameIndex;
import org.mufakat.ledger.OpaqueId;

/// Finds persons by name among those who stand in cases that one may see. Those whom one may not
/// know of take nobody's place in the answer.
///
/// Whoever works on few cases is answered from the names in these alone, so that even the time it
/// takes tells nothing of others. For whoever works on more than [CaseFiles#FEW] cases the names of
/// the whole side are searched and those that stand in no case of theirs are left out.
final class NameSearch {

  /// Persons whose cases are asked for at once; four times as many each further time.
  private static final int FIRST_LOOK = 50;

  private final CaseRoom room;
  private final CaseFiles files;

  NameSearch(CaseRoom room) {
    this.room = room;
    this.files = new CaseFiles(room);
  }

  /// @param cases of the person's that one may see, at least one
  record Seen(OpaqueId person, double score, List<CaseRow> cases) {}

  /// The best first.
  ///
  /// @param wanted which of those found count
  List<Seen> find(String words, Predicate<NameIndex.Found> wanted, int most) {
    var found = found(words).stream().filter(wanted).toList();
    var seen = new ArrayList<Seen>();
    int looked = 0;
    for (int look = FIRST_LOOK; seen.size() < most && looked < found.size(); look *= 4) {
      var some = found.subList(looked, Math.min(looked + look, found.size()));
      seen.addAll(seen(some));
      looked += some.size();
    }
    return seen.subList(0, Math.min(most, seen.size()));
  }

  private List<NameIndex.Found> found(String words) {
    var names = room.desk().names(room.side());
    return room.worker().seesAll() || files.worksOnMany()
        ? names.search(words, room.identities())
        : names.searchAmong(words, files.myPersons(), room.identities());
  }

  private List<Seen> seen(List<NameIndex.Found> found) {
    var cases = files.ofAll(found.stream().map(NameIndex.Found::person).toList());
    return found.stream()
        .filter(one -> cases.containsKey(one.person()))
        .map(
            one -> new Seen(one.person(), one.score(), cases.getOrDefault(one.person(), List.of())))
        .toList();
  }
}
