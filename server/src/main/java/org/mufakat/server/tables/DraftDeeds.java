package org.mufakat.server.tables;

import java.util.Map;
import java.util.Optional;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What the two persons do to a release by a button. Each deed names the version that was looked
/// at, goes through the desk, and leads back to the release with what came of it.
@Controller
final class DraftDeeds {

  private static final String ONE = TablesDeskPages.ONE;

  private final NodeTables tables;

  DraftDeeds(NodeTables tables) {
    this.tables = tables;
  }

  /// @param compare another method, whose cost is wanted beside; empty to compute what is asked
  @PostMapping(ONE + "/compute")
  String compute(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @RequestParam(name = "compare", defaultValue = "") String compare) {
    var other = ReleaseMethod.bySlug(compare).filter(m -> !m.costsBudget());
    other.ifPresentOrElse(
        m -> tables.compare(node, id, m), () -> tables.compute(node, person.account(), id));
    return TablesDeskPages.back(node, id);
  }

  @PostMapping(ONE + "/cancel")
  String cancel(HostedNode node, @PathVariable("id") String id) {
    tables.jobs().cancel(id);
    return TablesDeskPages.back(node, id);
  }

  /// What was looked at when a button was pressed.
  ///
  /// @param version of the release as the page had it; where it had none, none is matched
  record Seen(String id, Optional<Integer> version) {
    int number() {
      return version.orElse(0);
    }
  }

  @PostMapping(ONE + "/prepare")
  String prepare(HostedNode node, PersonOfNode person, Seen seen, RedirectAttributes flash) {
    var answer = tables.of(node).prepare(person.account(), seen.id(), seen.number());
    return said(node, seen.id(), answer, "prepared", flash);
  }

  @PostMapping(ONE + "/discard")
  String discard(HostedNode node, PersonOfNode person, Seen seen, RedirectAttributes flash) {
    var answer = tables.of(node).discard(person.account(), seen.id(), seen.number());
    return said(node, seen.id(), answer, "discarded", flash);
  }

  /// The second person's answer.
  @PostMapping(ONE + "/decide")
  String decide(
      HostedNode node,
      PersonOfNode person,
      Seen seen,
      RedirectAttributes flash,
      @RequestParam Map<String, String> fields) {
    var desk = tables.of(node);
    var typed = new AskedForm(fields);
    if (typed.get("decision").equals("approve")) {
      var answer = desk.approve(person.account(), seen.id(), seen.number());
      return said(node, seen.id(), answer, "approved", flash);
    }
    var answer = desk.sendBack(person.account(), seen.id(), seen.number(), typed.get("words"));
    return said(node, seen.id(), answer, "sent-back", flash);
  }

  @PostMapping(ONE + "/withdraw")
  String withdraw(
      HostedNode node,
      PersonOfNode person,
      Seen seen,
      RedirectAttributes flash,
      @RequestParam Map<String, String> fields) {
    var answer =
        WithdrawalReason.bySlug(new AskedForm(fields).get("reason"))
            .map(why -> tables.of(node).withdraw(person.account(), seen.id(), seen.number(), why))
            .orElse(new DeskAnswer.Refused(DeskAnswer.Why.WORDS));
    return said(node, seen.id(), answer, "withdrawn", flash);
  }

  static String said(
      HostedNode node, String id, DeskAnswer answer, String done, RedirectAttributes flash) {
    switch (answer) {
      case DeskAnswer.Done _ -> flash.addFlashAttribute("done", done);
      case DeskAnswer.Refused(var why) -> {
        if (why == DeskAnswer.Why.NOT_THERE) {
          throw TablesPages.notThere();
        }
        flash.addFlashAttribute("refused", why.slug());
      }
    }
    return TablesDeskPages.back(node, id);
  }
}
