package org.mufakat.server.hosting;

import java.util.Locale;
import org.mufakat.regime.Member;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Says what this is, whose node it is, and how to read what it shows.
@Controller
final class AboutPage {

  @GetMapping("/{node:[a-z]{3}}/about")
  String show(HostedNode node, Locale locale, Model model) {
    var regime = node.node().regime();
    var language = locale.getLanguage();
    model.addAttribute(
        "about",
        new About(
            node.id().isHub(),
            regime.member(node.id().value()).map(Member::name).orElse(regime.name()).in(language),
            regime.name().in(language),
            regime.description().in(language),
            regime.version(),
            regime.attribution().verified(),
            regime.attribution().source()));
    return "about";
  }

  /// @param of the State or the region that the node serves
  record About(
      boolean hub,
      String of,
      String regime,
      String description,
      String version,
      boolean verified,
      String source) {}
}
