package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.flows.Band;
import org.mufakat.flows.Detection;
import org.mufakat.flows.Flow;
import org.mufakat.server.drawing.DataTable;
import org.mufakat.server.drawing.DataTable.Column;
import org.mufakat.server.flows.FlowFigure.Sheet;
import org.mufakat.server.statistics.PictureChoice;
import org.mufakat.server.statistics.Wording;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.Reading;

/// The pictures of one corridor by year, and of what stands beside it, in one reader's language.
final class CorridorFigures {

  private final Wording wording;
  private final FlowWords words;
  private final FlowFigures figures;

  CorridorFigures(Wording wording, FlowWords words, FlowFigures figures) {
    this.wording = wording;
    this.words = words;
    this.figures = figures;
  }

  /// One corridor year by year.
  FlowFigure series(String title, String what, PictureChoice choice, Flow flow) {
    var rows = new ArrayList<BandPlot.Row>();
    var numbers = new ArrayList<List<String>>();
    flow.byYear()
        .forEach(
            (year, detection) -> {
              var count =
                  detection instanceof Detection.Counted(_, var interval)
                      ? Optional.of(interval)
                      : Optional.<CountInterval>empty();
              rows.add(new BandPlot.Row(Integer.toString(year), "", count, words.why(detection)));
              numbers.add(
                  List.of(
                      Integer.toString(year),
                      words.value(detection),
                      count.map(c -> words.band(Band.around(c))).orElse("–"),
                      words.why(detection)));
            });
    var columns =
        List.of(
            figures.column("word.year", false),
            figures.column("flows.published", true),
            figures.column("flows.band", true),
            figures.column("flows.why", false));
    return figures.bands(
        "series",
        title,
        what,
        List.of(wording.say("flows.bands.note")),
        wording.source(choice.release()),
        rows,
        columns,
        numbers);
  }

  /// Every indicator of the detecting State, each in its own unit.
  FlowFigure effort(String title, String what, PictureChoice choice, List<Figure> all) {
    var panels =
        all.stream()
            .map(
                f ->
                    new PanelsPlot.Panel(
                        wording.counted(f.query().indicator()),
                        f.parts().stream().map(CorridorFigures::point).toList()))
            .toList();
    var columns = new ArrayList<>(List.of(figures.column("word.indicator", false)));
    choice
        .years()
        .years()
        .forEach(y -> columns.add(new Column(Integer.toString(y), Integer.toString(y), true)));
    var numbers =
        all.stream()
            .map(
                f -> {
                  var row = new ArrayList<>(List.of(wording.counted(f.query().indicator())));
                  f.parts().forEach(p -> row.add(wording.cell(f.release(), p.reading()).text()));
                  return List.copyOf(row);
                })
            .toList();
    return panels(
        "effort",
        title,
        what,
        List.of(wording.say("flows.effort.note", wording.noRow(choice.release()))),
        wording.source(choice.release()),
        panels,
        true,
        FlowFigures.table(columns, numbers));
  }

  private static PanelsPlot.Point point(Figure.Part part) {
    return switch (part.reading()) {
      case Reading.Valued v -> new PanelsPlot.Point(part.year(), Optional.of(v.published()), "");
      case Reading.Repeated _ -> new PanelsPlot.Point(part.year(), Optional.empty(), "≠");
      case Reading.NoValue(var absence) ->
          new PanelsPlot.Point(
              part.year(),
              Optional.empty(),
              switch (absence) {
                case NOT_PUBLISHED, MISSING -> "–";
                case NOT_APPLICABLE -> "n/a";
                case NO_MENTION -> "…";
              });
    };
  }

  private FlowFigure panels(
      String slug,
      String title,
      String what,
      List<String> notes,
      String source,
      List<PanelsPlot.Panel> panels,
      boolean joined,
      DataTable table) {
    var seen = wording.say("flows.seen.panels");
    return new FlowFigure(
        slug,
        title,
        what,
        notes,
        source,
        width -> panelsPlot(panels, joined, width).drawn(title, seen),
        () ->
            List.of(
                new Sheet(panelsPlot(panels, joined, FlowFigure.WIDE).drawn(title, seen), table)));
  }

  private PanelsPlot panelsPlot(List<PanelsPlot.Panel> panels, boolean joined, int width) {
    return new PanelsPlot(panels, n -> wording.number((long) n), joined, width);
  }

  /// Migrants of a corridor by year: another publisher's numbers in their own picture.
  FlowFigure stock(String title, String what, String source, Map<Integer, Long> persons) {
    Collection<Map.Entry<Integer, Long>> years = persons.entrySet();
    return panels(
        "migrant-stock",
        title,
        what,
        List.of(wording.say("flows.stock.note")),
        source,
        List.of(
            new PanelsPlot.Panel(
                wording.say("flows.stock.unit"),
                years.stream()
                    .map(
                        e ->
                            new PanelsPlot.Point(
                                e.getKey(), Optional.of(CountInterval.exactly(e.getValue())), ""))
                    .toList())),
        false,
        FlowFigures.table(
            List.of(figures.column("word.year", false), figures.column("flows.stock.unit", true)),
            years.stream()
                .map(e -> List.of(Integer.toString(e.getKey()), wording.number(e.getValue())))
                .toList()));
  }
}
