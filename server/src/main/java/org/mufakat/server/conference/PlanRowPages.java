package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.PaperHash;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.access.Role;
import org.mufakat.server.conference.PlanOfAction.Plan;
import org.mufakat.server.conference.PlanOfAction.Report;
import org.mufakat.server.conference.PlanOfAction.Row;
import org.mufakat.server.conference.PlanOfAction.Status;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A row of a plan, with what its lead body reported half-year by half-year.
@Controller
final class PlanRowPages {

  private static final String ONE = PlanPages.ROOT + "/rows/{row:[0-9a-f]{32}}";
  private static final int PAPERS_OFFERED = 40;
  private static final int LONGEST_WORDS = 4_000;

  private final ForumCounter counter;
  private final TasksConfiguration.Beside beside;
  private final PlanView view;
  private final PaperChoice papers;

  PlanRowPages(
      ForumCounter counter, TasksConfiguration.Beside beside, PlanView view, PaperChoice papers) {
    this.counter = counter;
    this.beside = beside;
    this.view = view;
    this.papers = papers;
  }

  @GetMapping(ONE)
  String one(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("row") String id) {
    var room = counter.room(node, person);
    var row = find(id);
    var plan = view.find(row.plan().value(), room);
    var progress = view.progress(plan, room);
    var all = reports(row);
    var credential = reporting(row, room);
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("plan", plan);
    model.addAttribute("row", row);
    model.addAttribute("progress", progress);
    model.addAttribute("reports", all);
    model.addAttribute("paperNames", beside.papers().of(papersOf(all)));
    model.addAttribute("numbers", PlanView.numbers(node.node().regime()));
    model.addAttribute("regime", node.node().regime());
    model.addAttribute("mayReport", credential.isPresent());
    model.addAttribute("halves", open(row, progress));
    model.addAttribute("first", first(row, progress));
    model.addAttribute("mayTakeOut", person.account().role() == Role.SECRETARIAT && all.isEmpty());
    if (credential.isPresent()) {
      model.addAttribute("kept", beside.papers().latest(PAPERS_OFFERED));
      model.addAttribute("decided", DecidedText.readableIn(room));
      model.addAttribute("statuses", Status.values());
    }
    return "forum/plan-row";
  }

  private Row find(String id) {
    return beside.plan().row(ForumCounter.id(id)).orElseThrow(ForumCounter::notThere);
  }

  /// All of a row, the last first.
  private List<Report> reports(Row row) {
    return beside.plan().reports(row.plan()).stream()
        .filter(report -> report.row().equals(row.id()))
        .sorted(Comparator.comparing(Report::at).reversed())
        .toList();
  }

  private static List<PaperHash> papersOf(List<Report> reports) {
    return reports.stream().flatMap(report -> report.paper().stream()).distinct().toList();
  }

  /// The half-years that can be reported on: those that have begun and that the row had not come to
  /// its end before.
  private static List<HalfYear> open(Row row, PlanProgress progress) {
    return progress.begun().stream()
        .filter(half -> !(progress.standing(row, half) instanceof PlanProgress.Standing.Ended))
        .toList();
  }

  /// What is asked for first: the oldest report that is expected and not there.
  private static String first(Row row, PlanProgress progress) {
    return progress.lacking(row).stream()
        .min(Comparator.naturalOrder())
        .map(HalfYear::toString)
        .orElse("");
  }

  /// What the person reports under: a live credential as a delegate at the lead body, or as one who
  /// keeps its papers.
  static Optional<Credential> reporting(Row row, ForumRoom room) {
    return room.at(row.activity().lead()).filter(c -> reports(c.capacity()));
  }

  /// The bodies for which the person can report.
  static Set<String> reportingAt(ForumRoom room) {
    return room.credentials().stream()
        .filter(c -> reports(c.capacity()))
        .map(Credential::body)
        .collect(Collectors.toSet());
  }

  private static boolean reports(Capacity capacity) {
    return switch (capacity) {
      case DELEGATE, SECRETARIAT, CHAIR -> true;
      case ADVISER, OBSERVER -> false;
    };
  }

  /// What a form of a report says.
  public record Typed(String half, String status, String words, String decision) {}

  @PostMapping(ONE + "/reports")
  String report(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("row") String id,
      @RequestParam(name = "half", defaultValue = "") String half,
      @RequestParam(name = "status", defaultValue = "") String status,
      @RequestParam(name = "words", defaultValue = "") String words,
      @RequestParam(name = "decision", defaultValue = "") String decision,
      @RequestParam(name = "paper", defaultValue = "") String paper,
      @RequestParam(name = "file", required = false) Optional<MultipartFile> file) {
    var room = counter.room(node, person);
    var row = find(id);
    var under =
        reporting(row, room).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    var typed = new Typed(half, status, TypedForm.clean(words), decision);
    var checked = checked(typed, row, under, room);
    var lacks =
        switch (checked) {
          case Checked.Lacks(var why) -> Optional.of(why);
          case Checked.Of(var report) -> keep(report, papers.of(file, paper, room));
        };
    if (lacks.isEmpty()) {
      flash.addFlashAttribute("reported", half);
      return "redirect:/" + node.slug() + "/forum/plan/rows/" + id;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("lacks", lacks.get());
    model.addAttribute("typed", typed);
    return one(node, person, locale, model, id);
  }

  /// A report before its paper was looked at.
  private sealed interface Checked {
    record Of(Report report) implements Checked {}

    /// @param why the last part of the message's key
    record Lacks(String why) implements Checked {}
  }

  private Checked checked(Typed typed, Row row, Credential under, ForumRoom room) {
    Plan plan = view.find(row.plan().value(), room);
    var half = HalfYear.parse(typed.half).filter(open(row, view.progress(plan, room))::contains);
    var status = Status.bySlug(typed.status);
    if (half.isEmpty()) {
      return new Checked.Lacks("half");
    }
    if (status.isEmpty()) {
      return new Checked.Lacks("status");
    }
    if (typed.words.isBlank() || typed.words.length() > LONGEST_WORDS) {
      return new Checked.Lacks("words");
    }
    var dropping =
        status.get() == Status.DROPPED
            ? dropping(typed.decision, room)
            : Optional.<OpaqueId>empty();
    if (status.get() == Status.DROPPED && dropping.isEmpty()) {
      return new Checked.Lacks("decision");
    }
    return new Checked.Of(
        new Report(
            row.id(),
            half.get(),
            status.get(),
            typed.words,
            Optional.empty(),
            dropping,
            under.id(),
            under.member(),
            room.now()));
  }

  private static Optional<OpaqueId> dropping(String decision, ForumRoom room) {
    return Optional.of(decision)
        .filter(OpaqueId::isWellFormed)
        .map(OpaqueId::new)
        .filter(id -> DecidedText.find(room, id).isPresent());
  }

  /// @return what is missing
  private Optional<String> keep(Report report, PaperChoice.Chosen paper) {
    return switch (paper) {
      case PaperChoice.Chosen.Refused(var why) -> Optional.of(why);
      case PaperChoice.Chosen.None _ -> {
        if (report.status() == Status.DONE) {
          yield Optional.of("paper");
        }
        beside.plan().report(report);
        yield Optional.empty();
      }
      case PaperChoice.Chosen.There(var hash) -> {
        beside.plan().report(report.with(hash));
        yield Optional.empty();
      }
    };
  }
}
