package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The register of meetings: what is ahead, what was held, whether there was one that somebody
/// cites; and convening the next.
@Controller
final class MeetingsPage {

  private static final String ADDRESS = "/{node:[a-z]{3}}/forum/meetings";
  private static final int A_PAGE = 50;

  private final MeetingCounter counter;

  MeetingsPage(MeetingCounter counter) {
    this.counter = counter;
  }

  /// @param parameters `body` for one body's, `page` from 1, `cite` for what is looked up,
  ///   `convene` for the body whose next meeting is to be convened
  @GetMapping(ADDRESS)
  String register(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @RequestParam Map<String, String> parameters) {
    var room = counter.room(node, person);
    var words = counter.words(node, locale);
    var list = MeetingList.of(room, counter.book());
    var body = Optional.ofNullable(parameters.get("body")).filter(b -> isBody(node, b));
    show(model, list, words, body, parameters);
    var kept = MeetingCounter.kept(room);
    var convening =
        Optional.ofNullable(parameters.get("convene"))
            .filter(kept::contains)
            .or(() -> kept.size() == 1 ? Optional.of(kept.getFirst()) : Optional.empty());
    convening.ifPresent(
        id -> convening(model, room, list, words, id, proposed(room, list, id), List.of()));
    model.addAttribute("isConvening", parameters.containsKey("convene"));
    return page(model, room, kept);
  }

  private static boolean isBody(HostedNode node, String id) {
    return node.node().regime().body(id).isPresent();
  }

  private static String page(Model model, ForumRoom room, List<String> kept) {
    var next = new LinkedHashMap<String, Integer>();
    kept.forEach(id -> next.put(id, room.look(forum -> MeetingCounter.next(forum, id)).ordinal()));
    model.addAttribute("convenable", next);
    return "forum/meetings";
  }

  private static void show(
      Model model,
      MeetingList list,
      MeetingWords words,
      Optional<String> body,
      Map<String, String> parameters) {
    var held = list.held(words, body);
    int pages = Math.max(1, Math.ceilDiv(held.size(), A_PAGE));
    int page = Math.clamp(number(parameters.getOrDefault("page", "1")), 1, pages);
    var shown = held.subList((page - 1) * A_PAGE, Math.min(held.size(), page * A_PAGE));
    var cited = parameters.getOrDefault("cite", "").strip();
    model.addAttribute("meetings", words);
    model.addAttribute("words", words.words());
    model.addAttribute("ahead", list.ahead(words, body));
    model.addAttribute("groups", MeetingList.grouped(shown));
    model.addAttribute("bodies", bodies(list, words));
    model.addAttribute("body", body.orElse(""));
    model.addAttribute("page", page);
    model.addAttribute("pages", pages);
    model.addAttribute("cite", cited);
    if (!cited.isEmpty() && cited.length() <= Citation.LONGEST) {
      model.addAttribute("citation", Citation.lookedUp(cited, list, words));
    }
  }

  private static int number(String text) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 1;
  }

  /// Bodies with a meeting, by id.
  private static Map<String, String> bodies(MeetingList list, MeetingWords words) {
    var bodies = new LinkedHashMap<String, String>();
    list.pack().bodies().stream()
        .filter(
            b ->
                list.ofRecord().stream().anyMatch(m -> m.id().body().equals(b.id()))
                    || list.pack().meetings().stream().anyMatch(m -> m.body().equals(b.id())))
        .forEach(b -> bodies.put(b.id(), words.words().body(b.id())));
    return bodies;
  }

  // ---- convening

  /// What the form has before anybody types.
  private static Map<String, String> proposed(ForumRoom room, MeetingList list, String body) {
    var typed = new HashMap<String, String>();
    list.chairs()
        .flatMap(chairs -> chairs.in(nextYear(room, list, body)))
        .filter(MeetingCounter.members(room, body)::contains)
        .ifPresent(
            member -> {
              typed.put("chair", member);
              typed.put("host", member);
            });
    return typed;
  }

  /// This year; the next where the body's last meeting was this year.
  private static Year nextYear(ForumRoom room, MeetingList list, String body) {
    var today = LocalDate.ofInstant(room.now(), room.node().zone());
    var last =
        list.particulars().values().stream()
            .filter(p -> p.meeting().body().equals(body))
            .flatMap(p -> p.first().stream())
            .map(LocalDate::getYear)
            .max(Comparator.naturalOrder())
            .orElse(0);
    return Year.of(Math.max(today.getYear(), last + 1));
  }

  private void convening(
      Model model,
      ForumRoom room,
      MeetingList list,
      MeetingWords words,
      String body,
      Map<String, String> typed,
      List<String> faults) {
    var id = room.look(forum -> MeetingCounter.next(forum, body));
    model.addAttribute("convening", id);
    model.addAttribute("conveningName", words.words().meeting(id));
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("members", MeetingCounter.members(room, body));
    model.addAttribute("mayPrepare", mayPrepare(room, id, words));
    model.addAttribute(
        "rotation",
        list.pack().chairRotation().map(r -> r.text().in(words.locale().getLanguage())).orElse(""));
    model.addAttribute("rotationYear", nextYear(room, list, body).getValue());
  }

  private Map<String, String> mayPrepare(ForumRoom room, MeetingId id, MeetingWords words) {
    var choices = new LinkedHashMap<String, String>();
    counter
        .mayPrepare(room, id)
        .forEach(m -> choices.put(ParticularsForm.value(m), words.words().meeting(m)));
    return choices;
  }

  /// Convenes the next meeting of a body. The number that the form showed comes with it: where
  /// somebody else convened that one meanwhile, the record says so.
  @PostMapping(ADDRESS)
  String convene(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @RequestParam Map<String, String> typed) {
    var room = counter.room(node, person);
    var body = typed.getOrDefault("body", "");
    if (!isBody(node, body)) {
      throw ForumCounter.notThere();
    }
    var id = new MeetingId(body, TypedForm.ordinal(typed.getOrDefault("ordinal", "")).orElse(1));
    var form = ParticularsForm.of(typed);
    var faults = new ArrayList<>(form.faults(counter.mayPrepare(room, id)));
    var members = MeetingCounter.members(room, body);
    if (!members.contains(typed.get("chair"))) {
      faults.add("chair");
    }
    if (!members.contains(typed.get("host"))) {
      faults.add("host");
    }
    if (faults.isEmpty()) {
      var came =
          MeetingCounter.act(
              room,
              body,
              (at, by) ->
                  new ForumEvent.Convened(
                      at, by, id, typed.getOrDefault("chair", ""), typed.getOrDefault("host", "")));
      if (came.isRecorded()) {
        var kept = counter.desk(room, id).particulars(form.particulars(id), 0);
        if (!kept.isDone()) {
          flash.addFlashAttribute("change", kept);
        }
        return ForumCounter.back(counter.words(node, locale).address(id), came, flash);
      }
      model.addAttribute("came", came);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    var words = counter.words(node, locale);
    var list = MeetingList.of(room, counter.book());
    show(model, list, words, Optional.empty(), Map.of());
    convening(model, room, list, words, body, typed, faults);
    model.addAttribute("isConvening", true);
    return page(model, room, MeetingCounter.kept(room));
  }
}
