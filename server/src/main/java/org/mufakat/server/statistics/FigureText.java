package org.mufakat.server.statistics;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.mufakat.statistics.AgeGroup;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.Narrowing;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.Reading;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.Sex;
import org.mufakat.statistics.Years;

/// Figures as lines of plain English for a terminal: the number first, then what it is, what it
/// lacks, and its source.
public final class FigureText {

  private final UnaryOperator<String> areaName;

  /// @param areaName the name of an area, by code
  public FigureText(UnaryOperator<String> areaName) {
    this.areaName = areaName;
  }

  /// The number alone on the first line, then everything that belongs to it.
  public List<String> lines(Figure figure) {
    var lines = new ArrayList<String>();
    lines.add(figure.hasValue() ? interval(figure.published()) : noValue(figure));
    lines.add(describe(figure));
    if (figure.hasValue() && figure.isNarrower()) {
      lines.add("Other published cells force it to " + interval(figure.narrowed()) + ":");
      figure.narrowings().forEach(n -> lines.add("  " + because(n)));
    }
    for (Figure.Part part : figure.repeated()) {
      lines.add(repeated(part));
    }
    lines.add(source(figure.release()));
    return lines;
  }

  /// What a figure is: indicator, unit, breakdown, area, the years it covers and the requested
  /// years without a value.
  public String describe(Figure figure) {
    var query = figure.query();
    var text = new StringBuilder(query.indicator().publishedName());
    text.append(" (").append(figure.unit().slug()).append(")");
    text.append(breakdown(query.breakdown()));
    text.append(", ").append(String.join(", ", query.areas().stream().map(areaName).toList()));
    text.append(", ");
    text.append(figure.hasValue() ? figure.covered() : query.years());
    var notInExcerpt = figure.notInExcerpt();
    var without = figure.lacking().stream().filter(p -> !notInExcerpt.contains(p)).toList();
    if (!figure.hasValue() && (notInExcerpt.isEmpty() || without.isEmpty())) {
      text.append(": ")
          .append(noValue(figure))
          .append(notInExcerpt.isEmpty() ? " in any year" : "");
    } else {
      append(text, "; not in this excerpt: ", figure, notInExcerpt);
      append(text, "; no value for ", figure, without);
    }
    return text.toString();
  }

  /// What an excerpt lacks may be published: that is not said to have no value.
  private static String noValue(Figure figure) {
    return figure.notInExcerpt().isEmpty() ? "no value" : "not in this excerpt";
  }

  /// The years of the parts; of several areas, whose years.
  private void append(StringBuilder text, String heading, Figure figure, List<Figure.Part> parts) {
    if (!parts.isEmpty()) {
      var areas = figure.query().areas();
      text.append(heading)
          .append(
              areas.size() == 1
                  ? years(parts, areas.getFirst()).toString()
                  : areas.stream()
                      .filter(area -> !years(parts, area).isEmpty())
                      .map(area -> areaName.apply(area) + " " + years(parts, area))
                      .collect(Collectors.joining("; ")));
    }
  }

  private static Years years(List<Figure.Part> parts, String area) {
    return Years.of(
        parts.stream().filter(p -> p.area().equals(area)).map(Figure.Part::year).toList());
  }

  /// The release that a figure rests on.
  public static String source(Release release) {
    var excerpt =
        switch (release.extent()) {
          case EXCERPT -> " (a few totals typed in; import the publisher's file for the whole)";
          case WHOLE -> "";
        };
    return "Source: "
        + release.publisher()
        + ", "
        + release.series()
        + ", release "
        + release.id()
        + excerpt;
  }

  /// `2,303` or `0–16`.
  public static String interval(CountInterval interval) {
    return interval.isExact()
        ? number(interval.low())
        : number(interval.low()) + "–" + number(interval.high());
  }

  /// Grouped as in English: `2,303`.
  public static String number(long number) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
  }

  /// The value as published, grouped.
  public static String value(PublishedValue value) {
    return switch (value) {
      case PublishedValue.Count(long count) -> number(count);
      case PublishedValue.Suppressed(int threshold) -> "<" + threshold;
      case PublishedValue.Missing() -> "missing";
      case PublishedValue.NotApplicable() -> "not applicable";
      case PublishedValue.NoMention() -> "no mention";
    };
  }

  /// The part of an indicator a breakdown names, with a comma before it; nothing for the total.
  public static String breakdown(Breakdown breakdown) {
    var text = new StringBuilder();
    if (breakdown.dimension() != Dimension.TOTAL) {
      text.append(", ").append(breakdown.dimension().publishedName()).append(": ");
      text.append(breakdown.category().isBlank() ? "(blank)" : breakdown.category());
    }
    if (breakdown.sex() != Sex.TOTAL) {
      text.append(", ").append(breakdown.sex().publishedName().toLowerCase(Locale.ROOT));
    }
    if (breakdown.age() != AgeGroup.TOTAL) {
      text.append(", ").append(breakdown.age().publishedName());
    }
    return text.toString();
  }

  private String repeated(Figure.Part part) {
    var values =
        part.reading() instanceof Reading.Repeated(var cells)
            ? cells.stream().map(c -> value(c.value())).toList()
            : List.<String>of();
    return "Published more than once for "
        + areaName.apply(part.area())
        + " "
        + part.year()
        + " and in no sum: "
        + String.join(", ", values);
  }

  private String because(Narrowing step) {
    return describe(step.cell())
        + ": published "
        + interval(step.before())
        + "; the total is at most "
        + number(step.totalHigh())
        + " and its other parts come to at least "
        + number(step.othersLow())
        + ", so it is "
        + interval(step.after());
  }

  private String describe(CellKey key) {
    return areaName.apply(key.area()) + " " + key.year() + breakdown(key.breakdown());
  }
}
