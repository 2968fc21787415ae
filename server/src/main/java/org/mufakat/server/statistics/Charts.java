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
}
