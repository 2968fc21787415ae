package org.mufakat.server.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mufakat.regime.Member;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.statistics.Claim;
import org.mufakat.statistics.Corridor;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.FigureQuery;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseShelf;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The figures for programs. `openapi.yaml` describes every operation.
@RestController
@RequestMapping("/{node:[a-z]{3}}/api/v1")
final class FiguresApi {

  private static final int MOST_ROWS = 500;

  private final FigureReaders readers;

  FiguresApi(FigureReaders readers) {
    this.readers = readers;
  }

  @GetMapping("/releases")
  List<FigureJson.ReleaseJson> releases(HostedNode node) {
    return readers.of(node).library().releases().stream().map(FigureJson.ReleaseJson::of).toList();
  }

  @GetMapping("/releases/{id}")
  ReleaseReportJson release(HostedNode node, @PathVariable("id") String id) {
    var release = asked(node).release(id);
    var shelf = shelf(node, release);
    return ReleaseReportJson.of(release, shelf.report(release.id()).orElseThrow(), shelf);
  }

  @GetMapping("/releases/{id}/quarantine")
  List<ReleaseReportJson.QuarantinedJson> quarantine(
      HostedNode node,
      @PathVariable("id") String id,
      @RequestParam(name = "offset", defaultValue = "0") int offset,
      @RequestParam(name = "limit", defaultValue = "100") int limit) {
    if (offset < 0) {
      throw AskedFigure.wrong("offset", Integer.toString(offset), "0 or more");
    }
    if (limit < 1 || limit > MOST_ROWS) {
      throw AskedFigure.wrong("limit", Integer.toString(limit), "1 to " + MOST_ROWS);
    }
    var release = asked(node).release(id);
    return shelf(node, release).quarantine(release.id(), offset, limit).stream()
        .map(ReleaseReportJson.QuarantinedJson::of)
        .toList();
  }

  @GetMapping(path = "/figures", produces = MediaType.APPLICATION_JSON_VALUE)
  FigureJson figure(
      HostedNode node,
      @RequestParam("area") List<String> areas,
      @RequestParam("years") String years,
      @RequestParam("indicator") Optional<String> indicator,
      @RequestParam("release") Optional<String> release,
      @RequestParam("form") Optional<String> form,
      @RequestParam("sex") Optional<String> sex,
      @RequestParam("age") Optional<String> age) {
    return FigureJson.of(read(node, areas, years, indicator, release, form, sex, age));
  }

  @GetMapping(path = "/figures", produces = "text/csv")
  ResponseEntity<String> figureAsCsv(
      HostedNode node,
      @RequestParam("area") List<String> areas,
      @RequestParam("years") String years,
      @RequestParam("indicator") Optional<String> indicator,
      @RequestParam("release") Optional<String> release,
      @RequestParam("form") Optional<String> form,
      @RequestParam("sex") Optional<String> sex,
      @RequestParam("age") Optional<String> age) {
    var figure = read(node, areas, years, indicator, release, form, sex, age);
    var text = new StringBuilder();
    var regime = node.node().regime();
    new FigureCsv(code -> regime.stateName(code, "en")).write(List.of(figure), text);
    return CsvAnswer.of(text);
  }

  /// Corridors into the areas given, or into every member.
  @GetMapping("/corridors")
  List<CorridorJson> corridors(
      HostedNode node,
      @RequestParam("years") String years,
      @RequestParam("area") Optional<List<String>> areas,
      @RequestParam("indicator") Optional<String> indicator,
      @RequestParam("release") Optional<String> release) {
    var asked = asked(node);
    var into = areas.map(asked::areas).orElseGet(() -> members(node));
    var of = asked.indicator(indicator);
    var span = asked.years(years);
    var figures = readers.of(node).figures(asked.releaseOrNewest(release).id(), of).orElseThrow();
    var corridors = new ArrayList<Corridor>();
    into.forEach(area -> corridors.addAll(figures.corridorsInto(area, of, span)));
    return corridors.stream().map(CorridorJson::of).toList();
  }

  @GetMapping("/claims")
  ClaimJson claim(
      HostedNode node,
      @RequestParam("number") String number,
      @RequestParam("area") String area,
      @RequestParam("years") String years) {
    var asked = asked(node);
    long claimed =
        ClaimText.number(number)
            .orElseThrow(() -> AskedFigure.wrong("number", number, "a whole number, as 2237"));
    var claim = new Claim(claimed, asked.area(area), asked.years(years));
    return ClaimJson.of(readers.of(node).check(claim));
  }

  @GetMapping("/revisions")
  RevisionJson revisions(
      HostedNode node,
      @RequestParam("from") String from,
      @RequestParam("to") String to,
      @RequestParam("area") Optional<List<String>> areas) {
    var asked = asked(node);
    var before = asked.release(from).id();
    var after = asked.release(to).id();
    var of = Set.copyOf(areas.map(asked::areas).orElseGet(() -> members(node)));
    return RevisionJson.of(readers.of(node).revisions(before, after, of).orElseThrow());
  }

  private Figure read(
      HostedNode node,
      List<String> areas,
      String years,
      Optional<String> indicator,
      Optional<String> release,
      Optional<String> form,
      Optional<String> sex,
      Optional<String> age) {
    var asked = asked(node);
    var query =
        new FigureQuery(
            asked.indicator(indicator),
            asked.areas(areas),
            asked.breakdown(form, sex, age),
            asked.years(years));
    return readers.of(node).figure(asked.releaseOrNewest(release).id(), query).orElseThrow();
  }

  private AskedFigure asked(HostedNode node) {
    return new AskedFigure(readers.of(node), node.node().regime());
  }

  private ReleaseShelf shelf(HostedNode node, Release release) {
    return readers.of(node).library().shelfOf(release).orElseThrow();
  }

  private static List<String> members(HostedNode node) {
    return node.node().regime().members().stream()
        .map(Member::code)
        .collect(Collectors.toUnmodifiableList());
  }
}
