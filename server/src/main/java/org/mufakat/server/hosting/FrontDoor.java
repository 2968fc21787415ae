package org.mufakat.server.hosting;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// `/` leads to the hub's regional picture, or to the only node's.
@Controller
final class FrontDoor {

  private final NodeDirectory directory;

  FrontDoor(NodeDirectory directory) {
    this.directory = directory;
  }

  @GetMapping("/")
  String enter() {
    return "redirect:/" + directory.front().slug() + "/region";
  }

  @GetMapping("/{node:[a-z]{3}}")
  String enter(HostedNode node) {
    return "redirect:/" + node.slug() + "/region";
  }
}
