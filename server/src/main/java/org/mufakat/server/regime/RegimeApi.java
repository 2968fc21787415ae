package org.mufakat.server.regime;

import java.util.List;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The regime for programs. `openapi.yaml` describes every operation.
@RestController
@RequestMapping("/{node:[a-z]{3}}/api/v1/regime")
final class RegimeApi {

  @GetMapping
  RegimeJson.PackJson regime(HostedNode node) {
    return RegimeJson.PackJson.of(node.node().regime());
  }

  @GetMapping("/instruments")
  List<RegimeJson.InstrumentJson> instruments(HostedNode node) {
    return node.node().regime().instruments().stream().map(RegimeJson.InstrumentJson::of).toList();
  }

  @GetMapping("/instruments/{id}")
  RegimeJson.InstrumentJson instrument(HostedNode node, @PathVariable("id") String id) {
    return node.node()
        .regime()
        .instrument(id)
        .map(RegimeJson.InstrumentJson::of)
        .orElseThrow(
            () ->
                new Problem(
                    HttpStatus.NOT_FOUND,
                    "unknown-instrument",
                    "Unknown instrument",
                    "The regime has no instrument of that id: see the list of instruments."));
  }

  @GetMapping("/bodies")
  List<RegimeJson.BodyJson> bodies(HostedNode node) {
    return node.node().regime().bodies().stream().map(RegimeJson.BodyJson::of).toList();
  }

  @GetMapping("/meetings")
  List<RegimeJson.MeetingJson> meetings(HostedNode node) {
    return node.node().regime().meetings().stream().map(RegimeJson.MeetingJson::of).toList();
  }

  @GetMapping("/codes")
  List<RegimeJson.CodeListJson> codes(HostedNode node) {
    return node.node().regime().codeLists().stream().map(RegimeJson.CodeListJson::of).toList();
  }

  @GetMapping("/classifications")
  List<RegimeJson.ClassificationJson> classifications(HostedNode node) {
    return node.node().regime().classifications().stream()
        .map(RegimeJson.ClassificationJson::of)
        .toList();
  }

  @GetMapping("/handling-codes")
  List<RegimeJson.HandlingCodeJson> handlingCodes(HostedNode node) {
    return node.node().regime().handlingCodes().stream()
        .map(RegimeJson.HandlingCodeJson::of)
        .toList();
  }
}
