package org.mufakat.server.flows;

import java.util.Optional;
import org.mufakat.flows.FlowTable;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.statistics.AskedFigure;
import org.mufakat.server.statistics.FigureReaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Flows for programs; `openapi.yaml` describes the operation.
@RestController
final class FlowsApi {

  private final FigureReaders readers;

  FlowsApi(FigureReaders readers) {
    this.readers = readers;
  }

  @GetMapping("/{node:[a-z]{3}}/api/v1/flows")
  FlowsJson flows(
      HostedNode node,
      @RequestParam("years") String years,
      @RequestParam("from") Optional<String> from,
      @RequestParam("to") Optional<String> to,
      @RequestParam("indicator") Optional<String> indicator,
      @RequestParam("release") Optional<String> release) {
    var reader = readers.of(node);
    var asked = new AskedFigure(reader, node.node().regime());
    var of = asked.indicator(indicator);
    var span = asked.years(years);
    var citizenship = from.map(asked::area);
    var detectedBy = to.map(asked::area);
    detectedBy
        .filter(code -> node.node().regime().member(code).isEmpty())
        .ifPresent(
            code -> {
              throw AskedFigure.wrong("to", code, "a member of the regime");
            });
    var figures = reader.figures(asked.releaseOrNewest(release).id(), of).orElseThrow();
    var table = FlowTable.of(figures, of, FlowMaker.members(node), span);
    return FlowsJson.of(table, citizenship, detectedBy);
  }
}
