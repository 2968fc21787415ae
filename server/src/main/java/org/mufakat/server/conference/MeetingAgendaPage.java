package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.TaskHistory;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.conference.MeetingDesk.Change;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The agenda of a meeting, point by point. Each change names the edition of the agenda that it was
/// made on.
@Controller
final class MeetingAgendaPage {

  private static final String AGENDA = MeetingPage.MEETING + "/agenda";

  private final MeetingCounter counter;
  private final MeetingShow show;

  MeetingAgendaPage(MeetingCounter counter, MeetingShow show) {
    this.counter = counter;
    this.show = show;
  }

  /// Adds a point: about a text, about a task, or with a title of its own.
  @PostMapping(AGENDA)
  String add(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("body") String body,
      @PathVariable("ordinal") int ordinal,
      @RequestParam Map<String, String> typed) {
    var room = counter.room(node, person);
    var id = MeetingPage.known(room, new MeetingId(body, ordinal));
    var words = counter.words(node, locale).words();
    var text = text(room, body, typed.getOrDefault("text", ""));
    var task = task(room, body, typed.getOrDefault("task", ""));
    var title =
        Optional.of(TypedForm.line(typed.getOrDefault("title", "")))
            .filter(t -> !t.isEmpty())
            .or(() -> text.map(t -> words.title(t.text())))
            .or(() -> task.map(t -> t.task().deliverable()))
            .orElse("");
    model.addAttribute("typed", typed);
    var fault = fault(title, text, task);
    if (fault.isPresent()) {
      model.addAttribute("faults", List.of(fault.get()));
      model.addAttribute("faultsOf", "agenda");
      return show.again(node, person, locale, model, response, id);
    }
    var change =
        counter
            .desk(room, id)
            .agenda(
                agenda ->
                    agenda.with(
                        shortened(title), text.map(Proposal::id), task.map(t -> t.task().id())),
                MeetingPage.edition(typed));
    return show.answer(node, person, locale, model, response, flash, id, change, "agenda");
  }

  private static Optional<String> fault(
      String title, Optional<Proposal> text, Optional<TaskHistory> task) {
    if (text.isPresent() && task.isPresent()) {
      return Optional.of("both");
    }
    return title.isEmpty() ? Optional.of("no-title") : Optional.empty();
  }

  private static String shortened(String title) {
    return title.length() <= MeetingBook.LONGEST_TITLE
        ? title
        : TypedForm.cut(title, MeetingBook.LONGEST_TITLE - 1) + "…";
  }

  private static Optional<Proposal> text(ForumRoom room, String body, String id) {
    return Optional.of(id)
        .filter(OpaqueId::isWellFormed)
        .flatMap(i -> room.look(forum -> forum.proposal(new OpaqueId(i))))
        .filter(p -> p.body().equals(body) && p.version() > 0 && room.mayRead(p));
  }

  private static Optional<TaskHistory> task(ForumRoom room, String body, String id) {
    return Optional.of(id)
        .filter(OpaqueId::isWellFormed)
        .flatMap(i -> room.look(forum -> forum.task(new OpaqueId(i))))
        .filter(t -> t.task().tasking().equals(body));
  }

  /// Changes a point of the agenda.
  ///
  /// @param what `up`, `down`, `remove`, `rename`, `attach` or `detach`
  @PostMapping(AGENDA + "/{point:[1-9][0-9]{0,2}}/{what:[a-z]{2,6}}")
  String change(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("body") String body,
      @PathVariable("ordinal") int ordinal,
      @PathVariable("point") int point,
      @PathVariable("what") String what,
      @RequestParam Map<String, String> typed) {
    var room = counter.room(node, person);
    var id = MeetingPage.known(room, new MeetingId(body, ordinal));
    var change =
        counter.desk(room, id).agenda(changing(what, point, typed, id), MeetingPage.edition(typed));
    return show.answer(node, person, locale, model, response, flash, id, change, "agenda");
  }

  private UnaryOperator<Agenda> changing(
      String what, int point, Map<String, String> typed, MeetingId id) {
    var title = TypedForm.line(typed.getOrDefault("title", ""));
    var paper = paper(typed, id);
    return agenda ->
        switch (what) {
          case "up" -> agenda.moved(point, true);
          case "down" -> agenda.moved(point, false);
          case "remove" -> agenda.without(point);
          case "rename" -> title.isEmpty() ? agenda : agenda.titled(point, shortened(title));
          case "attach" -> paper.map(p -> agenda.attaching(point, p)).orElse(agenda);
          case "detach" -> paper.map(p -> agenda.detaching(point, p)).orElse(agenda);
          default -> throw ForumCounter.notThere();
        };
  }

  /// A paper of the meeting.
  private Optional<PaperHash> paper(Map<String, String> typed, MeetingId id) {
    return counter.book().documents(id).stream()
        .map(MeetingBook.Document::paper)
        .filter(p -> p.value().equals(typed.get("paper")))
        .findFirst();
  }

  /// Says that the meeting adopted its agenda as it stands.
  @PostMapping(AGENDA + "/adopt")
  String adopt(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("body") String body,
      @PathVariable("ordinal") int ordinal,
      @RequestParam Map<String, String> typed) {
    var room = counter.room(node, person);
    var id = MeetingPage.known(room, new MeetingId(body, ordinal));
    Change change = counter.desk(room, id).adoptAgenda(MeetingPage.edition(typed));
    return show.answer(node, person, locale, model, response, flash, id, change, "agenda");
  }
}
