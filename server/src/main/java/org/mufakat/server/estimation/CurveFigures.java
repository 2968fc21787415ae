package org.mufakat.server.estimation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.DataTable;
import org.mufakat.server.drawing.Drawing;

/// What moves along an axis: the limits with more resampled tables, and the number with the odds
/// ratio that no table tells.
final class CurveFigures {

  private final FigureMaterial with;
  private final EstimateWords words;

  CurveFigures(FigureMaterial with) {
    this.with = with;
    this.words = with.words();
  }

  Optional<Block.Figure> replicates(int number) {
    var steps =
        with.result().trajectory().stream()
            .filter(s -> s.lower() != null && s.upper() != null)
            .toList();
    if (steps.size() < 2) {
      return Optional.empty();
    }
    var title = words.say("replicates.title");
    var last = steps.getLast();
    var before = steps.get(steps.size() - 2);
    var caption =
        words.say(
            "replicates.caption",
            words.number(before.replicates()),
            words.number(last.replicates()),
            words.decimal(moved(before.lower(), last.lower()), 1),
            words.decimal(moved(before.upper(), last.upper()), 1));
    var curves =
        new CurvePlot.Curves(
            steps.stream().map(s -> at(s.replicates(), s.lower())).toList(),
            List.of(),
            steps.stream().map(s -> at(s.replicates(), s.upper())).toList(),
            words.say("lower-limit"),
            "",
            words.say("upper-limit"));
    var plot =
        new CurvePlot(
            words.say("axis.replicates"), with.axis(), false, words::number, words::number);
    Function<Room, Drawing> drawn = room -> plot.drawn(room, title, caption, curves, Double.NaN);
    var table =
        new DataTable(
            with.columns("replicates", "lower", "upper"),
            with.result().trajectory().stream()
                .map(
                    s ->
                        List.of(
                            words.count(s.replicates()),
                            words.persons(s.lower(), "none"),
                            words.persons(s.upper(), "none")))
                .toList());
    return Optional.of(with.figure("replicates", number, title, caption, drawn, table));
  }

  /// In percent.
  private static double moved(@Nullable Double before, @Nullable Double after) {
    return before == null || after == null ? 0 : 100 * Math.abs(after - before) / after;
  }

  private static Drawing.Point at(double x, @Nullable Double y) {
    return new Drawing.Point(x, y == null ? 0 : y);
  }

  Optional<Block.Figure> odds(int number) {
    var points =
        with.result().odds().stream()
            .filter(o -> o.persons() != null && o.lower() != null && o.upper() != null)
            .toList();
    if (points.size() < 2) {
      return Optional.empty();
    }
    var title = words.say("odds.title");
    var first = points.getFirst();
    var last = points.getLast();
    var caption =
        words.say(
            "odds.caption",
            ratio(first.ratio()),
            words.persons(first.persons()),
            ratio(last.ratio()),
            words.persons(last.persons()));
    var curves =
        new CurvePlot.Curves(
            points.stream().map(o -> at(o.ratio(), o.lower())).toList(),
            points.stream().map(o -> at(o.ratio(), o.persons())).toList(),
            points.stream().map(o -> at(o.ratio(), o.upper())).toList(),
            words.say("lower-limit"),
            words.say("estimate"),
            words.say("upper-limit"));
    var plot = new CurvePlot(words.say("axis.odds"), with.axis(), true, this::ratio, words::number);
    Function<Room, Drawing> drawn = room -> plot.drawn(room, title, caption, curves, 1);
    var table =
        new DataTable(
            with.columns("oddsRatio", "persons", "lower", "upper"),
            with.result().odds().stream()
                .map(
                    o ->
                        List.of(
                            words.cell(ratio(o.ratio()), Double.toString(o.ratio())),
                            words.persons(o.persons(), "none"),
                            words.persons(o.lower(), "none"),
                            words.persons(o.upper(), "none")))
                .toList());
    return Optional.of(with.figure("odds", number, title, caption, drawn, table));
  }

  /// `0.25`, `1`, `1.5`.
  private String ratio(double ratio) {
    return words.decimal(ratio, ratio == Math.rint(ratio) ? 0 : 2);
  }
}
