package org.mufakat.statistics;

import java.util.HashMap;
import java.util.Map;

/// Every different text of a reading, kept once and tidied once. Its size is bounded: a release
/// repeats a few thousand names, and a file that does not is refused.
final class KnownTexts {

  /// What a kept text costs besides its letters, in letters.
  private static final int OVERHEAD = 40;

  private final Map<String, String> tidied = new HashMap<>();
  private final long most;
  private long kept;

  /// @param most letters to keep at most
  KnownTexts(long most) {
    this.most = most;
  }

  String tidy(String text) {
    var known = tidied.get(text);
    if (known != null) {
      return known;
    }
    var tidy = PublishedText.tidy(text);
    var same = tidy.equals(text) ? text : tidied.getOrDefault(tidy, tidy);
    tidied.put(text, same);
    count(text);
    return same;
  }

  /// Counts a text that is kept elsewhere.
  void count(String text) {
    kept += text.length() + OVERHEAD;
  }

  boolean areTooMany() {
    return kept > most;
  }
}
