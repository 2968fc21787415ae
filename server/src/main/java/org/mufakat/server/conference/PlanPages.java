package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.access.Role;
import org.mufakat.server.conference.PlanOfAction.AdoptedBy;
import org.mufakat.server.conference.PlanOfAction.Plan;
import org.mufakat.server.conference.PlanOfAction.Report;
import org.mufakat.server.conference.PlanOfAction.Row;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Plans of action: how far each is as its lead bodies report, and which reports are not there.
@Controller
final class PlanPages {

  static final String ROOT = "/{node:[a-z]{3}}/forum/plan";
  static final String ONE = ROOT + "/{plan:[0-9a-f]{32}}";

  private static final int PAST_OFFERED = 500;

  private final ForumCounter counter;
  private final TasksConfiguration.Beside beside;
  private final PlanView view;
  private final DrawnIds draw;

  PlanPages(ForumCounter counter, TasksConfiguration.Beside beside, PlanView view, DrawnIds draw) {
    this.counter = counter;
    this.beside = beside;
    this.view = view;
    this.draw = draw;
  }

  @GetMapping(ROOT)
  String list(HostedNode node, PersonOfNode person, Locale locale, Model model) {
    var room = counter.room(node, person);
    boolean keeps = person.account().role() == Role.SECRETARIAT;
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute(
        "plans",
        beside.plan().plans().stream()
            .filter(plan -> view.mayRead(plan, room))
            .map(plan -> view.progress(plan, room))
            .toList());
    model.addAttribute("mayBegin", keeps);
    if (keeps) {
      model.addAttribute("decided", DecidedText.readableIn(room));
      model.addAttribute("past", beside.past().find(PastDecisions.Query.ALL, 0, PAST_OFFERED));
    }
    return "forum/plans";
  }

  /// Begins a plan.
  ///
  /// @param decision `record:` or `past:`, and the id of the decision that adopted it
  @PostMapping(ROOT)
  String begin(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam(name = "title", defaultValue = "") String title,
      @RequestParam(name = "decision", defaultValue = "") String decision,
      @RequestParam(name = "first", defaultValue = "") String first,
      @RequestParam(name = "last", defaultValue = "") String last) {
    PastDecisionImportPages.requireSecretariat(person);
    var room = counter.room(node, person);
    var begun = begun(TypedForm.line(title), adoptedBy(decision, room), first, last);
    if (begun.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("lacks", "plan");
      model.addAttribute(
          "typed", Map.of("title", title, "decision", decision, "first", first, "last", last));
      return list(node, person, locale, model);
    }
    beside.plan().begin(begun.get(), room.person(), room.now());
    return "redirect:/" + node.slug() + "/forum/plan/" + begun.get().id();
  }

  /// Empty where something is missing, or the period ends before it begins.
  private Optional<Plan> begun(
      String title, Optional<AdoptedBy> adopted, String first, String last) {
    var from = HalfYear.parse(first);
    var until = HalfYear.parse(last);
    boolean isTitle = !title.isEmpty() && title.length() <= Plan.LONGEST_TITLE;
    boolean isPeriod =
        from.isPresent() && until.isPresent() && from.get().compareTo(until.get()) <= 0;
    return isTitle && isPeriod
        ? adopted.map(by -> new Plan(draw.get(), title, by, from.get(), until.get()))
        : Optional.empty();
  }

  private Optional<AdoptedBy> adoptedBy(String text, ForumRoom room) {
    int colon = text.indexOf(':');
    var id = text.substring(colon + 1);
    if (colon < 0 || !OpaqueId.isWellFormed(id)) {
      return Optional.empty();
    }
    var decision = new OpaqueId(id);
    return switch (text.substring(0, colon)) {
      case "record" ->
          DecidedText.find(room, decision).map(_ -> new AdoptedBy.InTheRecord(decision));
      case "past" -> beside.past().find(decision).map(_ -> new AdoptedBy.BeforeTheRecord(decision));
      default -> Optional.empty();
    };
  }

  /// @param parameters see [PlanView#show]
  @GetMapping(ONE)
  String one(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("plan") String id,
      @RequestParam Map<String, String> parameters) {
    var plan = view.find(id, counter.room(node, person));
    return view.show(node, person, locale, model, plan, parameters);
  }

  @GetMapping(ONE + ".csv")
  ResponseEntity<String> asCsv(
      HostedNode node, PersonOfNode person, @PathVariable("plan") String id) {
    var room = counter.room(node, person);
    var progress = view.progress(view.find(id, room), room);
    var header =
        joined(
            Stream.of("number"),
            PlanFile.COLUMNS.stream(),
            progress.begun().reversed().stream().map(HalfYear::toString),
            Stream.of("last_words"));
    return RegisterCsv.answer(
        "plan-of-action", header, progress.rows().stream().map(row -> line(row, progress)));
  }

  private static List<String> line(Row row, PlanProgress progress) {
    var activity = row.activity();
    return joined(
        Stream.of(
            String.valueOf(row.number()),
            String.join("; ", activity.provisions()),
            activity.area(),
            activity.activity(),
            activity.output(),
            activity.lead(),
            String.join("; ", activity.cooperating())),
        progress.begun().reversed().stream().map(half -> progress.standing(row, half).slug()),
        Stream.of(progress.latest(row).map(Report::words).orElse("")));
  }

  @SafeVarargs
  private static List<String> joined(Stream<String>... parts) {
    return Stream.of(parts).flatMap(part -> part).toList();
  }
}
