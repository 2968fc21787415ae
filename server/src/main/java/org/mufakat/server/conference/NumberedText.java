package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text as it comes out of a word processor, taken apart into its clauses: a line that begins
/// with a number or a letter in brackets begins one, and what stands before the first is a
/// preamble.
///
/// @param isWhole whether all of it is in the rows: a text has no more than so many clauses
record NumberedText(List<DraftWords.Row> rows, boolean isWhole) {

  NumberedText {
    rows = List.copyOf(rows);
  }

  /// `1.` `12)` `2.3` `(a)` `(iv)` `Article 4` `Pasal 4`, and what follows on the line.
  private static final Pattern BEGINS =
      Pattern.compile(
          "\\s*(?:(?<word>(?:Article|Art\\.|Clause|Pasal|Butir)\\s+\\d{1,3})[.:)]?"
              + "|(?<number>\\d{1,3}(?:\\.\\d{1,3}){0,3})[.)]"
              + "|(?<deep>\\d{1,3}(?:\\.\\d{1,3}){1,3})"
              + "|\\((?<letter>[a-z]{1,4}|\\d{1,3})\\))(?:\\s+(?<text>.*))?");

  private static final String PREAMBLE = "P";

  /// The clauses in order, each with a label of its own. Letters are counted within the number
  /// before them: `2(a)`.
  ///
  /// @param labels of the clauses that are there already
  /// @param most how many it may have; what comes after them is left out
  static NumberedText split(String text, ClauseLabels labels, int most) {
    var splitting = new Splitting(labels, most);
    text.lines().takeWhile(_ -> splitting.rows.size() <= most).forEach(splitting::take);
    return splitting.done();
  }

  private static final class Splitting {

    private final List<DraftWords.Row> rows = new ArrayList<>();
    private final ClauseLabels labels;
    private final int most;
    private String label = "";
    private String number = "";
    private int preambles;
    private StringBuilder words = new StringBuilder();

    Splitting(ClauseLabels labels, int most) {
      this.labels = labels;
      this.most = most;
    }

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
        rows.add(new DraftWords.Row(labels.own(label.isEmpty() ? nextPreamble() : label), text));
      }
      label = "";
    }

    private String nextPreamble() {
      return PREAMBLE + ++preambles;
    }

    NumberedText done() {
      end();
      return new NumberedText(rows.subList(0, Math.min(rows.size(), most)), rows.size() <= most);
    }
  }
}
