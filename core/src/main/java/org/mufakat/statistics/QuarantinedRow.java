package org.mufakat.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A row that was read and not accepted, kept as published with the reason.
///
/// @param row the row of the file, 1 is the first
/// @param reason why
/// @param published the row's texts, as many as the file has columns
public record QuarantinedRow(int row, Reason reason, List<String> published) {

  public QuarantinedRow {
    published = List.copyOf(published);
  }

  /// Why a row cannot be accepted.
  public enum Reason {
    QUESTIONNAIRE_CODE("questionnaire-code"),
    VALUE_NOT_A_COUNT("value-not-a-count"),
    UNKNOWN_INDICATOR("unknown-indicator"),
    UNKNOWN_DIMENSION("unknown-dimension"),
    UNKNOWN_SEX("unknown-sex"),
    UNKNOWN_AGE("unknown-age"),
    UNKNOWN_UNIT("unknown-unit"),
    YEAR_OUT_OF_RANGE("year-out-of-range"),
    NO_REPORTING_AREA("no-reporting-area"),
    WRONG_NUMBER_OF_COLUMNS("wrong-number-of-columns");

    private final String slug;

    Reason(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Reason> bySlug(String slug) {
      return Arrays.stream(values()).filter(v -> v.slug.equals(slug)).findFirst();
    }
  }
}
