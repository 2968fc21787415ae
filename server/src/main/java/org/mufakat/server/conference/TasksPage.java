package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Refusal;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.PartialDate;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.forum.Hindrance;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What bodies gave bodies below them to do, and what each meeting since has heard of it.
@Controller
final class TasksPage {

  private static final String ROOT = "/{node:[a-z]{3}}/forum/tasks";
  private static final String ONE = ROOT + "/{task:[0-9a-f]{32}}";
  private static final int PAPERS_OFFERED = 40;

  /// Stands for the paper that is still to be chosen, when the rules are asked beforehand.
  private static final PaperHash SOME_PAPER = PaperHash.of(new byte[0]);

  private final ForumCounter counter;
  private final PaperChoice papers;
  private final TasksConfiguration.Beside beside;

  TasksPage(ForumCounter counter, PaperChoice papers, TasksConfiguration.Beside beside) {
    this.counter = counter;
    this.papers = papers;
    this.beside = beside;
  }

  /// @param parameters as in the address: a body, which gave them or is to do them, and a page
  @GetMapping(ROOT)
  String list(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @RequestParam Map<String, String> parameters) {
    var room = counter.room(node, person);
    var body = body(node, parameters);
    var all = TaskLine.readableIn(room);
    var of = of(all, body);
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("body", body.orElse(""));
    model.addAttribute("any", !all.isEmpty());
    model.addAttribute("open", of.stream().filter(TaskLine::isOpen).count());
    model.addAttribute("overdue", of.stream().filter(TaskLine::isOverdue).count());
    model.addAttribute("toBeHeard", of.stream().filter(TaskLine::isToBeHeard).count());
    model.addAttribute("tasks", Fifty.of(of, parameters.get("page")));
    return "forum/tasks";
  }

  private static Optional<String> body(HostedNode node, Map<String, String> parameters) {
    return Optional.ofNullable(parameters.get("body"))
        .filter(b -> node.node().regime().body(b).isPresent());
  }

  private static List<TaskLine> of(List<TaskLine> all, Optional<String> body) {
    return all.stream().filter(t -> body.isEmpty() || isOf(t, body.get())).toList();
  }

  private static boolean isOf(TaskLine line, String body) {
    return line.task().tasking().equals(body) || line.task().executing().equals(body);
  }

  @GetMapping(ROOT + ".csv")
  ResponseEntity<String> asCsv(
      HostedNode node, PersonOfNode person, @RequestParam Map<String, String> parameters) {
    var room = counter.room(node, person);
    return RegisterCsv.answer(
        "tasks",
        List.of(
            "task",
            "decision",
            "tasking_body",
            "executing_body",
            "deliverable",
            "given_after_meeting",
            "due_meeting",
            "state",
            "meetings_over",
            "meeting",
            "heard"),
        of(TaskLine.readableIn(room), body(node, parameters)).stream().flatMap(TasksPage::lines));
  }

  /// A line for each meeting since; one without a meeting where none was held.
  private static Stream<List<String>> lines(TaskLine line) {
    return line.heard().isEmpty()
        ? Stream.of(cells(line, "", ""))
        : line.heard().stream()
            .map(heard -> cells(line, String.valueOf(heard.ordinal()), TaskLine.slug(heard)));
  }

  private static List<String> cells(TaskLine line, String meeting, String heard) {
    var task = line.task();
    return List.of(
        task.id().value(),
        line.decision().value(),
        task.tasking(),
        task.executing(),
        task.deliverable(),
        String.valueOf(line.history().given()),
        String.valueOf(task.due().ordinal()),
        line.isOpen() ? "open" : "over",
        String.valueOf(line.meetingsOver()),
        meeting,
        heard);
  }

