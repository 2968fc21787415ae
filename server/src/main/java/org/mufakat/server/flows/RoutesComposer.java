package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.flows.Band;
import org.mufakat.flows.QuasiIndependence.Cell;
import org.mufakat.flows.RouteTable.Route;
import org.mufakat.flows.Tiers;
import org.mufakat.server.flows.RoutesView.Option;
import org.mufakat.server.flows.RoutesView.RouteRow;
import org.mufakat.server.flows.RoutesView.Row;
import org.mufakat.server.flows.RoutesView.Tier;
import org.mufakat.server.statistics.Wording;
import org.mufakat.statistics.CountInterval;

/// Puts the routes of a released table into the tables and the picture of their page, in one
/// reader's language: domestic apart, corridors in groups that their bands can tell apart.
final class RoutesComposer {

  private final Wording wording;
  private final FlowWords words;
  private final FlowFigures figures;
  private final String base;

  RoutesComposer(Wording wording, FlowWords words, FlowFigures figures, String base) {
    this.wording = wording;
    this.words = words;
    this.figures = figures;
    this.base = base;
  }

  RoutesView view(List<ReleasedRoutes> all, ReleasedRoutes chosen) {
    var tiers = tiers(chosen);
    return new RoutesView(
        all.stream().map(r -> new Option(r.id(), label(r))).toList(),
        chosen.id(),
        chosen.release().title(),
        what(chosen),
        source(chosen),
        facts(chosen),
        tiers.tiers().isEmpty() ? "" : words.groups(tiers),
        figure(chosen)
            .map(f -> f.view(wording.language(), files(chosen)))
            .orElseGet(() -> FigureView.none("routes", "", "", source(chosen))),
        tierViews(tiers),
        chosen.domestic().stream().sorted(words.by(Cell::row)).map(c -> row(c, "")).toList(),
        routes(chosen),
        chosen.hasTransit(),
        through(chosen));
  }

  private static String label(ReleasedRoutes routes) {
    return "%s (%s)".formatted(routes.release().title(), routes.release().period());
  }

  private FlowFigure.Files files(ReleasedRoutes chosen) {
    var query = "?table=" + chosen.id();
    return new FlowFigure.Files(
        base + "/flows/routes.svg" + query,
        base + "/flows/routes.pdf" + query,
        base + "/flows/routes.csv" + query);
  }

  String what(ReleasedRoutes routes) {
    return wording.say("flows.routes.what", routes.release().period());
  }

  String source(ReleasedRoutes routes) {
    return wording.say(
        "flows.routes.source",
        routes.release().source(),
        wording.state(routes.release().node()),
        routes.release().id().substring(0, 8));
  }

  private List<String> facts(ReleasedRoutes routes) {
    var facts = new ArrayList<String>();
    facts.add(wording.say("flows.routes.fact.register"));
    if (!routes.hasTransit()) {
      facts.add(wording.say("flows.routes.fact.no-transit"));
    }
    if (routes.withheld() > 0) {
      facts.add(wording.say("flows.routes.fact.withheld", wording.number(routes.withheld())));
    }
    if (routes.unbounded() > 0) {
      facts.add(wording.say("flows.routes.fact.unbounded", wording.number(routes.unbounded())));
    }
    if (routes.isAbout()) {
      facts.add(wording.say("flows.routes.fact.about"));
    }
    if (!routes.labels().isEmpty()) {
      facts.add(
          wording.say(
              "flows.routes.fact.elsewhere",
              wording.interval(routes.elsewhere()),
              String.join("; ", routes.labels())));
    }
    return facts;
  }

  private Tiers<Cell> tiers(ReleasedRoutes routes) {
    return Tiers.of(
        routes.acrossBorders().stream()
            .map(c -> new Tiers.Member<>(c, Band.around(c.count())))
            .toList(),
        words.by(Cell::row).thenComparing(words.by(Cell::column)));
  }

