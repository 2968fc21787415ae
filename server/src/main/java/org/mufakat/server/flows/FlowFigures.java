package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mufakat.flows.Flow;
import org.mufakat.flows.Tiers;
import org.mufakat.flows.UnusualFlows.Direction;
import org.mufakat.flows.UnusualFlows.Judged;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.drawing.DataTable;
import org.mufakat.server.drawing.DataTable.Cell;
import org.mufakat.server.drawing.DataTable.Column;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.OutlineMap;
import org.mufakat.server.flows.FlowFigure.Sheet;
import org.mufakat.server.statistics.PictureChoice;
import org.mufakat.server.statistics.Wording;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.FigureQuery;

/// The pictures of flows, in one reader's language; each stands over a table with the same numbers.
final class FlowFigures {

  /// Rows of one sheet of paper, and of a page's picture; the table has all.
  private static final int ROWS_OF_A_SHEET = 15;

  private static final int MOST_ROWS = 80;

  private final Wording wording;
  private final FlowWords words;
  private final RegimePack pack;

  FlowFigures(Wording wording, FlowWords words, RegimePack pack) {
    this.wording = wording;
    this.words = words;
    this.pack = pack;
  }

  /// Whether a corridor is on the region's map: it has a value and crosses a border between
  /// members.
  static boolean isOnMap(Flow flow, Set<String> members) {
    return flow.hasValue()
        && !flow.isDomestic()
        && members.contains(flow.citizenship())
        && members.contains(flow.detectedBy());
  }

  /// Whether it has a ribbon: it surely holds somebody.
  static boolean isRibbon(Flow flow) {
    return !flow.isDomestic() && flow.hasValue() && flow.sum().low() > 0;
  }

  static DataTable table(List<Column> columns, List<List<String>> rows) {
    return new DataTable(
        columns,
        rows.stream().map(row -> row.stream().map(text -> new Cell(text, text)).toList()).toList());
  }

  Column column(String key, boolean numeric) {
    return new Column(key, wording.say(key), numeric);
  }

