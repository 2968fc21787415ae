package org.mufakat.server.estimation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.DataTable;
import org.mufakat.server.drawing.DataTable.Cell;
import org.mufakat.server.estimation.EstimateJson.NumbersJson;
import org.mufakat.server.estimation.ForestPlot.Mark;

/// What every method says of the same lists, side by side.
final class FamiliesFigure {

  private final FigureMaterial with;
  private final EstimateWords words;

  FamiliesFigure(FigureMaterial with) {
    this.with = with;
    this.words = with.words();
  }

  Block.Figure figure(NumbersJson numbers, int number) {
    var title = words.say("families.title");
    var said =
        numbers.families().stream()
            .flatMap(f -> Optional.ofNullable(f.point()).stream())
            .mapToDouble(p -> p)
            .summaryStatistics();
    var told =
        said.getCount() == 0
            ? words.say("families.caption.none")
            : words.say(
                "families.caption",
                words.number(said.getCount()),
                words.number(said.getMin()),
                words.number(said.getMax()));
    var caption = with.labels().byNumber() ? told + " " + words.say("models.numbered") : told;
    var rows =
        numbers.families().stream()
            .map(
                f ->
                    new ForestPlot.Row(
                        words.method(f.method()),
                        f.point(),
                        f.interval() == null ? null : f.interval().lower(),
                        f.interval() == null ? null : f.interval().upper(),
                        f.method().equals(numbers.method()) ? Mark.MAIN : Mark.BESIDE,
                        words.say(none(f.method()))))
            .toList();
    var table =
        new DataTable(
            with.columns("method", "persons", "lower", "upper", "model"),
            numbers.families().stream()
                .map(
                    f ->
                        List.of(
                            words.cell(words.method(f.method()), f.method()),
                            words.persons(f.point(), none(f.method())),
                            with.lower(f.point(), f.interval()),
                            with.upper(f.point(), f.interval()),
                            model(Objects.requireNonNullElse(f.model(), ""))))
                .toList());
    return with.figure(
        "families",
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

  private Cell model(String generators) {
    return words.cell(with.labels().model(generators), generators);
  }

  /// Why a method says nothing: it was not asked about so many lists, or has no estimate.
  private String none(String method) {
    int lists = with.result().answer().table().lists().size();
    return Methods.named(method).filter(m -> lists > m.mostLists()).isPresent()
        ? "families.too-many"
        : "none";
  }
}
