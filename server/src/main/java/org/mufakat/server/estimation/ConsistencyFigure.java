package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.DataTable;
import org.mufakat.server.drawing.DataTable.Cell;
import org.mufakat.server.estimation.EstimateJson.NumbersJson;
import org.mufakat.server.estimation.ForestPlot.Mark;

/// Whether the method finds the size of a list that is known.
final class ConsistencyFigure {

  private final FigureMaterial with;
  private final EstimateWords words;

  ConsistencyFigure(FigureMaterial with) {
    this.with = with;
    this.words = with.words();
  }

  Block.Figure figure(NumbersJson numbers, int number) {
    var title = words.say("consistency.title");
    int held = 0;
    int all = 0;
    var rows = new ArrayList<ForestPlot.Row>();
    var cells = new ArrayList<List<Cell>>();
    for (var one : numbers.consistency()) {
      var interval = one.point() == null ? null : one.interval();
      if (interval != null) {
        all++;
        held += holds(interval, one.known()) ? 1 : 0;
      }
      rows.add(
          new ForestPlot.Row(
              with.labels().full(one.list()),
              share(one.point(), one.known()),
              interval == null ? null : share(interval.lower(), one.known()),
              interval == null ? null : share(interval.upper(), one.known()),
              Mark.BESIDE,
              words.say("none")));
      cells.add(
          List.of(
              words.word(one.list()),
              words.count(one.known()),
              words.persons(one.point(), "none"),
              with.lower(one.point(), interval),
              with.upper(one.point(), interval),
              words.decimalCell(one.logRatio(), 2)));
    }
    var caption = words.say("consistency.caption", words.number(held), words.number(all));
    return with.figure(
        "consistency",
        number,
        title,
        caption,
        room ->
            ForestPlot.of(
                room,
                title,
                caption,
                rows,
                List.of(1.0),
                words.say("axis.ratio"),
                true,
                v -> words.decimal(v, v < 1 ? 2 : 1)),
        new DataTable(
            with.columns("list", "known", "persons", "lower", "upper", "logRatio"), cells));
  }

  private static boolean holds(EstimateJson.IntervalJson interval, int known) {
    var lower = interval.lower();
    var upper = interval.upper();
    return (lower == null || lower <= known) && (upper == null || known <= upper);
  }

  private static @Nullable Double share(@Nullable Double persons, int known) {
    return persons == null || known == 0 ? null : persons / known;
  }
}