  /// Corridors in their groups.
  Optional<FlowFigure> corridors(
      String what, PictureChoice choice, Tiers<Flow> tiers, List<String> titles) {
    var rows = new ArrayList<BandPlot.Row>();
    var numbers = new ArrayList<List<String>>();
    for (int t = 0; t < tiers.tiers().size(); t++) {
      for (var member : tiers.tiers().get(t)) {
        var flow = member.thing();
        var name = words.corridor(flow.citizenship(), flow.detectedBy());
        rows.add(new BandPlot.Row(name, titles.get(t), Optional.of(flow.sum()), ""));
        numbers.add(
            List.of(
                name,
                Integer.toString(t + 1),
                words.value(flow),
                words.band(flow.band()),
                wording.years(flow.years())));
      }
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var columns =
        List.of(
            column("flows.mirror.corridor", false),
            column("flows.group", true),
            column("figure.sum", true),
            column("flows.band", true),
            column("figure.years-in-sum", false));
    var notes = new ArrayList<>(List.of(wording.say("flows.tiers.note")));
    if (rows.size() > MOST_ROWS) {
      notes.add(wording.say("flows.bands.left", Integer.toString(rows.size() - MOST_ROWS)));
    }
    notes.add(wording.say("flows.bands.note"));
    return Optional.of(
        bands(
            "corridors",
            wording.say("flows.tiers.title"),
            what,
            notes,
            wording.source(choice.release()),
            rows,
            columns,
            numbers));
  }

  /// Counts in rows, with what chance leaves open around each.
  FlowFigure bands(
      String slug,
      String title,
      String what,
      List<String> notes,
      String source,
      List<BandPlot.Row> rows,
      List<Column> columns,
      List<List<String>> numbers) {
    var seen = wording.say("flows.seen.bands", wording.number(rows.size()));
    return new FlowFigure(
        slug,
        title,
        what,
        notes,
        source,
        width -> bandPlot(rows.stream().limit(MOST_ROWS).toList(), width).drawn(title, seen),
        () ->
            sheets(
                rows.size(),
                (from, to) ->
                    new Sheet(
                        bandPlot(rows.subList(from, to), FlowFigure.WIDE).drawn(title, seen),
                        table(columns, numbers.subList(from, to)))));
  }

  private BandPlot bandPlot(List<BandPlot.Row> rows, int width) {
    return new BandPlot(
        rows,
        wording::interval,
        n -> wording.number((long) n),
        wording.say(width < FlowFigure.WIDE ? "flows.axis.persons" : "flows.axis.persons.tens"),
        width);
  }

  private interface Part {
    Sheet sheet(int from, int to);
  }

  private static List<Sheet> sheets(int rows, Part part) {
    var sheets = new ArrayList<Sheet>();
    int many = (rows + ROWS_OF_A_SHEET - 1) / ROWS_OF_A_SHEET;
    for (int i = 0; i < many; i++) {
      sheets.add(part.sheet(i * rows / many, (i + 1) * rows / many));
    }
    return sheets;
  }

  /// The members on the map, with what each detects in all, and some corridors between them.
  Optional<FlowFigure> map(
      String title, String what, String note, PictureChoice choice, List<Flow> flows) {
    var members = pack.members().stream().map(Member::code).collect(Collectors.toSet());
    var drawn = flows.stream().filter(f -> isOnMap(f, members)).sorted(words.byName()).toList();
    var outline = OutlineMap.of(pack);
    if (outline.isEmpty() || drawn.isEmpty()) {
      return Optional.empty();
    }
    var places = pack.members().stream().map(m -> place(m, choice)).toList();
    var courses =
        drawn.stream()
            .map(f -> new MapPlot.Course(f.citizenship(), f.detectedBy(), f.sum()))
            .toList();
    var seen = wording.say("flows.seen.map", wording.number(courses.size()));
    return Optional.of(
        new FlowFigure(
            "map",
            title,
            what,
            List.of(
                wording.say("region.map.citizenship"),
                wording.say("flows.map.dashed"),
                note,
                wording.say("frame.boundaries")),
            wording.source(choice.release()),
            width ->
                new MapPlot(outline.get(), places, courses, wording::interval, width)
                    .drawn(title, seen),
            () ->
                List.of(
                    new Sheet(
                        new MapPlot(
                                outline.get(), places, courses, wording::interval, FlowFigure.WIDE)
                            .drawn(title, seen),
                        sums(drawn)))));
  }

  private MapPlot.Place place(Member member, PictureChoice choice) {
    Figure figure =
        choice
            .figures()
            .figure(FigureQuery.ofTotal(choice.indicator(), member.code(), choice.years()));
    return new MapPlot.Place(
        member.code(),
        wording.state(member.code()),
        Optional.of(figure).filter(Figure::hasValue).map(Figure::published));
  }

  private DataTable sums(List<Flow> flows) {
    return table(
        List.of(
            column("corridors.citizenship", false),
            column("corridors.detected-by", false),
            column("figure.sum", true),
            column("figure.years-in-sum", false)),
        flows.stream()
            .map(
                f ->
                    List.of(
                        wording.state(f.citizenship()),
                        wording.state(f.detectedBy()),
                        words.value(f),
                        wording.years(f.years())))
            .toList());
  }

  /// Citizenships on the left, detecting States on the right.
  ///
  /// @param main which of them the page is about
  Optional<FlowFigure> sankey(
      String title, String what, PictureChoice choice, List<Flow> flows, Predicate<Flow> main) {
    var drawn = flows.stream().filter(FlowFigures::isRibbon).sorted(words.byName()).toList();
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    var notes = new ArrayList<>(List.of(wording.say("region.map.citizenship")));
    int left = flows.size() - drawn.size();
    if (left > 0) {
      notes.add(wording.say("flows.sankey.left", Integer.toString(left)));
    }
    notes.add(wording.say("flows.sankey.note"));
    var seen = wording.say("flows.seen.sankey", wording.number(drawn.size()));
    var ribbons = drawn.stream().map(f -> SankeyPlot.Ribbon.of(f, main.test(f))).toList();
    return Optional.of(
        new FlowFigure(
            "sankey",
            title,
            what,
            notes,
            wording.source(choice.release()),
            width -> sankeyPlot(ribbons, width).drawn(title, seen),
            () ->
                List.of(
                    new Sheet(
                        sankeyPlot(ribbons, FlowFigure.WIDE).drawn(title, seen), sums(drawn)))));
  }

  private SankeyPlot sankeyPlot(List<SankeyPlot.Ribbon> ribbons, int width) {
    return new SankeyPlot(
        ribbons,
        codes(ribbons, SankeyPlot.Ribbon::from),
        codes(ribbons, SankeyPlot.Ribbon::to),
        wording::state,
        wording::interval,
        width);
  }

  private List<String> codes(
      List<SankeyPlot.Ribbon> ribbons, Function<SankeyPlot.Ribbon, String> side) {
    return ribbons.stream().map(side).distinct().sorted(words.by((String code) -> code)).toList();
  }

  /// Every corridor that was judged, by name.
  Optional<FlowFigure> unusual(String what, PictureChoice choice, List<Judged> judged) {
    if (judged.isEmpty()) {
      return Optional.empty();
    }
    var title = wording.say("flows.unusual.title");
    var seen = wording.say("flows.seen.unusual", wording.number(judged.size()));
    var rows = judged.stream().map(this::residual).toList();
    var notes = new ArrayList<>(List.of(wording.say("flows.unusual.chart")));
    if (rows.size() > MOST_ROWS) {
      notes.add(wording.say("flows.bands.left", Integer.toString(rows.size() - MOST_ROWS)));
    }
    notes.add(wording.say("flows.unusual.verdict"));
    return Optional.of(
        new FlowFigure(
            "unusual",
            title,
            what,
            notes,
            wording.source(choice.release()),
            width ->
                residualPlot(rows.stream().limit(MOST_ROWS).toList(), rows, width, title, seen),
            () ->
                sheets(
                    rows.size(),
                    (from, to) ->
                        new Sheet(
                            residualPlot(
                                rows.subList(from, to), rows, FlowFigure.WIDE, title, seen),
                            residuals(judged.subList(from, to))))));
  }

  private Drawing residualPlot(
      List<ResidualPlot.Row> rows,
      List<ResidualPlot.Row> ends,
      int width,
      String title,
      String seen) {
    return new ResidualPlot(rows, ends, width)
        .drawn(
            title,
            seen,
            wording.say(width < FlowFigure.WIDE ? "flows.unusual.scaled" : "flows.axis.residual"),
            words::tick);
  }

  private ResidualPlot.Row residual(Judged j) {
    return new ResidualPlot.Row(
        words.corridor(j.cell().row(), j.cell().column()),
        j.scaledLow(),
        j.scaledHigh(),
        j.flagged().map(d -> d == Direction.MORE ? "▲" : "▼").orElse(""));
  }

  private DataTable residuals(List<Judged> judged) {
    return table(
        List.of(
            column("flows.mirror.corridor", false),
            column("figure.sum", true),
            column("flows.unusual.expected", true),
            column("flows.unusual.residual", true),
            column("flows.unusual.scaled", true),
            column("flows.unusual.stands-out", false)),
        judged.stream()
            .map(
                j ->
                    List.of(
                        words.corridor(j.cell().row(), j.cell().column()),
                        wording.interval(j.cell().count()),
                        words.decimal(j.expectedLow(), j.expectedHigh()),
                        words.decimal(j.residualLow(), j.residualHigh()),
                        words.decimal(j.scaledLow(), j.scaledHigh()),
                        wording.say(
                            "flows.unusual.direction."
                                + j.flagged()
                                    .map(d -> d == Direction.MORE ? "more" : "fewer")
                                    .orElse("no"))))
            .toList());
  }
}
