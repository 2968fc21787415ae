package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mufakat.flows.Flow;
import org.mufakat.flows.FlowTable;
import org.mufakat.flows.ShareBand;
import org.mufakat.flows.Tiers;
import org.mufakat.flows.UnusualFlows;
import org.mufakat.server.flows.FlowView.Source;
import org.mufakat.server.flows.FlowView.Stock;
import org.mufakat.server.flows.FlowView.StockRow;
import org.mufakat.server.flows.FlowView.YearRow;
import org.mufakat.server.flows.FlowsView.UnusualRow;
import org.mufakat.server.reference.ReferenceKind;
import org.mufakat.server.reference.ReferenceTable;
import org.mufakat.server.reference.ReferenceTables;
import org.mufakat.server.statistics.ChoiceViews;
import org.mufakat.server.statistics.PictureChoice;
import org.mufakat.server.statistics.RegionView.YearsTable;
import org.mufakat.server.statistics.Wording;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.YearSpan;

/// Puts one corridor into the tables and charts of its page, in one reader's language.
final class FlowComposer {

  /// Of a share; the same ones every time.
  static final int DRAWS = 4_000;

  private static final YearSpan ANY_YEAR = new YearSpan(1950, 2100);

  private final Wording wording;
  private final FlowWords words;
  private final FlowFigures figures;
  private final CorridorFigures corridor;
  private final FlowsComposer region;
  private final ReferenceTables references;
  private final String base;

  FlowComposer(
      Wording wording,
      FlowWords words,
      FlowFigures figures,
      ReferenceTables references,
      String base) {
    this.wording = wording;
    this.words = words;
    this.figures = figures;
    this.corridor = new CorridorFigures(wording, words, figures);
    this.region = new FlowsComposer(wording, words, figures, base);
    this.references = references;
    this.base = base;
  }

  /// @param flow which the table has
  /// @param effort what the detecting State records in all; empty where nothing is known
  FlowView view(PictureChoice choice, FlowTable table, Flow flow, Optional<Effort> effort) {
    var tiers = table.tiers(words.byName());
    var judged = table.unusual().flatMap(u -> u.of(flow.citizenship(), flow.detectedBy()));
    var mirrors = region.mirrors(choice, table, flow);
    var drawn = figures(choice, table, flow, effort);
    return new FlowView(
        new ChoiceViews(wording).of(choice),
        choice.query(),
        flow.citizenship(),
        flow.detectedBy(),
        wording.state(flow.citizenship()),
        wording.state(flow.detectedBy()),
        flow.hasValue(),
        words.value(flow),
        wording.say(
            "flows.flow.what",
            wording.counted(choice.indicator()),
            flow.hasValue() ? flow.years().toString() : choice.years().toString()),
        flow.hasValue() ? wording.say("flows.flow.band", words.band(flow.band())) : "",
        share(table, flow),
        tier(tiers, flow),
        words.gaps(flow),
        String.join(", ", flow.labels()),
        shown(drawn, "map", choice, flow),
        shown(drawn, "sankey", choice, flow),
        shown(drawn, "series", choice, flow),
        flow.byYear().entrySet().stream()
            .map(
                e ->
                    new YearRow(
                        Integer.toString(e.getKey()),
                        words.value(e.getValue()),
                        band(e.getValue()),
                        words.why(e.getValue())))
            .toList(),
        mirrors,
        address(flow, "mirror", "csv", choice),
        judged.map(j -> region.row(j, choice)),
        unusualNote(flow, judged.map(j -> region.row(j, choice)), table.unusual()),
        shown(drawn, "effort", choice, flow),
        effort.map(Effort::table),
        stock(choice, flow, shown(drawn, "migrant-stock", choice, flow)),
        border(flow),
        table.flow(flow.detectedBy(), flow.citizenship()).isPresent() && !flow.isDomestic()
            ? region.link(flow.detectedBy(), flow.citizenship(), choice)
            : "",
        sources(choice));
  }

  private String band(org.mufakat.flows.Detection detection) {
    return detection instanceof org.mufakat.flows.Detection.Counted(_, var interval)
        ? words.band(org.mufakat.flows.Band.around(interval))
        : "–";
  }

  /// The corridor itself and the one the other way.
  static boolean isOf(Flow flow, Flow other) {
    return other.equals(flow)
        || other.citizenship().equals(flow.detectedBy())
            && other.detectedBy().equals(flow.citizenship());
  }

  /// Same citizenship elsewhere, or another citizenship at the same place.
  static boolean isBeside(Flow flow, Flow other) {
    return other.citizenship().equals(flow.citizenship())
        || other.detectedBy().equals(flow.detectedBy());
  }

  /// What the detecting State records in all, as figures and as a table.
  record Effort(List<Figure> figures, YearsTable table) {}

  /// What is drawn of the corridor, by slug.
  List<FlowFigure> figures(
      PictureChoice choice, FlowTable table, Flow flow, Optional<Effort> effort) {
    var names = words.corridor(flow.citizenship(), flow.detectedBy());
    var asked =
        wording.say(
            "region.map.what", wording.counted(choice.indicator()), choice.years().toString());
    return Stream.of(
            Optional.of(
                corridor.series(wording.say("flows.flow.series", names), asked, choice, flow)),
            figures.map(
                names,
                asked,
                wording.say("flows.flow.map-note"),
                choice,
                table.flows().stream().filter(f -> isOf(flow, f)).toList()),
            figures.sankey(
                wording.say("flows.flow.context", names),
                asked,
                choice,
                table.across().stream().filter(f -> isBeside(flow, f)).toList(),
                f -> f.equals(flow)),
            effort.map(
                e ->
                    corridor.effort(
                        wording.say("flows.effort.title", wording.state(flow.detectedBy())),
                        wording.say("flows.effort.what", choice.years().toString()),
                        choice,
                        e.figures())),
            stock(flow))
        .flatMap(Optional::stream)
        .toList();
  }

