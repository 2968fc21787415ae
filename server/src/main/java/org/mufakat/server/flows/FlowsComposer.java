package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mufakat.flows.Detection;
import org.mufakat.flows.Flow;
import org.mufakat.flows.FlowTable;
import org.mufakat.flows.MirrorFigure;
import org.mufakat.flows.QuasiIndependence.Fit;
import org.mufakat.flows.QuasiIndependence.Reading;
import org.mufakat.flows.Tiers;
import org.mufakat.flows.UnusualFlows;
import org.mufakat.flows.UnusualFlows.Judged;
import org.mufakat.server.flows.FlowsView.Domestic;
import org.mufakat.server.flows.FlowsView.FlowRow;
import org.mufakat.server.flows.FlowsView.Matrix;
import org.mufakat.server.flows.FlowsView.MatrixCell;
import org.mufakat.server.flows.FlowsView.MatrixRow;
import org.mufakat.server.flows.FlowsView.MirrorRow;
import org.mufakat.server.flows.FlowsView.TierView;
import org.mufakat.server.flows.FlowsView.UnusualRow;
import org.mufakat.server.flows.FlowsView.UnusualView;
import org.mufakat.server.statistics.ChoiceViews;
import org.mufakat.server.statistics.PictureChoice;
import org.mufakat.server.statistics.Wording;

/// Puts a region's flows into the tables and charts of their page, in one reader's language.
final class FlowsComposer {

  private final Wording wording;
  private final FlowWords words;
  private final FlowFigures figures;
  private final String base;

  /// @param base the beginning of the node's addresses: `/tha`
  FlowsComposer(Wording wording, FlowWords words, FlowFigures figures, String base) {
    this.wording = wording;
    this.words = words;
    this.figures = figures;
    this.base = base;
  }

  FlowsView view(PictureChoice choice, FlowTable table) {
    var tiers = table.tiers(words.byName());
    var titles = tierTitles(tiers);
    var drawn = figures(choice, table);
    return new FlowsView(
        new ChoiceViews(wording).of(choice),
        choice.query(),
        choice.release().isExcerpt(),
        notHere(table),
        shown(drawn, "map", choice),
        shown(drawn, "sankey", choice),
        shown(drawn, "corridors", choice),
        tiers.tiers().isEmpty() ? "" : words.groups(tiers),
        tierViews(tiers, titles, choice),
        matrix(choice, table, asked(choice)),
        new Domestic(
            table.domestic().stream()
                .sorted(words.by(Flow::detectedBy))
                .map(f -> row(f, choice, ""))
                .toList(),
            address("domestic", "csv", choice)),
        unusual(choice, table, shown(drawn, "unusual", choice)),
        mirrors(choice, table),
        address("mirror", "csv", choice),
        wording.source(choice.release()));
  }

  /// What is drawn of the region, by slug.
  List<FlowFigure> figures(PictureChoice choice, FlowTable table) {
    var tiers = table.tiers(words.byName());
    return Stream.of(
            figures.corridors(asked(choice), choice, tiers, tierTitles(tiers)),
            figures.map(
                wording.say("region.map.title"),
                asked(choice),
                wording.say("flows.map.note"),
                choice,
                table.flows()),
            figures.sankey(
                wording.say("flows.sankey.title"),
                asked(choice),
                choice,
                table.across(),
                _ -> false),
            figures.unusual(asked(choice), choice, judged(table)))
        .flatMap(Optional::stream)
        .toList();
  }

  private String asked(PictureChoice choice) {
    return wording.say(
        "region.map.what", wording.counted(choice.indicator()), choice.years().toString());
  }

  private FigureView shown(List<FlowFigure> drawn, String slug, PictureChoice choice) {
    return drawn.stream()
        .filter(f -> f.slug().equals(slug))
        .findFirst()
        .map(
            f ->
                f.view(
                    wording.language(),
                    new FlowFigure.Files(
                        address(slug, "svg", choice),
                        address(slug, "pdf", choice),
                        address(slug, "csv", choice))))
        .orElseGet(
            () ->
                FigureView.none(
                    slug,
                    wording.say("flows.tiers.title"),
                    asked(choice),
                    wording.source(choice.release())));
  }

  /// The beginning of a file's name.
  static String file(String what, PictureChoice choice) {
    return choice.file("flows-" + what + "-" + choice.indicator().slug());
  }

  private String address(String what, String kind, PictureChoice choice) {
    return base + "/flows/" + what + "." + kind + "?" + choice.query();
  }

