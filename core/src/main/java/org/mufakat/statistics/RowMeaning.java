package org.mufakat.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mufakat.statistics.QuarantinedRow.Reason;

/// What one row of a release means: a cell, or a reason to hold it back. Of several reasons the
/// first in the order of the checks below is given.
final class RowMeaning {

  /// No release holds an older year: the first figures are of 2003, and the protocol that defines
  /// them of 2000.
  private static final int FIRST_YEAR = 1990;

  private static final String COUNTS = "Counts";
  private static final Resolution NOT_ASKED = new Resolution.NotAsked();

  sealed interface Answer {
    record Cell(PublishedCell cell, ReportingArea area) implements Answer {}

    record Held(Reason reason) implements Answer {}
  }

  private record Asked(String label, String area) {}

  private final SpellingTable spellings;
  private final int lastYear;
  private final Map<String, Indicator> indicators =
      byName(Indicator.values(), Indicator::publishedName);
  private final Map<String, Dimension> dimensions =
      byName(Dimension.values(), Dimension::publishedName);
  private final Map<String, Sex> sexes = byName(Sex.values(), Sex::publishedName);
  private final Map<String, AgeGroup> ages = byName(AgeGroup.values(), AgeGroup::publishedName);
  private final Map<Asked, Resolution> resolved = new HashMap<>();
  private final Map<Breakdown, Breakdown> breakdowns = new HashMap<>();
  private final Map<String, ReportingArea> areas = new HashMap<>();

  /// @param lastYear the year of the release's stamp
  RowMeaning(SpellingTable spellings, int lastYear) {
    this.spellings = spellings;
    this.lastYear = lastYear;
  }

  /// @param texts tidy, in the order of [ReleaseColumn]
  Answer of(int row, List<String> texts) {
    var indicator = named(indicators, text(texts, ReleaseColumn.INDICATOR));
    var dimension = named(dimensions, text(texts, ReleaseColumn.DIMENSION));
    var sex = named(sexes, text(texts, ReleaseColumn.SEX));
    var age = named(ages, text(texts, ReleaseColumn.AGE));
    var year = year(text(texts, ReleaseColumn.YEAR));
    var area = area(texts);
    if (indicator.isEmpty()) {
      return new Answer.Held(Reason.UNKNOWN_INDICATOR);
    }
    if (dimension.isEmpty()) {
      return new Answer.Held(Reason.UNKNOWN_DIMENSION);
    }
    if (sex.isEmpty()) {
      return new Answer.Held(Reason.UNKNOWN_SEX);
    }
    if (age.isEmpty()) {
      return new Answer.Held(Reason.UNKNOWN_AGE);
    }
    if (!text(texts, ReleaseColumn.UNIT).equalsIgnoreCase(COUNTS)) {
      return new Answer.Held(Reason.UNKNOWN_UNIT);
    }
    if (year.isEmpty()) {
      return new Answer.Held(Reason.YEAR_OUT_OF_RANGE);
    }
    if (area.isEmpty()) {
      return new Answer.Held(Reason.NO_REPORTING_AREA);
    }
    var category = text(texts, ReleaseColumn.CATEGORY);
    var value = ValueText.read(text(texts, ReleaseColumn.VALUE));
    if (ValueText.isQuestionnaireCode(category)
        || value.filter(RowMeaning::isQuestionnaireCode).isPresent()) {
      return new Answer.Held(Reason.QUESTIONNAIRE_CODE);
    }
    if (value.isEmpty()) {
      return new Answer.Held(Reason.VALUE_NOT_A_COUNT);
    }
    var breakdown = new Breakdown(dimension.get(), category, sex.get(), age.get());
    var key =
        new CellKey(
            area.get().code(),
            indicator.get(),
            breakdowns.computeIfAbsent(breakdown, Function.identity()),
            year.get());
    return new Answer.Cell(
        new PublishedCell(key, value.get(), resolution(key), 1, row), area.get());
  }

  private static boolean isQuestionnaireCode(PublishedValue value) {
    return value instanceof PublishedValue.Count(long count)
        && ValueText.isQuestionnaireCode(count);
  }

  private Resolution resolution(CellKey key) {
    return switch (key.breakdown().dimension()) {
      case TOTAL, FORM_OF_EXPLOITATION -> NOT_ASKED;
      case CITIZENSHIP, COUNTRY_OF_REPATRIATION ->
          resolved.computeIfAbsent(
              new Asked(key.breakdown().category(), key.area()),
              asked -> spellings.resolve(asked.label(), asked.area()));
    };
  }

  /// By its code; by its name where there is no code; empty where there is neither.
  private Optional<ReportingArea> area(List<String> texts) {
    var published = text(texts, ReleaseColumn.ISO3_CODE).toUpperCase(Locale.ROOT);
    var name = text(texts, ReleaseColumn.COUNTRY);
    var code = ReportingArea.isCode(published) ? published : name.isEmpty() ? published : name;
    return code.isEmpty()
        ? Optional.empty()
        : Optional.of(
            areas.computeIfAbsent(
                code,
                c ->
                    new ReportingArea(
                        c, name.isEmpty() ? c : name, text(texts, ReleaseColumn.SUBREGION))));
  }

  private Optional<Integer> year(String text) {
    if (text.length() != 4 || !text.chars().allMatch(c -> '0' <= c && c <= '9')) {
      return Optional.empty();
    }
    int year = Integer.parseInt(text);
    return FIRST_YEAR <= year && year <= lastYear ? Optional.of(year) : Optional.empty();
  }

  private static String text(List<String> texts, ReleaseColumn column) {
    return texts.get(column.ordinal());
  }

  /// As published, or in another case.
  private static <T> Optional<T> named(Map<String, T> known, String text) {
    var asPublished = known.get(text);
    return asPublished != null
        ? Optional.of(asPublished)
        : Optional.ofNullable(known.get(text.toLowerCase(Locale.ROOT)));
  }

  private static <T> Map<String, T> byName(T[] values, Function<T, String> name) {
    Map<String, T> byName = new HashMap<>();
    Arrays.stream(values)
        .forEach(
            v -> {
              byName.put(name.apply(v), v);
              byName.put(name.apply(v).toLowerCase(Locale.ROOT), v);
            });
    return byName;
  }
}
