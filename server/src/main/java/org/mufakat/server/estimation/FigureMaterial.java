package org.mufakat.server.estimation;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.DataTable;
import org.mufakat.server.drawing.DataTable.Cell;
import org.mufakat.server.drawing.DataTable.Column;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.estimation.EstimateJson.NumbersJson;
import org.mufakat.server.estimation.ForestPlot.Mark;

/// What all figures of an estimate are made with: words, numbers, what the lists are called, and
/// cells and rows that look the same in each.
record FigureMaterial(EstimateWords words, KeptResult result, ListLabels labels) {

  FigureMaterial(EstimateWords words, KeptResult result) {
    this(words, result, new ListLabels(result.answer().table().lists()));
  }

  /// The number that everything is compared with.
  static double point(NumbersJson numbers) {
    return Objects.requireNonNullElse(numbers.point(), 1.0);
  }

  /// A figure with its picture for a page and for a telephone.
  Block.Figure figure(
      String slug,
      int number,
      String title,
      String caption,
      Function<Room, Drawing> drawn,
      DataTable table) {
    return new Block.Figure(
        slug,
        number,
        title,
        caption,
        drawn.apply(Room.WIDE),
        Optional.of(drawn.apply(Room.NARROW)),
        table);
  }

  String axis() {
    return words.say("axis.persons");
  }

  /// Labels of columns by their keys; all but the known words are numbers.
  List<Column> columns(String... keys) {
    return Arrays.stream(keys)
        .map(
            k ->
                new Column(
                    k,
                    words.say("column." + k),
                    !List.of("method", "model", "list", "lists", "change", "interval").contains(k)))
        .toList();
  }

  ForestPlot.Row row(
      String name,
      @Nullable Double point,
      EstimateJson.@Nullable IntervalJson interval,
      boolean main) {
    return new ForestPlot.Row(
        name,
        point,
        interval == null ? null : interval.lower(),
        interval == null ? null : interval.upper(),
        main ? Mark.MAIN : Mark.BESIDE,
        words.say("none"));
  }

  Cell lower(@Nullable Object there, EstimateJson.@Nullable IntervalJson interval) {
    return interval == null || there == null
        ? new Cell(words.say("none"), "")
        : words.persons(interval.lower(), "no-bound");
  }

  Cell upper(@Nullable Object there, EstimateJson.@Nullable IntervalJson interval) {
    return interval == null || there == null
        ? new Cell(words.say("none"), "")
        : words.persons(interval.upper(), "no-bound");
  }
}