  @GetMapping(ONE)
  String one(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("task") String id) {
    var room = counter.room(node, person);
    var line = find(room, id);
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("line", line);
    var names = beside.papers().of(HeardAtMeeting.papers(line));
    model.addAttribute("names", names);
    model.addAttribute("meetings", HeardAtMeeting.of(line, room));
    model.addAttribute("days", days(line, room, node));
    form(line, room)
        .ifPresent(
            form -> {
              model.addAttribute("form", form);
              model.addAttribute("kept", form.kept());
            });
    model.addAttribute("thread", RecordThreads.addressOf(room, line.decision()));
    return "forum/task";
  }

  private Map<MeetingId, PartialDate> days(TaskLine line, ForumRoom room, HostedNode node) {
    var due = line.task().due();
    var days = beside.days(node);
    return days.announced(due)
        .or(() -> room.look((_, chronicle) -> days.held(due, chronicle)))
        .map(day -> Map.of(due, day))
        .orElse(Map.of());
  }

  private static TaskLine find(ForumRoom room, String id) {
    return TaskLine.find(room, ForumCounter.id(id)).orElseThrow(ForumCounter::notThere);
  }

  /// What the keeper of the papers can enter at the meeting in session.
  ///
  /// @param hinders what the rules say against any follow-up now; empty where they say nothing
  /// @param deciding the decisions that say of the task what a follow-up would, by what it is:
  ///   `extended`, `reassigned`, `closed`
  /// @param kept papers to choose from
  public record Form(
      MeetingId meeting,
      Optional<Refusal> hinders,
      Map<String, List<Deciding>> deciding,
      List<PaperNames.Named> kept) {

    public boolean isOpen() {
      return hinders.isEmpty();
    }

    /// The last part of the key of what hinders: `already-followed-up`.
    public String slug() {
      return hinders.map(ForumWords::slug).orElse("");
    }

    /// Whether no decision says anything of the task that a meeting has not heard.
    public boolean isWithoutDecision() {
      return deciding.values().stream().allMatch(List::isEmpty);
    }
  }

  /// A decision with its text.
  public record Deciding(OpaqueId decision, TextVersion text) {}

  private Optional<Form> form(TaskLine line, ForumRoom room) {
    var by = ActsUnder.at(line.task().tasking(), room);
    if (line.inSession().isEmpty()
        || by.isEmpty()
        || !room.keepsThePapersOf(line.task().tasking())) {
      return Optional.empty();
    }
    var meeting = line.inSession().get();
    return Optional.of(
        new Form(
            meeting,
            hinders(room, by.get(), line, meeting, new FollowUp.Reported(SOME_PAPER)),
            deciding(room, by.get(), line, meeting),
            beside.papers().latest(PAPERS_OFFERED)));
  }

  private static Optional<Refusal> hinders(
      ForumRoom room, OpaqueId by, TaskLine line, MeetingId meeting, FollowUp followUp) {
    var task = line.task().id();
    return room.look(
        (forum, chronicle) ->
            ActsUnder.hinders(
                forum,
                chronicle,
                room.now(),
                at -> new ForumEvent.FollowedUp(at, by, task, meeting, followUp)));
  }

  private static Map<String, List<Deciding>> deciding(
      ForumRoom room, OpaqueId by, TaskLine line, MeetingId meeting) {
    var touching =
        DecidedText.readableIn(room).stream()
            .filter(
                d ->
                    d.decision().follows().effects().stream()
                        .flatMap(effect -> TaskLine.task(effect).stream())
                        .anyMatch(line.task().id()::equals))
            .toList();
    return Map.of(
        "extended", fitting(touching, room, by, line, meeting, FollowUp.Extended::new),
        "reassigned", fitting(touching, room, by, line, meeting, FollowUp.Reassigned::new),
        "closed", fitting(touching, room, by, line, meeting, FollowUp.Closed::new));
  }

  private static List<Deciding> fitting(
      List<DecidedText> touching,
      ForumRoom room,
      OpaqueId by,
      TaskLine line,
      MeetingId meeting,
      Function<OpaqueId, FollowUp> saying) {
    return touching.stream()
        .filter(d -> hinders(room, by, line, meeting, saying.apply(d.id())).isEmpty())
        .map(d -> new Deciding(d.id(), d.text()))
        .toList();
  }

