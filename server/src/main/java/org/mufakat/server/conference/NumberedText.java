package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text as it comes out of a word processor, taken apart into its clauses: a line that begins
/// with a number or a letter in brackets begins one, and what stands before the first is a
/// preamble.
final class NumberedText {

  /// `1.` `12)` `2.3` `(a)` `(iv)` `Article 4` `Pasal 4`, and what follows on the line.
  private static final Pattern BEGINS =
      Pattern.compile(
          "\\s*(?:(?<word>(?:Article|Art\\.|Clause|Pasal|Butir)\\s+\\d{1,3})[.:)]?"
              + "|(?<number>\\d{1,3}(?:\\.\\d{1,3}){0,3})[.)]"
              + "|(?<deep>\\d{1,3}(?:\\.\\d{1,3}){1,3})"
              + "|\\((?<letter>[a-z]{1,4}|\\d{1,3})\\))(?:\\s+(?<text>.*))?");

  private static final String PREAMBLE = "P";

  private NumberedText() {}

  /// The clauses in order, each with a label of its own. Letters are counted within the number
  /// before them: `2(a)`.
  static List<DraftWords.Row> split(String text) {
    var rows = new Splitting();
    text.lines().forEach(rows::take);
    return rows.done();
  }

  private static final class Splitting {

    private final List<DraftWords.Row> rows = new ArrayList<>();
    private String label = "";
    private String number = "";
    private int preambles;
    private StringBuilder words = new StringBuilder();

    void take(String line) {
      var begins = BEGINS.matcher(line);
      if (begins.matches()) {
        end();
        label = label(begins.group("letter"), first(begins));
        var rest = begins.group("text");
        words.append(rest == null ? "" : rest.strip());
      } else if (line.isBlank() && label.isEmpty()) {
        end();
      } else {
        words.append(words.isEmpty() ? "" : "\n").append(line.strip());
      }
    }

    private static String first(Matcher begins) {
      for (var group : List.of("word", "number", "deep")) {
        var found = begins.group(group);
        if (found != null) {
          return found;
        }
      }
      return "";
    }

    private String label(@Nullable String letter, String found) {
      if (letter != null) {
        return number + "(" + letter + ")";
      }
      number = found;
      return found;
    }

    private void end() {
      var text = words.toString().strip();
      words = new StringBuilder();
      if (!text.isEmpty() || !label.isEmpty()) {
        rows.add(new DraftWords.Row(unique(label.isEmpty() ? nextPreamble() : label), text));
      }
      label = "";
    }

    private String nextPreamble() {
      return PREAMBLE + ++preambles;
    }

    /// A number that comes twice is told from the first by a stroke.
    private String unique(String wanted) {
      var unique = wanted;
      while (isTaken(unique)) {
        unique += "′";
      }
      return unique;
    }

    private boolean isTaken(String wanted) {
      return rows.stream().anyMatch(row -> row.label().equals(wanted));
    }

    List<DraftWords.Row> done() {
      end();
      return List.copyOf(rows);
    }
  }
}
