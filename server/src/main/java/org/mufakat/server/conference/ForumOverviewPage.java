package org.mufakat.server.conference;

import java.util.Locale;
import java.util.Optional;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What awaits a person in the forum, and how it stands.
@Controller
final class ForumOverviewPage {

  private final ForumCounter counter;
  private final ObjectProvider<Awaiting.Source> sources;
  private final ObjectProvider<ForumMeetings> meetings;

  ForumOverviewPage(
      ForumCounter counter,
      ObjectProvider<Awaiting.Source> sources,
      ObjectProvider<ForumMeetings> meetings) {
    this.counter = counter;
    this.sources = sources;
    this.meetings = meetings;
  }

  @GetMapping("/{node:[a-z]{3}}/forum")
  String overview(HostedNode node, PersonOfNode person, Locale locale, Model model) {
    var room = counter.room(node, person);
    var words = counter.words(node, locale);
    model.addAttribute("words", words);
    model.addAttribute("member", room.member().isPresent());
    model.addAttribute("role", person.account().role().code());
    model.addAttribute(
        "overview",
        ForumOverview.of(
            room, words, sources.stream(), Optional.ofNullable(meetings.getIfAvailable())));
    return "forum/overview";
  }
}
