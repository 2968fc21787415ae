package org.mufakat.server.statistics;

import static org.mufakat.server.statistics.JdbcShelf.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mufakat.statistics.AgeGroup;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.Resolution;
import org.mufakat.statistics.Sex;

/// Cells out of the table `published_cell`, for one reading: what repeats from row to row is made
/// once.
final class CellMapper {

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Indicator> indicators = new HashMap<>();
  private final Map<String, Dimension> dimensions = new HashMap<>();
  private final Map<String, Sex> sexes = new HashMap<>();
  private final Map<String, AgeGroup> ages = new HashMap<>();
  private final Map<Breakdown, Breakdown> breakdowns = new HashMap<>();
  private final Map<Resolution, Resolution> resolutions = new HashMap<>();
  private final Map<PublishedValue, PublishedValue> values = new HashMap<>();

  PublishedCell cell(ResultSet row) throws SQLException {
    var key =
        new CellKey(
            once(texts, text(row, "area")),
            known(indicators, text(row, "indicator"), Indicator::bySlug),
            once(breakdowns, breakdown(row)),
            row.getInt("year"));
    return new PublishedCell(
        key,
        once(values, value(row)),
        once(resolutions, resolution(row)),
        row.getInt("times_published"),
        row.getInt("row_no"));
  }

  private Breakdown breakdown(ResultSet row) throws SQLException {
    return new Breakdown(
        known(dimensions, text(row, "dimension"), Dimension::bySlug),
        once(texts, text(row, "category")),
        known(sexes, text(row, "sex"), Sex::bySlug),
        known(ages, text(row, "age"), AgeGroup::bySlug));
  }

  private static PublishedValue value(ResultSet row) throws SQLException {
    var kind = text(row, "value_kind");
    return switch (kind) {
      case "count" -> new PublishedValue.Count(row.getLong("value_number"));
      case "suppressed" -> new PublishedValue.Suppressed(row.getInt("value_number"));
      case "missing" -> new PublishedValue.Missing();
      case "not-applicable" -> new PublishedValue.NotApplicable();
      case "no-mention" -> new PublishedValue.NoMention();
      default -> throw new IllegalStateException("the database says " + kind);
    };
  }

  private static Resolution resolution(ResultSet row) throws SQLException {
    var kind = text(row, "resolution_kind");
    return switch (kind) {
      case "state" -> new Resolution.OfState(text(row, "resolved_to"));
      case "not-a-state" -> new Resolution.NotAState(text(row, "resolved_to"));
      case "unresolved" -> new Resolution.Unresolved();
      case "not-asked" -> new Resolution.NotAsked();
      default -> throw new IllegalStateException("the database says " + kind);
    };
  }

  private static <T> T known(
      Map<String, T> known, String slug, Function<String, Optional<T>> bySlug) {
    return known.computeIfAbsent(slug, s -> JdbcShelf.known(bySlug.apply(s), s));
  }

  private static <T> T once(Map<T, T> made, T value) {
    var first = made.putIfAbsent(value, value);
    return first == null ? value : first;
  }
}
