package org.mufakat.server.flows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.flows.Band;
import org.mufakat.node.PackSpellings;
import org.mufakat.server.drawing.PaperWords;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.sheets.CellGuard;
import org.mufakat.server.statistics.CsvAnswer;
import org.mufakat.server.statistics.Wording;
import org.mufakat.server.tables.NodeTables;
import org.mufakat.statistics.Resolution;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Origin, transit and destination, where a table that the node released has them. Published
/// figures have citizenships only and are on the page of flows.
@Controller
final class RoutesPage {

  private static final String ROUTES = "/{node:[a-z]{3}}/flows/routes";

  private final NodeTables tables;
  private final MessageSource messages;

  RoutesPage(NodeTables tables, MessageSource messages) {
    this.tables = tables;
    this.messages = messages;
  }

  @GetMapping(ROUTES)
  String show(
      HostedNode node,
      Locale locale,
      Model model,
      @RequestParam(name = "table", defaultValue = "") String table) {
    var all = all(node);
    model.addAttribute(
        "routes",
        all.isEmpty() && table.isEmpty()
            ? RoutesView.none()
            : composer(node, locale).view(all, chosen(all, table)));
    return "routes";
  }

  @GetMapping(ROUTES + ".csv")
  ResponseEntity<String> csv(
      HostedNode node,
      Locale locale,
      @RequestParam(name = "table", defaultValue = "") String table) {
    var routes = chosen(all(node), table);
    var wording = new Wording(messages, locale, node.node().regime());
    return CsvAnswer.file(
        file(routes), csv(routes, wording, composer(node, locale).tierOf(routes)));
  }

  @GetMapping(ROUTES + ".svg")
  ResponseEntity<byte[]> svg(
      HostedNode node,
      Locale locale,
      @RequestParam(name = "table", defaultValue = "") String table) {
    var routes = chosen(all(node), table);
    return FlowFiles.file(
        FlowFiles.SVG,
        file(routes) + ".svg",
        drawn(node, locale, routes).svg(locale.getLanguage()).getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping(ROUTES + ".pdf")
  ResponseEntity<byte[]> pdf(
      HostedNode node,
      Locale locale,
      @RequestParam(name = "table", defaultValue = "") String table) {
    var routes = chosen(all(node), table);
    return FlowFiles.file(
        org.springframework.http.MediaType.APPLICATION_PDF,
        file(routes) + ".pdf",
        drawn(node, locale, routes)
            .pdf(
                PaperWords.of(messages, locale),
                messages.getMessage("flows.routes.title", null, locale),
                FlowFiles.numbered(messages, locale),
                routes.releasedAt()));
  }

  private FlowFigure drawn(HostedNode node, Locale locale, ReleasedRoutes routes) {
    return composer(node, locale).figure(routes).orElseThrow(RoutesPage::notThere);
  }

  private RoutesComposer composer(HostedNode node, Locale locale) {
    var wording = new Wording(messages, locale, node.node().regime());
    var words = new FlowWords(wording, locale);
    return new RoutesComposer(
        wording, words, new FlowFigures(wording, words, node.node().regime()), "/" + node.slug());
  }

  private List<ReleasedRoutes> all(HostedNode node) {
    var pack = node.node().regime();
    var spellings = new PackSpellings(pack.spellings());
    return tables.released(node).stream()
        .flatMap(
            release ->
                ReleasedRoutes.in(
                    release,
                    text ->
                        pack.knowsState(text)
                            ? Optional.of(text)
                            : spellings.resolve(text, "") instanceof Resolution.OfState(String code)
                                ? Optional.of(code)
                                : Optional.empty())
                    .stream())
        .toList();
  }

  /// The one that is asked for, else the newest, one with transit before one without.
  private static ReleasedRoutes chosen(List<ReleasedRoutes> all, String id) {
    return id.isEmpty()
        ? all.stream()
            .filter(ReleasedRoutes::hasTransit)
            .findFirst()
            .or(() -> all.stream().findFirst())
            .orElseThrow(RoutesPage::notThere)
        : all.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow(RoutesPage::notThere);
  }

  private static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static String file(ReleasedRoutes routes) {
    return "routes-release-" + routes.release().id().substring(0, 8) + "-" + routes.number();
  }

  /// A row a route, in codes and plain numbers.
  private static String csv(
      ReleasedRoutes routes, Wording wording, java.util.Map<String, Integer> tierOf) {
    var text = new StringBuilder();
    try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(
          "indicator",
          "unit",
          "origin",
          "origin_name",
          "transit",
          "destination",
          "destination_name",
          "domestic",
          "low",
          "high",
          "band_low",
          "band_high",
          "tier_of_origin_and_destination",
          "source",
          "release",
          "period");
      for (var each : routes.table().routes().entrySet()) {
        var route = each.getKey();
        var band = Band.around(each.getValue());
        var tier = tierOf.get(route.origin() + route.destination());
        printer.printRecord(
            CellGuard.guarded(routes.release().title()),
            "persons",
            route.origin(),
            CellGuard.guarded(wording.state(route.origin())),
            String.join(">", route.transit()),
            route.destination(),
            CellGuard.guarded(wording.state(route.destination())),
            route.isDomestic(),
            each.getValue().low(),
            each.getValue().high(),
            band.low(),
            band.high(),
            tier == null ? "" : tier,
            CellGuard.guarded(routes.release().source()),
            routes.release().id(),
            CellGuard.guarded(routes.release().period()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the CSV could not be written", e);
    }
    return text.toString();
  }
}
