package org.mufakat.server.conference;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The labels of a text's clauses while it grows: each that is wanted again is told from the first
/// by a stroke, `1′`, and from the second on by a number behind it, `1′2`.
final class ClauseLabels {

  private static final String STROKE = "′";

  private final Set<String> taken;

  /// How often each was wanted again.
  private final Map<String, Integer> again = new HashMap<>();

  ClauseLabels(Collection<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /// A label that no other clause has: the one that is wanted, or the next like it.
  String own(String wanted) {
    var own = wanted;
    while (!taken.add(own)) {
      int times = again.merge(wanted, 1, Integer::sum);
      own = wanted + STROKE + (times > 1 ? times : "");
    }
    return own;
  }
}
