package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.mufakat.flows.Detection;
import org.mufakat.flows.Flow;
import org.mufakat.flows.FlowTable;
import org.mufakat.flows.Tiers;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.statistics.Charts;
import org.mufakat.server.statistics.PictureChoice;
import org.mufakat.server.statistics.RegionView.ChartView;
import org.mufakat.server.statistics.Wording;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.FigureQuery;
import org.mufakat.statistics.Release;
import tools.jackson.databind.json.JsonMapper;

/// The pictures of flows, as data for `charts.js`; each stands over a table with the same numbers.
final class FlowCharts {

  /// Rows of one picture; the table has all.
  private static final int MOST_ROWS = 80;

  private final Wording wording;
  private final FlowWords words;
  private final RegimePack pack;
  private final JsonMapper json;
  private final String base;

  /// @param base the beginning of the node's addresses: `/tha`
  FlowCharts(Wording wording, FlowWords words, RegimePack pack, JsonMapper json, String base) {
    this.wording = wording;
    this.words = words;
    this.pack = pack;
    this.json = json;
    this.base = base;
  }

  /// What stands around a picture.
  ///
  /// @param csv the address of its numbers
  record Frame(String id, String title, String what, String file, String csv) {}

  ChartView none(Frame frame, String kind, Release release) {
    return view(frame, kind, release, Optional.empty());
  }

  private ChartView view(Frame frame, String kind, Release release, Optional<Object> data) {
    return new ChartView(
        frame.id(),
        kind,
        frame.title(),
        frame.what(),
        wording.source(release),
        data.map(this::script).orElse(""),
        frame.file(),
        frame.csv());
  }

  /// JSON that cannot end the script element it stands in.
  private String script(Object data) {
    return json.writeValueAsString(data).replace("<", "\\u003c");
  }

  private Charts.Caption caption(Frame frame, Release release, List<String> notes) {
    return new Charts.Caption(
        frame.title(),
        frame.what(),
        wording.source(release),
        notes,
        wording.language(),
        Map.of(
            "noValue", wording.noRow(release),
            "repeated", wording.say("value.repeated"),
            "notApplicable", wording.say("value.not-applicable"),
            "noMention", wording.say("value.no-mention"),
            "narrowed", wording.say("chart.narrowed"),
            "narrowedTo", wording.say("figure.narrowed", "{0}"),
            "citizensOf", wording.say("chart.citizens-of"),
            "detectedIn", wording.say("chart.detected-in"),
            "published", wording.say("flows.chart.published"),
            "band", wording.say("flows.chart.band")));
  }

  /// The members on the map, with what each detects in all, and some corridors between them.
  ChartView map(Frame frame, PictureChoice choice, List<Flow> flows) {
    var release = choice.release();
    var members = pack.members().stream().map(Member::code).toList();
    var drawn =
        flows.stream()
            .filter(f -> f.hasValue() && !f.isDomestic())
            .filter(f -> members.contains(f.citizenship()) && members.contains(f.detectedBy()))
            .map(this::band)
            .toList();
    if (pack.outline().isBlank() || drawn.isEmpty()) {
      return none(frame, "map", release);
    }
    var notes = List.of(wording.say("region.map.citizenship"), wording.say("frame.boundaries"));
    return view(
        frame,
        "map",
        release,
        Optional.of(
            new Charts.Picture(
                caption(frame, release, notes),
                base + "/region/outline.geojson",
                pack.members().stream().map(m -> mark(m, choice)).toList(),
                drawn)));
  }

  private Charts.Mark mark(Member member, PictureChoice choice) {
    Figure figure =
        choice
            .figures()
            .figure(FigureQuery.ofTotal(choice.indicator(), member.code(), choice.years()));
    var sum = Optional.of(figure).filter(Figure::hasValue).map(Figure::published);
    return new Charts.Mark(
        member.code(),
        wording.state(member.code()),
        member.place().longitudeDegrees(),
        member.place().latitudeDegrees(),
        sum.map(CountInterval::low).orElse(null),
        sum.map(CountInterval::high).orElse(null),
        sum.map(s -> s.isExact() ? "count" : "suppressed").orElse("not-published"),
        base + "/states/" + member.code());
  }

  private Charts.Band band(Flow flow) {
    return new Charts.Band(
        flow.citizenship(),
        flow.detectedBy(),
        wording.state(flow.citizenship()),
        wording.state(flow.detectedBy()),
        flow.sum().low(),
        flow.sum().high(),
        flow.years().toString());
  }

