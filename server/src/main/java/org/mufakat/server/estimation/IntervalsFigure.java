package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.DataTable;
import org.mufakat.server.drawing.DataTable.Cell;
import org.mufakat.server.estimation.EstimateJson.NumbersJson;

/// One number with the intervals that different questions give it.
final class IntervalsFigure {

  private final FigureMaterial with;
  private final EstimateWords words;

  IntervalsFigure(FigureMaterial with) {
    this.with = with;
    this.words = with.words();
  }

  Block.Figure figure(NumbersJson numbers, int number) {
    var title = words.say("intervals.title");
    var bootstrap = numbers.bootstrap();
    var rows = new ArrayList<ForestPlot.Row>();
    var cells = new ArrayList<List<Cell>>();
    var point = numbers.point();
    String caption;
    if (bootstrap == null) {
      add(rows, cells, "posterior", point, numbers.interval(), true, null, null);
      add(rows, cells, "posterior-narrow", point, numbers.narrow(), false, null, null);
      var average = numbers.average();
      if (average != null) {
        average
            .sensitivity()
            .forEach(
                s ->
                    add(
                        rows,
                        cells,
                        words.say("intervals.prior", words.decimal(s.delta(), 4)),
                        "prior-" + s.delta(),
                        s.median(),
                        s.interval(),
                        false,
                        null,
                        null));
      }
      caption = words.say("intervals.caption.average");
    } else {
      var lower = bootstrap.lower();
      var upper = bootstrap.upper();
      add(rows, cells, "spread", point, bootstrap.bySpread(), true, null, null);
      add(rows, cells, "bca", point, numbers.interval(), false, lower, upper);
      add(rows, cells, "bca-narrow", point, numbers.narrow(), false, null, null);
      add(rows, cells, "conditional", point, bootstrap.conditional(), false, null, null);
      var profile = numbers.profile();
      if (profile != null) {
        add(rows, cells, "profile", profile.point(), profile.interval(), false, null, null);
      }
      caption =
          words.say(
              "intervals.caption",
              words.number(bootstrap.replicates()),
              words.number(bootstrap.without()),
              percentile(lower),
              percentile(upper),
              errors(lower, upper));
    }
    var table =
        new DataTable(
            with.columns(
                "interval",
                "level",
                "lower",
                "upper",
                "percentileLower",
                "percentileUpper",
                "errorLower",
                "errorUpper"),
            cells);
    return with.figure(
        "intervals",
        number,
        title,
        caption,
        room ->
            ForestPlot.of(
                room,
                title,
                caption,
                rows,
                List.of(FigureMaterial.point(numbers)),
                with.axis(),
                false,
                words::number),
        table);
  }

  private String percentile(EstimateJson.LimitJson limit) {
    var percentile = limit.percentile();
    return percentile == null ? words.say("none") : words.decimal(percentile, 2) + " %";
  }

  /// How far another seed would move the limits, where that can be told.
  private String errors(EstimateJson.LimitJson lower, EstimateJson.LimitJson upper) {
    var below = lower.monteCarloError();
    var above = upper.monteCarloError();
    return below == null || above == null
        ? words.say("intervals.too-few")
        : words.say("intervals.errors", words.number(below), words.number(above));
  }

  private void add(
      List<ForestPlot.Row> rows,
      List<List<Cell>> cells,
      String slug,
      @Nullable Double point,
      EstimateJson.IntervalJson interval,
      boolean main,
      EstimateJson.@Nullable LimitJson lower,
      EstimateJson.@Nullable LimitJson upper) {
    add(rows, cells, words.say("intervals." + slug), slug, point, interval, main, lower, upper);
  }

  private void add(
      List<ForestPlot.Row> rows,
      List<List<Cell>> cells,
      String name,
      String slug,
      @Nullable Double point,
      EstimateJson.IntervalJson interval,
      boolean main,
      EstimateJson.@Nullable LimitJson lower,
      EstimateJson.@Nullable LimitJson upper) {
    rows.add(with.row(name, point, interval, main));
    cells.add(
        List.of(
            words.cell(name, slug),
            words.cell(words.percent(interval.level(), 0), Double.toString(interval.level())),
            words.persons(interval.lower(), "no-bound"),
            words.persons(interval.upper(), "no-bound"),
            words.decimalCell(lower == null ? null : lower.percentile(), 3),
            words.decimalCell(upper == null ? null : upper.percentile(), 3),
            words.decimalCell(lower == null ? null : lower.monteCarloError(), 1),
            words.decimalCell(upper == null ? null : upper.monteCarloError(), 1)));
  }
}
