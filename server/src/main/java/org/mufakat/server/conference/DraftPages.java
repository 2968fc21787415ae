package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.ForumEvent;
import org.mufakat.ledger.OpaqueId;
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
import org.springframework.web.server.ResponseStatusException;
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
    return new DraftDesk(node, room, words, chosen, Optional.empty())
        .show(DraftWords.begun(chosen), 0, Set.of(), model);
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
    var desk = new DraftDesk(node, room, texts.words(node, locale), body, Optional.empty());
    if (desk.bodies().ruleOf(body).isEmpty()) {
      throw ForumCounter.notThere();
    }
    var words = form.words();
    var named = named(desk, form.typed().all("named"));
    if (!form.pressed().equals("keep")) {
      return pressed(desk, form.pressedOn(words), 0, named, model);
    }
    var id = DrawnId.draw();
    var doer = TextDoer.of(room, body);
    var came = doer.act((at, by) -> new ForumEvent.Drafted(at, by, id, body, named));
    if (!came.isRecorded()) {
      model.addAttribute("came", came);
      return refused(desk, words, 0, named, model, response);
    }
    texts.drafts().keep(id, doer.holder(), 0, words, room.now());
    return ForumCounter.back(TextCounter.address(node, id) + "/draft", came, flash);
  }

  /// Those named who can be: with a live credential at the body, and no observers.
  private static Set<OpaqueId> named(DraftDesk desk, List<String> ids) {
    return desk.nameable().stream()
        .map(Credential::id)
        .filter(id -> ids.contains(id.value()))
        .collect(Collectors.toSet());
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
    return desk.show(
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
        if (!desk.mayDiscard()) {
          throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        texts.drafts().discard(desk.id(), desk.holder(), desk.room().now());
        yield "redirect:/" + node.slug() + "/forum/texts";
      }
      case "table" -> table(desk, words, read, model, response, flash);
      default -> pressed(desk, form.pressedOn(words), read, Set.of(), model);
    };
  }

  private static String pressed(
      DraftDesk desk, DraftForm.Pressed pressed, int read, Set<OpaqueId> named, Model model) {
    model.addAttribute("isCutShort", !pressed.isWhole());
    return desk.show(pressed.words(), read, named, model);
  }

  /// Tables what is in the form, where nobody has kept other words since it was read.
  private String table(
      DraftDesk desk,
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
  private String overtaken(
      DraftDesk desk, DraftWords words, Model model, HttpServletResponse response) {
    var theirs = texts.drafts().find(desk.id(), desk.holder());
    model.addAttribute(
        "overtaken", theirs.map(ForumDrafts.Draft::changed).orElse(desk.room().now()));
    return refused(
        desk, words, theirs.map(ForumDrafts.Draft::version).orElse(0), Set.of(), model, response);
  }

  private String refused(
      DraftDesk desk,
      DraftWords words,
      int read,
      Set<OpaqueId> named,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return desk.show(words, read, named, model);
  }

  /// A draft for whoever may read it; the next version for those who may table it.
  private DraftDesk desk(HostedNode node, PersonOfNode person, Locale locale, String id) {
    var at = texts.at(node, person, locale, id);
    var desk = new DraftDesk(node, at.room(), at.words(), at.text().body(), Optional.of(at.text()));
    if (!desk.mayWrite()) {
      throw ForumCounter.notThere();
    }
    return desk;
  }
}