  /// Citizenships on the left, detecting States on the right.
  ///
  /// @param main which of them the page is about
  ChartView sankey(Frame frame, Release release, List<Flow> flows, Predicate<Flow> main) {
    var drawn = flows.stream().filter(f -> f.sum().low() > 0).sorted(words.byName()).toList();
    if (drawn.isEmpty()) {
      return none(frame, "sankey", release);
    }
    var nodes = new LinkedHashMap<String, Charts.Knot>();
    drawn.forEach(f -> nodes.put("c:" + f.citizenship(), knot("c:", f.citizenship())));
    drawn.stream()
        .sorted(words.by(Flow::detectedBy))
        .forEach(f -> nodes.put("d:" + f.detectedBy(), knot("d:", f.detectedBy())));
    var notes = new ArrayList<>(List.of(wording.say("region.map.citizenship")));
    int left = flows.size() - drawn.size();
    if (left > 0) {
      notes.add(wording.say("flows.sankey.left", Integer.toString(left)));
    }
    return view(
        frame,
        "sankey",
        release,
        Optional.of(
            new Charts.Sankey(
                caption(frame, release, notes),
                List.copyOf(nodes.values()),
                drawn.stream().map(f -> link(f, main.test(f))).toList())));
  }

  private Charts.Knot knot(String side, String code) {
    return new Charts.Knot(side + code, wording.state(code));
  }

  private static Charts.Link link(Flow flow, boolean main) {
    return new Charts.Link(
        "c:" + flow.citizenship(),
        "d:" + flow.detectedBy(),
        flow.sum().low(),
        flow.sum().high(),
        flow.years().toString(),
        main);
  }

  /// Corridors in their tiers, each with its interval and its band.
  ChartView bands(Frame frame, Release release, Tiers<Flow> tiers, List<String> titles) {
    var rows = new ArrayList<Charts.BandRow>();
    for (int t = 0; t < tiers.tiers().size(); t++) {
      for (var member : tiers.tiers().get(t)) {
        rows.add(row(member.thing(), titles.get(t)));
      }
    }
    if (rows.isEmpty()) {
      return none(frame, "bands", release);
    }
    var notes =
        new ArrayList<>(List.of(wording.say("flows.bands.note"), wording.say("flows.tiers.note")));
    if (rows.size() > MOST_ROWS) {
      notes.add(wording.say("flows.bands.left", Integer.toString(rows.size() - MOST_ROWS)));
    }
    return bands(frame, release, notes, rows.stream().limit(MOST_ROWS).toList());
  }

  private Charts.BandRow row(Flow flow, String group) {
    return row(words.corridor(flow.citizenship(), flow.detectedBy()), group, flow.sum());
  }

  private static Charts.BandRow row(String label, String group, CountInterval count) {
    var band = org.mufakat.flows.Band.around(count);
    return new Charts.BandRow(
        label,
        group,
        count.low(),
        count.high(),
        band.low(),
        band.high(),
        count.isExact() ? "count" : "suppressed");
  }

  private ChartView bands(
      Frame frame, Release release, List<String> notes, Collection<Charts.BandRow> rows) {
    return view(
        frame,
        "bands",
        release,
        Optional.of(
            new Charts.Bands(
                caption(frame, release, notes), wording.say("unit.persons"), List.copyOf(rows))));
  }

  /// One corridor year by year.
  ChartView years(Frame frame, FlowTable table, Flow flow) {
    var rows = new ArrayList<Charts.BandRow>();
    flow.byYear()
        .forEach(
            (year, detection) ->
                rows.add(
                    detection instanceof Detection.Counted(_, var interval)
                        ? row(Integer.toString(year), "", interval)
                        : new Charts.BandRow(
                            Integer.toString(year),
                            words.why(detection),
                            null,
                            null,
                            null,
                            null,
                            detection.slug())));
    return bands(frame, table.release(), List.of(wording.say("flows.bands.note")), rows);
  }

  /// Migrants of a corridor by year: another publisher's numbers in their own picture.
  ChartView stock(Frame frame, Release release, String source, Map<Integer, Long> persons) {
    var bars =
        persons.entrySet().stream()
            .map(
                e ->
                    new Charts.Bar(
                        Integer.toString(e.getKey()),
                        (double) e.getValue(),
                        (double) e.getValue(),
                        (double) e.getValue(),
                        (double) e.getValue(),
                        "count",
                        null))
            .toList();
    if (bars.isEmpty()) {
      return none(frame, "bars", release);
    }
    var caption = caption(frame, release, List.of(wording.say("flows.stock.note")));
    var own =
        new Charts.Caption(
            caption.title(),
            caption.what(),
            source,
            caption.notes(),
            caption.language(),
            caption.texts());
    return new ChartView(
        frame.id(),
        "bars",
        frame.title(),
        frame.what(),
        source,
        script(new Charts.Bars(own, wording.say("flows.stock.unit"), 0, bars)),
        frame.file(),
        frame.csv());
  }
}
