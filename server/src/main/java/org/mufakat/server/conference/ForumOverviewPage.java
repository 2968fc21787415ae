package org.mufakat.server.conference;

import java.util.Locale;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What awaits a person in the forum.
@Controller
final class ForumOverviewPage {

  private final ForumCounter counter;

  ForumOverviewPage(ForumCounter counter) {
    this.counter = counter;
  }

  @GetMapping("/{node:[a-z]{3}}/forum")
  String overview(HostedNode node, PersonOfNode person, Locale locale, Model model) {
    var room = counter.room(node, person);
    model.addAttribute("credentials", room.credentials());
    model.addAttribute("words", counter.words(node, locale));
    return "forum/overview";
  }
}
