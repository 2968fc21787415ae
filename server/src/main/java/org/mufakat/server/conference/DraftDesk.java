package org.mufakat.server.conference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.ui.Model;

/// Where a text is written, by whom, and before which body; with what the form needs.
///
/// @param text empty for one that is not in the record yet
record DraftDesk(
    HostedNode node, ForumRoom room, TextWords words, String body, Optional<Proposal> text) {

  OpaqueId id() {
    return text.orElseThrow().id();
  }

  String address() {
    return TextCounter.address(node, id());
  }

  TextBodies bodies() {
    return new TextBodies(node.node().regime(), room.now());
  }

  boolean isFirst() {
    return text.filter(t -> !(t.stage() instanceof Stage.Draft)).isEmpty();
  }

  int number() {
    return text.map(Proposal::version).orElse(0) + 1;
  }

  boolean mayWrite() {
    return isFirst()
        || text.orElseThrow().stage().phase() != Stage.Phase.OVER
            && (room.keepsThePapersOf(body)
                || room.look(f -> TextDoer.of(room, body).isOfWhoBrought(f, text.orElseThrow())));
  }

  /// Whoever is named in a draft changes and tables it; only who brought it throws it away.
  boolean mayDiscard() {
    return !isFirst()
        || room.look(f -> TextDoer.of(room, body).isOfWhoBrought(f, text.orElseThrow()));
  }

  String holder() {
    return isFirst()
        ? room.look(forum -> TextDoer.holderOf(forum, text.orElseThrow()))
        : TextDoer.of(room, body).holder();
  }

  DraftWords begun() {
    return isFirst() ? DraftWords.begun(body) : DraftedText.words(text.orElseThrow().text());
  }

  DraftedText read(DraftWords words) {
    return DraftedText.of(words, body, number());
  }

  /// What the form needs.
  ///
  /// @param typed the words as they stand in it
  /// @param read the version of the kept words that they were made of; 0 where there was none
  String show(DraftWords typed, int read, Set<OpaqueId> named, Model model) {
    model.addAttribute("words", words.forum());
    model.addAttribute("draft", typed);
    model.addAttribute("read", read);
    model.addAttribute("body", body);
    model.addAttribute("number", number());
    model.addAttribute("isFirst", isFirst());
    model.addAttribute("isNew", text.isEmpty());
    model.addAttribute("mayDiscard", text.isPresent() && mayDiscard());
    model.addAttribute("owners", bodies().andBelow(body));
    model.addAttribute("below", bodies().below(body));
    model.addAttribute("nexts", nexts());
    model.addAttribute("effects", effects());
    model.addAttribute("nameable", nameable());
    model.addAttribute("named", named);
    model.addAttribute("readers", readers());
    model.addAttribute("hindered", hindered(typed));
    model.addAttribute(
        "address", text.isEmpty() ? "/" + node.slug() + "/forum/texts/new" : address() + "/draft");
    return "forum/text-draft";
  }

  /// The next meeting of each body that could own it or be tasked: what is due comes then or later.
  private List<String> nexts() {
    return room.look(
        forum ->
            bodies().andBelow(body).stream()
                .map(body -> words.forum().meeting(TextBodies.next(forum, body)))
                .toList());
  }

  /// Who reads the draft beside the delegation that writes it.
  private List<Credential> readers() {
    return text.filter(_ -> isFirst()).stream()
        .flatMap(t -> t.named().stream())
        .flatMap(id -> room.look(forum -> forum.credential(id)).stream())
        .toList();
  }

  /// What would hinder tabling it, in words: what is missing is told when it is tried.
  private Optional<String> hindered(DraftWords typed) {
    if (text.isEmpty() || !(read(typed) instanceof DraftedText.Ready(var version))) {
      return Optional.empty();
    }
    return room.look(
            forum ->
                TextDoer.of(room, body)
                    .hinders(
                        forum,
                        (Instant at, OpaqueId by) -> new ForumEvent.Tabled(at, by, id(), version)))
        .map(words::why);
  }

  /// Something that a decision of the body could do to what is there.
  ///
  /// @param value as the form sends it
  record Offer(String value, String text) {}

  private List<Offer> effects() {
    return room.look(forum -> offers(forum));
  }

  private List<Offer> offers(Forum forum) {
    var offers = new ArrayList<Offer>();
    for (var task : forum.tasks()) {
      if (task.isOpen() && task.task().tasking().equals(body)) {
        for (var what : List.of("extend", "reassign", "close")) {
          offers.add(
              new Offer(
                  what + ":" + task.task().id(),
                  words.say(
                      "effect." + what,
                      task.task().deliverable(),
                      words.forum().body(task.task().executing()))));
        }
      }
    }
    boolean someMayGoAhead =
        bodies().ruleOf(body).filter(r -> r.available().contains(ModeKind.MINUS_X)).isPresent();
    for (var other : forum.proposals()) {
      boolean isAnother = text.filter(own -> own.id().equals(other.id())).isEmpty();
      if (someMayGoAhead
          && isAnother
          && other.version() > 0
          && other.body().equals(body)
          && other.stage().phase() != Stage.Phase.OVER) {
        offers.add(
            new Offer("go-ahead:" + other.id(), words.say("effect.go-ahead", words.title(other))));
      }
      if (other.stage().equals(new Stage.Referred(body))) {
        offers.add(
            new Offer("direct:" + other.id(), words.say("effect.direct", words.title(other))));
      }
    }
    return offers;
  }

  /// Who can be named in a draft: with a live credential at the body, and no observers.
  List<Credential> nameable() {
    var now = room.now();
    return room.look(
        (_, chronicle) ->
            chronicle.credentials().stream()
                .filter(c -> c.body().equals(body) && c.capacity() != Capacity.OBSERVER)
                .filter(c -> chronicle.ended(c.id()).isEmpty())
                .filter(c -> !now.isBefore(c.from()) && now.isBefore(c.until()))
                .filter(c -> !c.person().equals(room.person()))
                .toList());
  }
}