  /// Enters what the meeting in session hears of a task.
  ///
  /// @param what `reported`, `completed`, `extended`, `reassigned` or `closed`
  /// @param paper the hash of one that is kept, where no file is handed in
  @PostMapping(ONE + "/follow-ups")
  String followUp(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("task") String id,
      @RequestParam(name = "what", defaultValue = "") String what,
      @RequestParam(name = "meeting", defaultValue = "") String meeting,
      @RequestParam(name = "paper", defaultValue = "") String paper,
      @RequestParam(name = "decision", defaultValue = "") String decision,
      @RequestParam(name = "file", required = false) Optional<MultipartFile> file) {
    var room = counter.room(node, person);
    var line = find(room, id);
    var by = ActsUnder.at(line.task().tasking(), room).orElseThrow(ForumCounter::notThere);
    var at = meeting(meeting, line).orElseThrow(ForumCounter::notThere);
    var hindered = hinders(room, by, line, at, new FollowUp.Reported(SOME_PAPER));
    if (hindered.isPresent()) {
      return ForumCounter.back(page(node, id), refused(hindered.get()), flash);
    }
    return switch (asked(room, what, paper, decision, file)) {
      case Asked.Lacks(var why) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("lacks", why);
        model.addAttribute("what", what);
        yield one(node, person, locale, model, id);
      }
      case Asked.Of(var followUp) ->
          ForumCounter.back(
              page(node, id),
              room.act(now -> new ForumEvent.FollowedUp(now, by, line.task().id(), at, followUp)),
              flash);
    };
  }

  private static String page(HostedNode node, String id) {
    return "/" + node.slug() + "/forum/tasks/" + id;
  }

  /// Said before a paper is kept that nothing would name.
  private static Doing refused(Refusal refusal) {
    return new Doing.Refused(new Hindrance.Against(refusal));
  }

  /// The meeting that the form was made for: the body may be in the next one by now.
  private static Optional<MeetingId> meeting(String ordinal, TaskLine line) {
    return ordinal.matches("[1-9]\\d{0,4}")
        ? Optional.of(new MeetingId(line.task().tasking(), Integer.parseInt(ordinal)))
        : Optional.empty();
  }

  /// What a form asks for.
  private sealed interface Asked {
    record Of(FollowUp followUp) implements Asked {}

    /// @param why the last part of the message's key
    record Lacks(String why) implements Asked {}
  }

  private Asked asked(
      ForumRoom room, String what, String paper, String decision, Optional<MultipartFile> file) {
    return switch (what) {
      case "reported" -> onPaper(room, paper, file, FollowUp.Reported::new);
      case "completed" -> onPaper(room, paper, file, FollowUp.Completed::new);
      case "extended" -> onDecision(decision, FollowUp.Extended::new);
      case "reassigned" -> onDecision(decision, FollowUp.Reassigned::new);
      case "closed" -> onDecision(decision, FollowUp.Closed::new);
      default -> new Asked.Lacks("what");
    };
  }

  private Asked onPaper(
      ForumRoom room,
      String chosen,
      Optional<MultipartFile> file,
      Function<PaperHash, FollowUp> saying) {
    return switch (papers.of(file, chosen, room)) {
      case PaperChoice.Chosen.There(var paper) -> new Asked.Of(saying.apply(paper));
      case PaperChoice.Chosen.Refused(var why) -> new Asked.Lacks(why);
      case PaperChoice.Chosen.None _ -> new Asked.Lacks("paper");
    };
  }

  private static Asked onDecision(String decision, Function<OpaqueId, FollowUp> saying) {
    return OpaqueId.isWellFormed(decision)
        ? new Asked.Of(saying.apply(new OpaqueId(decision)))
        : new Asked.Lacks("decision");
  }
}
