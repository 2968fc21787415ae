package org.mufakat.server.drawing;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where words and lines may be parted.
final class LineBreaks {

  /// After these a letter is written below or inside the one before it: Khmer, Burmese, Tamil.
  private static final Set<Integer> JOINING = Set.of(0x17D2, 0x1039, 0x0BCD);

  private LineBreaks() {}

  /// The parts of a text between which a line may end; spaces stay at the end of their part. The
  /// platform knows the words of Thai; of the other scripts without spaces it parts none.
  static List<String> parts(String text) {
    return cut(text, BreakIterator.getLineInstance(Locale.of("th")));
  }

  /// What a reader takes for single letters: a letter with its marks, and what joins it.
  static List<String> letters(String text) {
    var joined = new ArrayList<String>();
    for (var letter : cut(text, BreakIterator.getCharacterInstance(Locale.ROOT))) {
      if (!joined.isEmpty() && endsJoining(joined.getLast())) {
        joined.set(joined.size() - 1, joined.getLast() + letter);
      } else {
        joined.add(letter);
      }
    }
    return joined;
  }

  private static boolean endsJoining(String letter) {
    return JOINING.contains(letter.codePointBefore(letter.length()));
  }

  private static List<String> cut(String text, BreakIterator breaks) {
    var parts = new ArrayList<String>();
    breaks.setText(text);
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      parts.add(text.substring(from, to));
      from = to;
    }
    return parts;
  }
}