  private String title(Tiers<Cell> tiers, int t) {
    int many = tiers.tiers().get(t).size();
    int all = tiers.tiers().size();
    return wording.say(
        many == 1 ? "flows.tier.single" : all == 1 ? "flows.tier.only" : "flows.tier",
        Integer.toString(t + 1),
        Integer.toString(all),
        Integer.toString(many));
  }

  private List<Tier> tierViews(Tiers<Cell> tiers) {
    var views = new ArrayList<Tier>();
    for (int t = 0; t < tiers.tiers().size(); t++) {
      views.add(
          new Tier(
              title(tiers, t),
              tiers.tiers().get(t).stream()
                  .map(m -> row(m.thing(), words.told(tiers, m)))
                  .toList()));
    }
    return views;
  }

  private Row row(Cell cell, String told) {
    return new Row(
        wording.state(cell.row()),
        wording.state(cell.column()),
        wording.interval(cell.count()),
        words.band(Band.around(cell.count())),
        told);
  }

  private List<RouteRow> routes(ReleasedRoutes routes) {
    return routes.table().routes().entrySet().stream()
        .map(
            e ->
                new RouteRow(
                    wording.state(e.getKey().origin()),
                    transit(e.getKey(), routes),
                    wording.state(e.getKey().destination()),
                    wording.interval(e.getValue()),
                    words.band(Band.around(e.getValue()))))
        .sorted(
            Comparator.comparing(RouteRow::origin)
                .thenComparing(RouteRow::transit)
                .thenComparing(RouteRow::destination))
        .toList();
  }

  private String transit(Route route, ReleasedRoutes routes) {
    return !routes.hasTransit()
        ? "–"
        : route.transit().isEmpty()
            ? wording.say("flows.routes.straight")
            : String.join(" → ", route.transit().stream().map(wording::state).toList());
  }

  private List<Row> through(ReleasedRoutes routes) {
    return routes.table().passedThrough().stream()
        .sorted(words.by((String code) -> code))
        .map(
            state -> {
              CountInterval persons = routes.table().through(state);
              return new Row(
                  wording.state(state),
                  "",
                  wording.interval(persons),
                  words.band(Band.around(persons)),
                  "");
            })
        .toList();
  }

  /// Origin by destination in groups, whatever lies between.
  Optional<FlowFigure> figure(ReleasedRoutes routes) {
    var tiers = tiers(routes);
    var rows = new ArrayList<BandPlot.Row>();
    var numbers = new ArrayList<List<String>>();
    for (int t = 0; t < tiers.tiers().size(); t++) {
      for (var member : tiers.tiers().get(t)) {
        var cell = member.thing();
        var name = words.corridor(cell.row(), cell.column());
        rows.add(new BandPlot.Row(name, title(tiers, t), Optional.of(cell.count()), ""));
        numbers.add(
            List.of(
                name,
                Integer.toString(t + 1),
                wording.interval(cell.count()),
                words.band(member.band())));
      }
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var notes = new ArrayList<>(facts(routes));
    notes.add(wording.say("flows.tiers.note"));
    notes.add(wording.say("flows.bands.note"));
    return Optional.of(
        figures.bands(
            "routes",
            routes.release().title(),
            what(routes),
            notes,
            source(routes),
            rows,
            List.of(
                figures.column("flows.mirror.corridor", false),
                figures.column("flows.group", true),
                figures.column("figure.sum", true),
                figures.column("flows.band", true)),
            numbers));
  }

  /// Origins and destinations with the group of each, for files.
  Map<String, Integer> tierOf(ReleasedRoutes routes) {
    var tiers = tiers(routes);
    var of = new java.util.HashMap<String, Integer>();
    for (int t = 0; t < tiers.tiers().size(); t++) {
      for (var member : tiers.tiers().get(t)) {
        of.put(member.thing().row() + member.thing().column(), t + 1);
      }
    }
    return of;
  }
}
