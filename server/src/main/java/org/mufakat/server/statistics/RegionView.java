package org.mufakat.server.statistics;

import java.util.List;

/// The regional picture as its page shows it: every number a text in the reader's language.
///
/// @param query the choice as an address carries it
/// @param excerpt whether the release is a few totals typed in
/// @param noRow what it means that the release has no row
/// @param reporters which States published citizenships at all
public record RegionView(
    ChoiceView choice,
    String query,
    boolean excerpt,
    String noRow,
    Headline headline,
    ChartView map,
    String reporters,
    YearsTable series,
    PartsTable forms,
    PartsTable sexes,
    PartsTable ages,
    RatesTable rates,
    List<CorridorsTable> corridors) {

  /// Whether the map draws a corridor, so that its legend has to explain one.
  public boolean isAnyBand() {
    return corridors.stream().anyMatch(table -> table.id().equals("within") && table.isAnyValued());
  }

  /// What a form offers and what is chosen.
  public record ChoiceView(
      String indicator,
      List<Option> indicators,
      String release,
      List<Option> releases,
      int from,
      int to,
      List<Integer> years,
      List<String> faults) {}

  /// One thing to choose.
  public record Option(String value, String label) {}

  /// The sum over the region.
  ///
  /// @param value `11,234–11,280`; a dash where nothing has a value
  /// @param narrowed the narrower sum as a sentence; empty where it is not narrower
  /// @param rate per 100,000 residents and year as a sentence; empty where it cannot be said
  /// @param reporting how many States have a value, and of how many
  /// @param gaps who lacks which years
  public record Headline(
      boolean hasValue,
      String value,
      String what,
      String narrowed,
      String rate,
      String reporting,
      List<String> gaps,
      List<String> repeated,
      String source) {}

  /// A picture and what belongs under it.
  ///
  /// @param kind `series`, `bars` or `map`
  /// @param json the data of `charts.js`, safe inside a script element; empty where there is
  ///   nothing to draw
  /// @param file the beginning of a download's name
  /// @param csv the address of the numbers; empty where there is none
  public record ChartView(
      String id,
      String kind,
      String title,
      String what,
      String source,
      String json,
      String file,
      String csv) {

    public boolean isDrawn() {
      return !json.isEmpty();
    }
  }

  /// A row for each State, a column for each year.
  ///
  /// @param noRow what it means that the release has no row
  public record YearsTable(
      ChartView chart,
      String noRow,
      List<Integer> years,
      List<YearsRow> rows,
      List<String> because) {}

  /// @param sum over the years that have a value
  /// @param covered the years in the sum
  public record YearsRow(
      String code, String name, List<CellView> cells, String sum, String covered) {}

  /// A row for each part of the whole; parts need not add up to it.
  public record PartsTable(ChartView chart, List<PartRow> rows, List<String> because) {

    public boolean isPublished() {
      return rows.stream().anyMatch(PartRow::hasValue);
    }

    public boolean isAnyRepeated() {
      return rows.stream().anyMatch(r -> !r.repeated().isEmpty());
    }
  }

  public record PartRow(
      String name,
      boolean hasValue,
      String value,
      String narrowed,
      String covered,
      List<String> gaps,
      List<String> repeated) {}

  /// Detections per 100,000 residents and year.
  public record RatesTable(ChartView chart, List<RateRow> rows, List<String> populationSources) {

    public boolean isPublished() {
      return rows.stream().anyMatch(r -> !r.rate().isEmpty());
    }
  }

  /// @param rate empty where there is no value or no population
  public record RateRow(String code, String name, String count, String covered, String rate) {}

  /// Corridors of one kind.
  ///
  /// @param id `within`, `domestic`, `from-outside` or `to-outside`
  /// @param shown by name
  /// @param more how many are not shown
  public record CorridorsTable(String id, List<CorridorRow> shown, int more, String csv) {

    /// Whether any of them has a value, which is what a map draws.
    public boolean isAnyValued() {
      return shown.stream().anyMatch(CorridorRow::hasValue);
    }
  }

  public record CorridorRow(
      String citizenship,
      String detectedBy,
      boolean hasValue,
      String value,
      String covered,
      String noMention,
      String unpublished,
      String repeated) {}
}
