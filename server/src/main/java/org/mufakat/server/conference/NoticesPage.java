package org.mufakat.server.conference;

import java.util.List;
import java.util.Locale;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.forum.ProposalStory.Step;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What happened in the forum that concerns a person, the newest first.
@Controller
final class NoticesPage {

  private static final int ROWS = 50;

  private final ForumCounter counter;

  NoticesPage(ForumCounter counter) {
    this.counter = counter;
  }

  @GetMapping("/{node:[a-z]{3}}/forum/notices")
  String notices(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      @RequestParam(name = "from", defaultValue = "0") String from,
      Model model) {
    var room = counter.room(node, person);
    var words = counter.words(node, locale);
    int first = first(from);
    var all = Notices.of(room, words, first + ROWS + 1);
    model.addAttribute("words", words);
    model.addAttribute("notices", all.subList(Math.min(first, all.size()), end(all, first)));
    model.addAttribute("older", all.size() > first + ROWS ? first + ROWS : 0);
    model.addAttribute("newer", Math.max(first - ROWS, 0));
    model.addAttribute("first", first);
    model.addAttribute("newest", all.isEmpty() ? 0 : all.getFirst().position());
    model.addAttribute("seenUpTo", seen(node).upTo(person.account().id()));
    return "forum/notices";
  }

  /// What came since the page was made is not seen.
  @PostMapping("/{node:[a-z]{3}}/forum/own/seen")
  String see(
      HostedNode node,
      PersonOfNode person,
      @RequestParam(name = "position", defaultValue = "0") String position) {
    if (position.matches("[0-9]{1,15}")) {
      long newest = counter.room(node, person).look((_, record) -> newest(record.latest()));
      seen(node).see(person.account().id(), Math.min(Long.parseLong(position), newest));
    }
    return "redirect:/" + node.slug() + "/forum/notices";
  }

  private static long newest(List<Step> steps) {
    return steps.isEmpty() ? 0 : steps.getLast().position();
  }

  private static SeenNotices seen(HostedNode node) {
    return new SeenNotices(node.dataSource());
  }

  private static int first(String from) {
    return from.matches("[0-9]{1,5}") ? Integer.parseInt(from) : 0;
  }

  private static int end(List<Notice> all, int first) {
    return Math.min(first + ROWS, all.size());
  }
}
