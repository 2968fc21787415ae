package org.mufakat.server.statistics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The shapes that `charts.js` draws; its head says what each field is for.
public final class Charts {

  private Charts() {}

  /// What every chart carries, so that a download never leaves without its source.
  public record Caption(
      String title,
      String what,
      String source,
      List<String> notes,
      String language,
      Map<String, String> texts) {}

  /// One small panel a line.
  public record Series(Caption caption, List<Integer> years, String unit, List<Line> lines) {}

  public record Line(String code, String name, List<Point> points) {}

  public record Point(
      int year,
      @Nullable Long low,
      @Nullable Long high,
      @Nullable Long narrowLow,
      @Nullable Long narrowHigh,
      String status,
      @Nullable String url) {}

  /// One bar a category.
  ///
  /// @param digits places after the decimal sign
  public record Bars(Caption caption, String unit, int digits, List<Bar> categories) {}

  public record Bar(
      String label,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double narrowLow,
      @Nullable Double narrowHigh,
      String status,
      @Nullable String note) {}

  /// The region with its States and the corridors between them.
  public record Picture(
      Caption caption, String outlineUrl, List<Mark> states, List<Band> corridors) {}

  public record Mark(
      String code,
      String name,
      double lon,
      double lat,
      @Nullable Long low,
      @Nullable Long high,
      String status,
      @Nullable String url) {}

  public record Band(
      String from, String to, String fromName, String toName, long low, long high, String years) {}

  /// One row a count, with the band of chance around it, on a scale that grows by factors.
  public record Bands(Caption caption, String unit, List<BandRow> rows) {}

  /// @param group what stands above the first row of a group; rows of one group have no order
  /// @param low of what was published; null where there is no value
  /// @param bandLow of what chance leaves open
  public record BandRow(
      String label,
      String group,
      @Nullable Long low,
      @Nullable Long high,
      @Nullable Double bandLow,
      @Nullable Double bandHigh,
      String status) {}

  /// Citizenships on the left, detecting States on the right; a link as wide as its low end.
  public record Sankey(Caption caption, List<Knot> nodes, List<Link> links) {}

  /// @param id begins with its side: `c:` or `d:`
  public record Knot(String id, String label) {}

  /// @param main whether it is the one that the page is about
  public record Link(
      String source, String target, long low, long high, String years, boolean main) {}
}
