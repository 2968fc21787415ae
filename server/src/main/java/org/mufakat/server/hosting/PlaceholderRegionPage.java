package org.mufakat.server.hosting;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Holds the place of the regional picture until its page is here.
@RestController
final class PlaceholderRegionPage {

  @GetMapping(path = "/{node:[a-z]{3}}/region", produces = MediaType.TEXT_PLAIN_VALUE)
  String region(HostedNode node) {
    return "The regional picture of node " + node.id() + " is not built yet.\n";
  }
}
