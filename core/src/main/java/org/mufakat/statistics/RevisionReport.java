package org.mufakat.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// What changed, vanished and appeared between two releases.
///
/// @param comparedInPart whether one of the two is an excerpt: then only the keys in both are
///   compared, since what an excerpt lacks has not vanished
/// @param unchanged keys that say the same in both
public record RevisionReport(
    Release before,
    Release after,
    boolean comparedInPart,
    int unchanged,
    List<Revision.Changed> changed,
    List<Revision.Vanished> vanished,
    List<Revision.Appeared> appeared) {

  public RevisionReport {
    changed = List.copyOf(changed);
    vanished = List.copyOf(vanished);
    appeared = List.copyOf(appeared);
  }

  /// Compares the keys that are wanted.
  public static RevisionReport between(
      ReleaseFigures before, ReleaseFigures after, Predicate<CellKey> wanted) {
    var changed = new ArrayList<Revision.Changed>();
    var vanished = new ArrayList<Revision.Vanished>();
    var appeared = new ArrayList<Revision.Appeared>();
    boolean inPart = before.release().isExcerpt() || after.release().isExcerpt();
    int unchanged = 0;
    for (CellKey key : before.keys(wanted)) {
      var old = values(before, key);
      var now = values(after, key);
      if (now.isEmpty()) {
        vanished.add(new Revision.Vanished(key, old));
      } else if (old.equals(now)) {
        unchanged++;
      } else {
        changed.add(new Revision.Changed(key, old, now));
      }
    }
    for (CellKey key : after.keys(wanted)) {
      if (before.cells(key).isEmpty()) {
        appeared.add(new Revision.Appeared(key, values(after, key)));
      }
    }
    return new RevisionReport(
        before.release(),
        after.release(),
        inPart,
        unchanged,
        changed,
        inPart ? List.of() : vanished,
        inPart ? List.of() : appeared);
  }

  /// In an order that does not depend on the order of rows.
  private static List<PublishedValue> values(ReleaseFigures figures, CellKey key) {
    return figures.cells(key).stream()
        .map(PublishedCell::value)
        .sorted(
            Comparator.comparing(PublishedValue::slug)
                .thenComparing(v -> v.interval().orElse(CountInterval.ZERO)))
        .toList();
  }
}
