package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.mufakat.cases.NameIndex;
import org.mufakat.ledger.OpaqueId;

/// Finds persons by name among those who stand in cases that one may see. Those whom one may not
/// know of take nobody's place in the answer, and cost no time that could tell of them: whoever
/// works on some cases is answered from the names in these alone.
final class NameSearch {

  private static final int FIRST_LOOK = 200;

  private final CaseRoom room;

  NameSearch(CaseRoom room) {
    this.room = room;
  }

  /// @param cases of the person's that one may see, at least one
  record Seen(OpaqueId person, double score, List<CaseRow> cases) {}

  /// The best first.
  ///
  /// @param wanted which of those found count
  List<Seen> find(String words, Predicate<NameIndex.Found> wanted, int most) {
    return room.worker().seesAll()
        ? amongAll(words, wanted, most)
        : seen(amongMine(words), wanted, most);
  }

  /// Some of a side's persons may stand in no case: further ones are looked at until there are
  /// enough, or none is left.
  private List<Seen> amongAll(String words, Predicate<NameIndex.Found> wanted, int most) {
    int looked = FIRST_LOOK;
    while (true) {
      var found = room.desk().names(room.side()).search(words, looked, room.identities());
      var seen = seen(found, wanted, most);
      if (seen.size() == most || found.size() < looked) {
        return seen;
      }
      looked *= 4;
    }
  }

  private List<NameIndex.Found> amongMine(String words) {
    var mine = new CaseFiles(room).myPersons();
    return room.desk()
        .names(room.side())
        .searchAmong(words, mine, Integer.MAX_VALUE, room.identities());
  }

  private List<Seen> seen(
      List<NameIndex.Found> found, Predicate<NameIndex.Found> wanted, int most) {
    var seen = new ArrayList<Seen>();
    var files = new CaseFiles(room);
    for (var one : found) {
      if (seen.size() == most) {
        break;
      }
      if (wanted.test(one)) {
        var cases = files.of(one.person());
        if (!cases.isEmpty()) {
          seen.add(new Seen(one.person(), one.score(), cases));
        }
      }
    }
    return seen;
  }
}
