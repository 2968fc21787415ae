package org.mufakat.server.conference;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;

/// What the pages of one text share: which text it is, whether the person may read it, and how it
/// is shown.
@Component
final class TextCounter {

  static final String TEXT = "/{node:[a-z]{3}}/forum/texts/{id:[0-9a-f]{32}}";

  private final ForumCounter counter;
  private final ForumDrafts drafts;
  private final ForumPapers papers;
  private final ObjectProvider<ForumMeetings> meetings;

  TextCounter(
      ForumCounter counter,
      ForumDrafts drafts,
      ForumPapers papers,
      ObjectProvider<ForumMeetings> meetings) {
    this.counter = counter;
    this.drafts = drafts;
    this.papers = papers;
    this.meetings = meetings;
  }

  ForumPapers papers() {
    return papers;
  }

  ForumDrafts drafts() {
    return drafts;
  }

  /// A text before one person.
  record At(HostedNode node, ForumRoom room, TextWords words, Proposal text) {

    TextDoer doer() {
      return TextDoer.of(room, text.body());
    }

    boolean isDraft() {
      return text.stage() instanceof Stage.Draft;
    }

    String address() {
      return TextCounter.address(node, text.id());
    }
  }

  static String address(HostedNode node, OpaqueId text) {
    return "/" + node.slug() + "/forum/texts/" + text;
  }

  /// A text that the person may read; else it is not there. A draft is for no observer.
  At at(HostedNode node, PersonOfNode person, Locale locale, String id) {
    var room = counter.room(node, person);
    var text =
        room.look(forum -> forum.proposal(ForumCounter.id(id)))
            .filter(room::mayRead)
            .filter(p -> !(p.stage() instanceof Stage.Draft) || room.seesTheConsultation())
            .orElseThrow(ForumCounter::notThere);
    return new At(node, room, new TextWords(counter.words(node, locale)), text);
  }

  ForumRoom room(HostedNode node, PersonOfNode person) {
    return counter.room(node, person);
  }

  TextWords words(HostedNode node, Locale locale) {
    return new TextWords(counter.words(node, locale));
  }

  /// What a page of a text needs.
  String show(At at, Model model) {
    var text = at.room().look(forum -> forum.proposal(at.text().id())).orElseThrow();
    var view = TextReading.view(text, at.room(), at.words());
    model.addAttribute("words", at.words().forum());
    model.addAttribute("own", view.own());
    model.addAttribute("view", view);
    model.addAttribute("called", at.words().title(text));
    model.addAttribute("address", at.address());
    view.keeper()
        .ifPresent(panel -> model.addAttribute("suggestedEnd", hourAfter(at.node(), panel)));
    model.addAttribute("zone", at.node().zone().getId());
    model.addAttribute(
        "members",
        new TextBodies(at.node().node().regime(), at.room().now()).membersOf(text.body()));
    model.addAttribute("papers", view.keeper().isPresent() ? agendaPapers(text) : List.of());
    if (!model.containsAttribute("typed")) {
      model.addAttribute("typed", new TypedForm(new LinkedMultiValueMap<>()));
    }
    return "forum/text";
  }

  /// The first full hour at which a silence could end, as the form's field wants it.
  private static String hourAfter(HostedNode node, KeepersPanel panel) {
    return LocalDateTime.ofInstant(panel.firstEnd(), node.zone())
        .truncatedTo(ChronoUnit.HOURS)
        .plusHours(1)
        .toString();
  }

  /// Papers on the agenda of the meeting that the text was put to: what may show its adoption.
  private List<PaperHash> agendaPapers(Proposal text) {
    var meeting =
        text.stage().meeting().or(() -> text.stage().silence().map(silence -> silence.agreedAt()));
    return Optional.ofNullable(meetings.getIfAvailable())
        .flatMap(kept -> meeting.map(kept::agenda))
        .orElse(List.of())
        .stream()
        .flatMap(item -> item.papers().stream())
        .distinct()
        .toList();
  }
}
