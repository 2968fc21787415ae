package org.mufakat.server.estimation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.DataTable;
import org.mufakat.server.drawing.DataTable.Cell;
import org.mufakat.server.estimation.EstimateJson.NumbersJson;

/// How the number moves when the lists are a little different.
final class ChangesFigure {

  /// So many rows the picture has at most; the table has all.
  private static final int MOST_ROWS = 30;

  private final FigureMaterial with;
  private final EstimateWords words;

  ChangesFigure(FigureMaterial with) {
    this.with = with;
    this.words = with.words();
  }

  Block.Figure figure(NumbersJson numbers, int number) {
    var title = words.say("changes.title");
    double point = FigureMaterial.point(numbers);
    var said =
        numbers.changed().stream()
            .sorted(
                Comparator.comparingDouble(
                    (EstimateJson.ChangedJson c) -> {
                      var p = c.point();
                      return p == null ? Double.NEGATIVE_INFINITY : -Math.abs(p - point);
                    }))
            .toList();
    long without = numbers.changed().stream().filter(c -> c.point() == null).count();
    var range =
        numbers.changed().stream()
            .flatMap(c -> Optional.ofNullable(c.point()).stream())
            .mapToDouble(p -> p)
            .summaryStatistics();
    var caption =
        range.getCount() == 0
            ? words.say("changes.caption.none", words.number(said.size()))
            : words.say(
                    "changes.caption",
                    words.number(said.size()),
                    words.number(range.getMin()),
                    words.number(range.getMax()),
                    words.number(without),
                    words.number(Math.min(MOST_ROWS, said.size())))
                + (with.labels().byNumber() ? " " + words.say("models.numbered") : "");
    var table =
        new DataTable(
            with.columns("change", "lists", "persons", "lower", "upper"),
            numbers.changed().stream()
                .map(
                    c ->
                        List.of(
                            words.cell(words.say("change." + c.change()), c.change()),
                            lists(c.lists()),
                            words.persons(c.point(), "none"),
                            with.lower(c.point(), c.interval()),
                            with.upper(c.point(), c.interval())))
                .toList());
    return with.figure(
        "changes",
        number,
        title,
        caption,
        room ->
            TornadoPlot.of(
                room,
                title,
                caption,
                point,
                said.stream()
                    .limit(MOST_ROWS)
                    .map(c -> new TornadoPlot.Bar(name(c), c.point()))
                    .toList(),
                with.axis(),
                words),
        table);
  }

  private Cell lists(List<String> names) {
    return words.cell(
        String.join(" + ", names.stream().map(with.labels()::brief).toList()),
        String.join(" + ", names));
  }

  private String name(EstimateJson.ChangedJson change) {
    return words.say(
        "changed." + change.change(), change.lists().stream().map(with.labels()::brief).toArray());
  }
}
