package org.mufakat.server.conference;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The addresses under which a person's own calendar and news reader follow the forum.
@Controller
final class FeedsPage {

  private static final String VIEW = "forum/feeds";

  private final ForumCounter counter;
  private final SecureRandom chance = new SecureRandom();
  private final InstantSource time;

  FeedsPage(ForumCounter counter, InstantSource time) {
    this.counter = counter;
    this.time = time;
  }

  @GetMapping("/{node:[a-z]{3}}/forum/own/feeds")
  String feeds(HostedNode node, PersonOfNode person, Locale locale, Model model) {
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("given", tokens(node).given(person.account()));
    return VIEW;
  }

  /// The only time that the addresses are shown. Those before open nothing any more.
  @PostMapping("/{node:[a-z]{3}}/forum/own/feeds")
  String give(HostedNode node, PersonOfNode person, Locale locale, Model model) {
    var token = FeedToken.draw(chance);
    tokens(node).give(person.account(), token, time.instant());
    var address =
        ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
            + "/%s/forum/feed/%s/".formatted(node.slug(), token.value());
    var language = "?lang=" + locale.getLanguage();
    model.addAttribute("calendar", address + FeedResource.CALENDAR + language);
    model.addAttribute("news", address + FeedResource.NOTICES + language);
    return feeds(node, person, locale, model);
  }

  @PostMapping("/{node:[a-z]{3}}/forum/own/feeds/revoke")
  String revoke(HostedNode node, PersonOfNode person) {
    tokens(node).revoke(person.account().id());
    return "redirect:/" + node.slug() + "/forum/own/feeds";
  }

  private static FeedTokens tokens(HostedNode node) {
    return new FeedTokens(node.dataSource());
  }
}