  String link(String citizenship, String detectedBy, PictureChoice choice) {
    return base + "/flows/" + citizenship + "-" + detectedBy + "?" + choice.query();
  }

  /// What the tables do not hold: said before they are read.
  private List<String> notHere(FlowTable table) {
    var said = new ArrayList<String>();
    said.add(wording.say("flows.not-here.origin"));
    var silent = table.detecting().stream().filter(a -> !table.publishing().contains(a)).toList();
    if (!silent.isEmpty()) {
      said.add(wording.say("flows.not-here.silent", states(silent)));
    }
    if (!table.unplaced().isEmpty()) {
      said.add(
          wording.say(
              "flows.not-here.unplaced",
              String.join(
                  "; ",
                  table.unplaced().stream()
                      .map(u -> wording.state(u.detectedBy()) + " " + wording.interval(u.sum()))
                      .toList())));
    }
    said.add(wording.say("flows.not-here.undetected"));
    return said;
  }

  private String states(List<String> codes) {
    return String.join(", ", codes.stream().map(wording::state).sorted().toList());
  }

  private List<String> tierTitles(Tiers<Flow> tiers) {
    int count = tiers.tiers().size();
    var titles = new ArrayList<String>();
    for (int t = 0; t < count; t++) {
      int corridors = tiers.tiers().get(t).size();
      titles.add(
          wording.say(
              corridors == 1 ? "flows.tier.single" : count == 1 ? "flows.tier.only" : "flows.tier",
              Integer.toString(t + 1),
              Integer.toString(count),
              Integer.toString(corridors)));
    }
    return titles;
  }

  private List<TierView> tierViews(Tiers<Flow> tiers, List<String> titles, PictureChoice choice) {
    var views = new ArrayList<TierView>();
    for (int t = 0; t < titles.size(); t++) {
      views.add(
          new TierView(
              titles.get(t),
              tiers.tiers().get(t).stream()
                  .map(m -> row(m.thing(), choice, words.told(tiers, m)))
                  .toList()));
    }
    return views;
  }

  private FlowRow row(Flow flow, PictureChoice choice, String told) {
    return new FlowRow(
        wording.state(flow.citizenship()),
        wording.state(flow.detectedBy()),
        link(flow.citizenship(), flow.detectedBy(), choice),
        words.value(flow),
        flow.hasValue() ? words.band(flow.band()) : "–",
        wording.years(flow.years()),
        words.gaps(flow),
        told);
  }

  private Matrix matrix(PictureChoice choice, FlowTable table, String asked) {
    var columns = table.publishing().stream().sorted(words.by((String code) -> code)).toList();
    var rows =
        table.citizenships().stream()
            .sorted(words.by((String code) -> code))
            .map(
                citizenship ->
                    new MatrixRow(
                        wording.state(citizenship),
                        columns.stream()
                            .map(c -> cell(citizenship, c, table.flow(citizenship, c), choice))
                            .toList()))
            .toList();
    return new Matrix(
        columns.stream().map(wording::state).toList(),
        rows,
        columns.stream().map(c -> table.acrossInto(c).map(wording::interval).orElse("–")).toList(),
        asked,
        address("matrix", "csv", choice));
  }

  private MatrixCell cell(
      String citizenship, String detectedBy, Optional<Flow> flow, PictureChoice choice) {
    if (flow.isEmpty()) {
      return new MatrixCell("·", wording.say("flows.why.not-named"), "not-named", "");
    }
    var link = link(citizenship, detectedBy, choice);
    if (flow.get().hasValue()) {
      boolean whole = flow.get().years().sorted().size() == choice.years().length();
      return new MatrixCell(
          words.value(flow.get()),
          whole ? "" : wording.say("flows.matrix.years", flow.get().years().toString()),
          flow.get().isDomestic() ? "home" : "value",
          link);
    }
    var said =
        flow.get().byYear().values().stream().filter(d -> !isSilence(d)).findFirst().orElseThrow();
    return new MatrixCell(sign(said), words.why(said), said.slug(), link);
  }

  private static boolean isSilence(Detection detection) {
    return detection instanceof Detection.Nothing(var why)
        && (why == Detection.Why.NOT_NAMED || why == Detection.Why.NO_CITIZENSHIPS);
  }

  private static String sign(Detection detection) {
    return switch (detection) {
      case Detection.Counted _ -> "";
      case Detection.Repeated _ -> "≠";
      case Detection.Nothing(var why) ->
          switch (why) {
            case MISSING -> "–";
            case NOT_APPLICABLE -> "n/a";
            case NO_MENTION -> "…";
            case NOT_NAMED, NO_CITIZENSHIPS -> "·";
          };
    };
  }