  private FigureView shown(List<FlowFigure> drawn, String slug, PictureChoice choice, Flow flow) {
    return drawn.stream()
        .filter(f -> f.slug().equals(slug))
        .findFirst()
        .map(
            f ->
                f.view(
                    wording.language(),
                    new FlowFigure.Files(
                        address(flow, slug, "svg", choice),
                        address(flow, slug, "pdf", choice),
                        slug.equals("effort")
                            ? base
                                + "/states/"
                                + flow.detectedBy()
                                + "/indicators.csv?"
                                + choice.query()
                            : address(flow, slug, "csv", choice))))
        .orElseGet(() -> FigureView.none(slug, "", "", ""));
  }

  private String address(Flow flow, String what, String kind, PictureChoice choice) {
    return "%s/flows/%s-%s/%s.%s?%s"
        .formatted(base, flow.citizenship(), flow.detectedBy(), what, kind, choice.query());
  }

  /// The corridor's share in all that the detecting State named across borders.
  private String share(FlowTable table, Flow flow) {
    if (flow.isDomestic() || !flow.hasValue()) {
      return "";
    }
    var rest =
        table.across().stream()
            .filter(f -> f.detectedBy().equals(flow.detectedBy()) && !f.equals(flow))
            .map(Flow::sum)
            .reduce(CountInterval.ZERO, CountInterval::plus);
    var share = ShareBand.of(flow.sum(), rest, DRAWS, new SplittableRandom(seed(flow)));
    return wording.say(
        "flows.flow.share",
        words.percent(share.low(), share.high()),
        words.percent(share.bandLow(), share.bandHigh()),
        wording.state(flow.detectedBy()),
        wording.number(DRAWS));
  }

  /// From the names, so that a page shows the same band every time.
  static long seed(Flow flow) {
    return (flow.citizenship() + flow.detectedBy()).hashCode();
  }

  private String tier(Tiers<Flow> tiers, Flow flow) {
    for (int t = 0; t < tiers.tiers().size(); t++) {
      for (var member : tiers.tiers().get(t)) {
        if (member.thing().equals(flow)) {
          return wording.say(
              "flows.flow.tier",
              Integer.toString(t + 1),
              Integer.toString(tiers.tiers().size()),
              words.told(tiers, member));
        }
      }
    }
    return flow.isDomestic() ? wording.say("flows.flow.domestic") : "";
  }

  private String unusualNote(Flow flow, Optional<UnusualRow> row, Optional<UnusualFlows> unusual) {
    if (flow.isDomestic()) {
      return wording.say("flows.unusual.home");
    }
    if (row.isPresent()) {
      return wording.say(
          row.get().direction().isEmpty()
              ? "flows.unusual.not-flagged"
              : "flows.unusual." + row.get().direction());
    }
    boolean decidedAlone =
        unusual.stream()
            .flatMap(u -> u.undecided().stream())
            .map(c -> c.row() + c.column())
            .anyMatch((flow.citizenship() + flow.detectedBy())::equals);
    return wording.say(decidedAlone ? "flows.unusual.alone" : "flows.unusual.too-little");
  }

  private Optional<FlowFigure> stock(Flow flow) {
    var persons = migrants(flow);
    return persons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            corridor.stock(
                wording.say("flows.stock.title"),
                stockOf(flow),
                references.table(ReferenceKind.MIGRANT_STOCK).map(this::source).orElse(""),
                persons));
  }

  private Map<Integer, Long> migrants(Flow flow) {
    return new TreeMap<>(references.migrants(flow.citizenship(), flow.detectedBy(), ANY_YEAR));
  }

  private String stockOf(Flow flow) {
    return wording.say(
        "flows.stock.what", wording.state(flow.citizenship()), wording.state(flow.detectedBy()));
  }

  private Stock stock(PictureChoice choice, Flow flow, FigureView figure) {
    var table = references.table(ReferenceKind.MIGRANT_STOCK);
    return new Stock(
        table.isPresent(),
        figure,
        stockOf(flow),
        migrants(flow).entrySet().stream()
            .map(e -> new StockRow(Integer.toString(e.getKey()), wording.number(e.getValue())))
            .toList(),
        table.map(this::source).orElse(""),
        wording.say(table.isPresent() ? "flows.stock.none" : "flows.stock.not-imported"));
  }

  private String source(ReferenceTable table) {
    return wording.say("flows.reference.source", table.citation(), wording.day(table.importedAt()));
  }

  private String border(Flow flow) {
    if (references.table(ReferenceKind.LAND_BOUNDARIES).isEmpty() || flow.isDomestic()) {
      return "";
    }
    var metres = references.borderMetres(flow.citizenship(), flow.detectedBy());
    return metres.isPresent()
        ? wording.say("flows.border", wording.number(Math.round(metres.getAsLong() / 1000.0)))
        : wording.say("flows.border.none");
  }

  private List<Source> sources(PictureChoice choice) {
    var sources = new ArrayList<Source>();
    sources.add(new Source(wording.source(choice.release()), choice.release().citation()));
    Stream.of(ReferenceKind.MIGRANT_STOCK, ReferenceKind.LAND_BOUNDARIES)
        .flatMap(kind -> references.table(kind).stream())
        .map(
            t ->
                new Source(
                    wording.say("flows.reference.imported", wording.day(t.importedAt())),
                    t.citation()))
        .forEach(sources::add);
    return sources;
  }
}
