package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where a text is written: its draft until it is tabled, and the version that is to follow one.
@Controller
final class DraftPages {

  private static final String NEW = "/{node:[a-z]{3}}/forum/texts/new";
  private static final String DRAFT = TextCounter.TEXT + "/draft";

  private final TextCounter texts;

  DraftPages(TextCounter texts) {
    this.texts = texts;
  }

  /// The bodies at which the person takes part, and so can bring a text in.
  static Set<String> bodies(ForumRoom room) {
    return room.credentials().stream()
        .filter(c -> c.capacity() != Capacity.OBSERVER)
        .map(Credential::body)
        .filter(
            body ->
                new TextBodies(room.node().node().regime(), room.now()).ruleOf(body).isPresent())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // ---- a new text

  @GetMapping(NEW)
  String begin(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @RequestParam(name = "body", defaultValue = "") String body) {
    var room = texts.room(node, person);
    var words = texts.words(node, locale);
    var bodies = bodies(room);
    var chosen = bodies.size() == 1 ? bodies.iterator().next() : body;
    if (!bodies.contains(chosen)) {
      model.addAttribute("words", words.forum());
      model.addAttribute("bodies", bodies);
      return "forum/text-new";
    }
    return form(
        new Desk(node, room, words, chosen, Optional.empty()),
        DraftWords.begun(chosen),
        0,
        Set.of(),
        model);
  }

  /// The buttons of the form; `keep` lets the record know that there is a draft and who is named in
  /// it, and keeps its words at the hub.
  @PostMapping(NEW)
  String create(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @RequestParam MultiValueMap<String, String> fields) {
    var room = texts.room(node, person);
    var form = new DraftForm(new TypedForm(fields));
    var body = form.typed().one("body");
    var desk = new Desk(node, room, texts.words(node, locale), body, Optional.empty());
    if (desk.bodies().ruleOf(body).isEmpty()) {
      throw ForumCounter.notThere();
    }
    var words = form.words();
    var named = named(room, body, form.typed().all("named"));
    if (!form.pressed().equals("keep")) {
      return form(desk, form.pressedOn(words), 0, named, model);
    }
    var id = DrawnId.draw();
    var came =
        TextDoer.of(room, body).act((at, by) -> new ForumEvent.Drafted(at, by, id, body, named));
    if (!came.isRecorded()) {
      model.addAttribute("came", came);
      return refused(desk, words, 0, named, model, response);
    }
    var holder = room.look(f -> TextDoer.holderOf(f, f.proposal(id).orElseThrow()));
    texts.drafts().keep(id, holder, 0, words, room.now());
    return ForumCounter.back(TextCounter.address(node, id) + "/draft", came, flash);
  }

  /// Those named who can be: with a live credential at the body, and no observers.
  private static Set<OpaqueId> named(ForumRoom room, String body, List<String> ids) {
    return nameable(room, body).stream()
        .map(Credential::id)
        .filter(id -> ids.contains(id.value()))
        .collect(Collectors.toSet());
  }

  private static List<Credential> nameable(ForumRoom room, String body) {
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

  // ---- a draft, and the next version of a text

  @GetMapping(DRAFT)
  String draft(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id) {
    var desk = desk(node, person, locale, id);
    var kept = texts.drafts().find(desk.id(), desk.holder());
    return form(
        desk,
        kept.map(ForumDrafts.Draft::words).orElseGet(desk::begun),
        kept.map(ForumDrafts.Draft::version).orElse(0),
        Set.of(),
        model);
  }

  @PostMapping(DRAFT)
  String change(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("id") String id,
      @RequestParam MultiValueMap<String, String> fields) {
    var desk = desk(node, person, locale, id);
    var form = new DraftForm(new TypedForm(fields));
    var words = form.words();
    int read = form.typed().number("read").orElse(0);
    return switch (form.pressed()) {
      case "keep" -> {
        var kept = texts.drafts().keep(desk.id(), desk.holder(), read, words, desk.room().now());
        if (kept.isEmpty()) {
          yield overtaken(desk, words, model, response);
        }
        flash.addFlashAttribute("kept", kept.get().changed());
        yield "redirect:" + desk.address() + "/draft";
      }
      case "discard" -> {
        texts.drafts().discard(desk.id(), desk.holder(), desk.room().now());
        yield "redirect:/" + node.slug() + "/forum/texts";
      }
      case "table" -> table(desk, words, read, model, response, flash);
      default -> form(desk, form.pressedOn(words), read, Set.of(), model);
    };
  }

  /// Tables what is in the form, where nobody has kept other words since it was read.
  private String table(
      Desk desk,
      DraftWords words,
      int read,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    var kept = texts.drafts().keep(desk.id(), desk.holder(), read, words, desk.room().now());
    if (kept.isEmpty()) {
      return overtaken(desk, words, model, response);
    }
    int now = kept.get().version();
    return switch (desk.read(words)) {
      case DraftedText.Unfinished(var faults) -> {
        model.addAttribute("faults", faults);
        yield refused(desk, words, now, Set.of(), model, response);
      }
      case DraftedText.Ready(var version) -> {
        var came =
            TextDoer.of(desk.room(), desk.body())
                .act((at, by) -> new ForumEvent.Tabled(at, by, desk.id(), version));
        if (!came.isRecorded()) {
          model.addAttribute("came", came);
          yield refused(desk, words, now, Set.of(), model, response);
        }
        texts.drafts().discard(desk.id(), desk.holder(), desk.room().now());
        yield ForumCounter.back(desk.address(), came, flash);
      }
    };
  }

  /// Somebody else kept other words: these stay in the form, and are kept when sent again.
  private String overtaken(Desk desk, DraftWords words, Model model, HttpServletResponse response) {
    var theirs = texts.drafts().find(desk.id(), desk.holder());
    model.addAttribute(
        "overtaken", theirs.map(ForumDrafts.Draft::changed).orElse(desk.room().now()));
    return refused(
        desk, words, theirs.map(ForumDrafts.Draft::version).orElse(0), Set.of(), model, response);
  }

  private String refused(
      Desk desk,
      DraftWords words,
      int read,
      Set<OpaqueId> named,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(desk, words, read, named, model);
  }

  /// A draft for whoever may read it; the next version for those who may table it.
  private Desk desk(HostedNode node, PersonOfNode person, Locale locale, String id) {
    var at = texts.at(node, person, locale, id);
    var desk = new Desk(node, at.room(), at.words(), at.text().body(), Optional.of(at.text()));
    if (!desk.mayWrite()) {
      throw ForumCounter.notThere();
    }
    return desk;
  }

  // ---- the form

  /// Where a text is written, by whom, and before which body.
  private record Desk(
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
  }

  private static String form(
      Desk desk, DraftWords words, int read, Set<OpaqueId> named, Model model) {
    var room = desk.room();
    model.addAttribute("words", desk.words().forum());
    model.addAttribute("draft", words);
    model.addAttribute("read", read);
    model.addAttribute("body", desk.body());
    model.addAttribute("number", desk.number());
    model.addAttribute("isFirst", desk.isFirst());
    model.addAttribute("isNew", desk.text().isEmpty());
    model.addAttribute("owners", desk.bodies().andBelow(desk.body()));
    model.addAttribute("below", desk.bodies().below(desk.body()));
    model.addAttribute("nexts", nexts(desk));
    model.addAttribute("effects", effects(desk));
    model.addAttribute("nameable", nameable(room, desk.body()));
    model.addAttribute("named", named);
    model.addAttribute("readers", readers(desk));
    model.addAttribute("hindered", hindered(desk, words));
    model.addAttribute(
        "address",
        desk.text().isEmpty()
            ? "/" + desk.node().slug() + "/forum/texts/new"
            : desk.address() + "/draft");
    return "forum/text-draft";
  }

  /// The next meeting of each body that could own it or be tasked: what is due comes then or later.
  private static List<String> nexts(Desk desk) {
    return desk.room()
        .look(
            forum ->
                desk.bodies().andBelow(desk.body()).stream()
                    .map(body -> desk.words().forum().meeting(TextBodies.next(forum, body)))
                    .toList());
  }

  /// Who reads the draft beside the delegation that writes it.
  private static List<Credential> readers(Desk desk) {
    return desk.text().filter(_ -> desk.isFirst()).stream()
        .flatMap(t -> t.named().stream())
        .flatMap(id -> desk.room().look(forum -> forum.credential(id)).stream())
        .toList();
  }

  /// What would hinder tabling it, in words: what is missing is told when it is tried.
  private static Optional<String> hindered(Desk desk, DraftWords words) {
    if (desk.text().isEmpty() || !(desk.read(words) instanceof DraftedText.Ready(var version))) {
      return Optional.empty();
    }
    return desk.room()
        .look(
            forum ->
                TextDoer.of(desk.room(), desk.body())
                    .hinders(
                        forum,
                        (Instant at, OpaqueId by) ->
                            new ForumEvent.Tabled(at, by, desk.id(), version)))
        .map(desk.words()::why);
  }

  /// Something that a decision of the body could do to what is there.
  ///
  /// @param value as the form sends it
  record Offer(String value, String text) {}

  private static List<Offer> effects(Desk desk) {
    return desk.room().look(forum -> offers(desk, forum));
  }

  private static List<Offer> offers(Desk desk, Forum forum) {
    var words = desk.words();
    var offers = new ArrayList<Offer>();
    for (var task : forum.tasks()) {
      if (task.isOpen() && task.task().tasking().equals(desk.body())) {
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
        desk.bodies()
            .ruleOf(desk.body())
            .filter(r -> r.available().contains(ModeKind.MINUS_X))
            .isPresent();
    for (var text : forum.proposals()) {
      boolean isOther = desk.text().filter(own -> own.id().equals(text.id())).isEmpty();
      if (someMayGoAhead
          && isOther
          && text.version() > 0
          && text.body().equals(desk.body())
          && text.stage().phase() != Stage.Phase.OVER) {
        offers.add(
            new Offer("go-ahead:" + text.id(), words.say("effect.go-ahead", words.title(text))));
      }
      if (text.stage().equals(new Stage.Referred(desk.body()))) {
        offers.add(new Offer("direct:" + text.id(), words.say("effect.direct", words.title(text))));
      }
    }
    return offers;
  }
}
