package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.conference.PlanOfAction.Evaluation;
import org.mufakat.server.conference.PlanOfAction.EvaluationKind;
import org.mufakat.server.conference.PlanOfAction.Plan;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What the secretariat enters into a plan: rows, one by one or as a file, and the evaluations.
@Controller
final class PlanKeepingPages {

  private static final int LONGEST_WORDS = 20_000;

  private final ForumCounter counter;
  private final TasksConfiguration.Beside beside;
  private final PlanView view;
  private final PaperChoice papers;

  PlanKeepingPages(
      ForumCounter counter, TasksConfiguration.Beside beside, PlanView view, PaperChoice papers) {
    this.counter = counter;
    this.beside = beside;
    this.view = view;
    this.papers = papers;
  }

  /// @param provisions ids of the pack
  /// @param typed the other cells of the row
  @PostMapping(PlanPages.ONE + "/rows")
  String addRow(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("plan") String id,
      @RequestParam(name = "provisions", defaultValue = "") List<String> provisions,
      @RequestParam(name = "cooperating", defaultValue = "") List<String> cooperating,
      @RequestParam Map<String, String> typed) {
    PastDecisionImportPages.requireSecretariat(person);
    var plan = view.find(id, counter.room(node, person));
    var cells = new HashMap<>(typed);
    cells.replaceAll((_, text) -> TypedForm.clean(text));
    cells.put("provisions", String.join(";", provisions));
    cells.put("cooperating", String.join(";", cooperating));
    var checked = PlanFile.checked(new CsvTable.Row(0, cells), node.node().regime());
    if (checked.faults().isEmpty()) {
      return added(node, person, plan, checked, flash);
    }
    model.addAttribute("typedRow", cells);
    model.addAttribute("chosen", provisions);
    model.addAttribute("together", cooperating);
    return faulty(node, person, locale, model, response, plan, checked.faults());
  }

  private String added(
      HostedNode node, PersonOfNode person, Plan plan, PlanFile checked, RedirectAttributes flash) {
    var room = counter.room(node, person);
    flash.addFlashAttribute(
        "added", beside.plan().add(plan.id(), checked.activities(), room.person(), room.now()));
    return back(node, plan);
  }

  private static String back(HostedNode node, Plan plan) {
    return "redirect:/" + node.slug() + "/forum/plan/" + plan.id();
  }

  private String faulty(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      Plan plan,
      List<CsvFault> faults) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("faults", faults);
    return view.show(node, person, locale, model, plan, Map.of());
  }

  @PostMapping(PlanPages.ONE + "/rows/import")
  String importRows(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("plan") String id,
      @RequestParam("file") Optional<MultipartFile> file)
      throws IOException {
    PastDecisionImportPages.requireSecretariat(person);
    var plan = view.find(id, counter.room(node, person));
    var fault = unfit(file);
    if (fault.isPresent()) {
      var why = new CsvFault(0, "", fault.get(), List.of());
      return faulty(node, person, locale, model, response, plan, List.of(why));
    }
    var checked = PlanFile.read(file.orElseThrow().getBytes(), node.node().regime());
    return checked.faults().isEmpty()
        ? added(node, person, plan, checked, flash)
        : faulty(node, person, locale, model, response, plan, checked.faults());
  }

  /// What is wrong with a file before anybody looks into it.
  static Optional<String> unfit(Optional<MultipartFile> file) {
    if (file.isEmpty() || file.get().isEmpty()) {
      return Optional.of("no-file");
    }
    return file.get().getSize() > CsvTable.MOST_BYTES ? Optional.of("too-large") : Optional.empty();
  }

  /// What a form of an evaluation says.
  ///
  /// @param meeting `AMMTC 19`: the one that received it
  public record Typed(String kind, String words, String body, String meeting) {

    /// What is missing but the paper.
    private Optional<String> lacks(HostedNode node) {
      if (EvaluationKind.bySlug(kind).isEmpty()) {
        return Optional.of("kind-of-evaluation");
      }
      if (words.isBlank() || words.length() > LONGEST_WORDS) {
        return Optional.of("words");
      }
      boolean isMeeting =
          node.node().regime().body(body).isPresent() && meeting.matches("[1-9]\\d{0,3}");
      return isMeeting ? Optional.empty() : Optional.of("meeting");
    }

    private Evaluation of(Plan plan, PaperHash paper, ForumRoom room) {
      return new Evaluation(
          plan.id(),
          EvaluationKind.bySlug(kind).orElseThrow(),
          words,
          paper,
          new MeetingId(body, Integer.parseInt(meeting)),
          room.now());
    }
  }

  /// Keeps an evaluation; a plan has one of each kind, which nobody changes.
  @PostMapping(PlanPages.ONE + "/evaluations")
  String evaluate(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @PathVariable("plan") String id,
      @RequestParam(name = "kind", defaultValue = "") String kind,
      @RequestParam(name = "words", defaultValue = "") String words,
      @RequestParam(name = "body", defaultValue = "") String body,
      @RequestParam(name = "meeting", defaultValue = "") String meeting,
      @RequestParam(name = "paper", defaultValue = "") String paper,
      @RequestParam(name = "file", required = false) Optional<MultipartFile> file)
      throws IOException {
    PastDecisionImportPages.requireSecretariat(person);
    var room = counter.room(node, person);
    var plan = view.find(id, room);
    var typed = new Typed(kind, TypedForm.clean(words), body, meeting.strip());
    var lacks = typed.lacks(node);
    if (lacks.isEmpty()) {
      lacks =
          switch (papers.of(file, paper, room)) {
            case PaperChoice.Chosen.There(var hash) -> keep(typed.of(plan, hash, room), room);
            case PaperChoice.Chosen.Refused(var why) -> Optional.of(why);
            case PaperChoice.Chosen.None _ -> Optional.of("paper");
          };
    }
    if (lacks.isEmpty()) {
      return back(node, plan) + "#evaluations";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("lacks", lacks.get());
    model.addAttribute("typed", typed);
    return view.show(node, person, locale, model, plan, Map.of());
  }

  private Optional<String> keep(Evaluation evaluation, ForumRoom room) {
    boolean kept = beside.plan().evaluate(evaluation, room.person());
    return kept ? Optional.empty() : Optional.of("twice");
  }

  /// Takes out a row of which nothing was reported.
  @PostMapping(PlanPages.ROOT + "/rows/{row:[0-9a-f]{32}}/take-out")
  String takeOut(HostedNode node, PersonOfNode person, @PathVariable("row") String id) {
    PastDecisionImportPages.requireSecretariat(person);
    var row = beside.plan().row(new OpaqueId(id)).orElseThrow(ForumCounter::notThere);
    boolean gone = beside.plan().takeOut(row.id());
    return "redirect:/" + node.slug() + "/forum/plan/" + (gone ? row.plan() : "rows/" + row.id());
  }
}