  /// By name.
  private List<Judged> judged(FlowTable table) {
    var byName =
        Comparator.comparing((Judged j) -> j.cell().row(), words.by((String code) -> code))
            .thenComparing(j -> j.cell().column(), words.by((String code) -> code));
    return table.unusual().stream().flatMap(u -> u.judged().stream()).sorted(byName).toList();
  }

  private UnusualView unusual(PictureChoice choice, FlowTable table, FigureView figure) {
    var rows = judged(table);
    return new UnusualView(
        figure,
        rows.isEmpty() ? List.of() : told(table.unusual().orElseThrow()),
        rows.stream().filter(j -> j.flagged().isPresent()).map(j -> row(j, choice)).toList(),
        rows.stream().filter(j -> j.flagged().isEmpty()).map(j -> row(j, choice)).toList());
  }

  private List<String> told(UnusualFlows unusual) {
    var within =
        unusual.fits().stream()
            .filter(f -> f.reading() == Reading.WITHIN)
            .mapToDouble(Fit::scatter)
            .findFirst()
            .orElse(1);
    return List.of(
        wording.say("flows.unusual.model"),
        wording.say("flows.unusual.scatter", words.decimal(within, within)),
        wording.say(
            "flows.unusual.many",
            Integer.toString(unusual.judged().size()),
            words.decimal(unusual.falseFlagsIfJudgedSingly(), unusual.falseFlagsIfJudgedSingly()),
            Integer.toString(unusual.flagged().size())),
        wording.say("flows.unusual.undecided", Integer.toString(unusual.undecided().size())));
  }

  UnusualRow row(Judged j, PictureChoice choice) {
    return new UnusualRow(
        wording.state(j.cell().row()),
        wording.state(j.cell().column()),
        link(j.cell().row(), j.cell().column(), choice),
        wording.interval(j.cell().count()),
        words.decimal(j.expectedLow(), j.expectedHigh()),
        words.decimal(j.residualLow(), j.residualHigh()),
        words.decimal(j.scaledLow(), j.scaledHigh()),
        words.chance(j.chance()),
        j.flagged().map(d -> d == UnusualFlows.Direction.MORE ? "more" : "fewer").orElse(""));
  }

  /// Every corridor with another report of it, by name.
  private List<MirrorRow> mirrors(PictureChoice choice, FlowTable table) {
    return table.flows().stream()
        .filter(f -> !f.isDomestic() && f.hasValue())
        .sorted(words.byName())
        .flatMap(f -> mirrors(choice, table, f).stream())
        .toList();
  }

  /// The reports beside one corridor: by the State of citizenship, and by the detecting State.
  List<MirrorRow> mirrors(PictureChoice choice, FlowTable table, Flow flow) {
    return of(table, flow).map(m -> row(m, choice)).toList();
  }

  static Stream<MirrorFigure> of(FlowTable table, Flow flow) {
    return Stream.of(
            table.mirror(flow.citizenship(), flow.detectedBy()),
            table.mirror(flow.detectedBy(), flow.citizenship()))
        .flatMap(Optional::stream)
        .filter(Flow::hasValue)
        .map(other -> MirrorFigure.of(flow, other));
  }

  private MirrorRow row(MirrorFigure mirror, PictureChoice choice) {
    var detected = mirror.detected();
    boolean isCommon = !mirror.common().isEmpty();
    return new MirrorRow(
        words.corridor(detected.citizenship(), detected.detectedBy()),
        link(detected.citizenship(), detected.detectedBy(), choice),
        isCommon ? wording.interval(mirror.detectedThen()) : "–",
        isCommon ? wording.interval(mirror.otherThen()) : "–",
        wording.say(
            "flows.mirror.other",
            wording.state(mirror.other().detectedBy()),
            wording.state(mirror.other().citizenship())),
        wording.interval(mirror.other().sum()) + " (" + mirror.other().years() + ")",
        mirror.common().toString(),
        distance(mirror));
  }

  private String distance(MirrorFigure mirror) {
    if (mirror.distance().isEmpty()) {
      return wording.say("flows.mirror.no-year");
    }
    long persons = mirror.distance().getAsLong();
    return persons == 0
        ? wording.say("flows.mirror.meet")
        : wording.say("flows.mirror.apart", wording.number(persons));
  }
}
