package org.mufakat.server.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A row that was read and not accepted.
///
/// @param row of the file, 1 is the first
/// @param published the row's texts as they stand there, cut where they are very long
public record RefusedRow(int row, Reason reason, List<String> published) {

  private static final int LONGEST_TEXT = 200;

  public RefusedRow {
    published =
        published.stream()
            .map(t -> t.length() > LONGEST_TEXT ? t.substring(0, LONGEST_TEXT) + "…" : t)
            .toList();
  }

  /// Why. The texts are English; pages translate by [#slug()].
  public enum Reason {
    WRONG_NUMBER_OF_COLUMNS(
        "wrong-number-of-columns", "more or fewer texts than the header has columns"),
    NOT_A_STATE("not-a-state", "a group of countries or a territory that the regime does not list"),
    UNKNOWN_SPELLING(
        "unknown-spelling", "no code, and the regime's spellings do not have the name"),
    CODE_AND_NAME_DIFFER(
        "code-and-name-differ", "the code is one State's and the name another State's"),
    SAME_STATE_TWICE(
        "same-state-twice", "origin and destination, or two neighbours, are one State"),
    YEAR_OUT_OF_RANGE("year-out-of-range", "no year, or one before 1900 or in the future"),
    NO_VALUE("no-value", "the value is empty: unknown, not zero"),
    NOT_A_NUMBER("not-a-number", "the value is no whole number of persons, or no length"),
    REPEATED_KEY("repeated-key", "the same place and year stand there again with another value"),
    SAME_ROW_AGAIN("same-row-again", "the same row stands there already");

    private final String slug;
    private final String words;

    Reason(String slug, String words) {
      this.slug = slug;
      this.words = words;
    }

    public String slug() {
      return slug;
    }

    public String words() {
      return words;
    }

    public static Optional<Reason> bySlug(String slug) {
      return Arrays.stream(values()).filter(r -> r.slug.equals(slug)).findFirst();
    }
  }
}
