package org.mufakat.server.conference;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mufakat.regime.Instrument;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.access.Role;
import org.mufakat.server.conference.PlanOfAction.AdoptedBy;
import org.mufakat.server.conference.PlanOfAction.Evaluation;
import org.mufakat.server.conference.PlanOfAction.EvaluationKind;
import org.mufakat.server.conference.PlanOfAction.Plan;
import org.mufakat.server.conference.PlanOfAction.Row;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// A plan as its page shows it, also after something that was typed into one of its forms could not
/// be taken.
@Component
final class PlanView {

  private static final int PAPERS_OFFERED = 40;

  private final ForumCounter counter;
  private final TasksConfiguration.Beside beside;

  PlanView(ForumCounter counter, TasksConfiguration.Beside beside) {
    this.counter = counter;
    this.beside = beside;
  }

  /// A plan is there for whoever may read what adopted it.
  Plan find(String id, ForumRoom room) {
    return beside
        .plan()
        .plan(ForumCounter.id(id))
        .filter(plan -> mayRead(plan, room))
        .orElseThrow(ForumCounter::notThere);
  }

  boolean mayRead(Plan plan, ForumRoom room) {
    return source(plan, room).isPresent();
  }

  PlanProgress progress(Plan plan, ForumRoom room) {
    return PlanProgress.of(
        plan,
        beside.plan().rows(plan.id()),
        beside.plan().reports(plan.id()),
        LocalDate.ofInstant(room.now(), room.node().zone()));
  }

  /// @param parameters as in the address: a lead body, `lacking` for rows without a report alone, a
  ///   page
  String show(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      Plan plan,
      Map<String, String> parameters) {
    var room = counter.room(node, person);
    var regime = node.node().regime();
    var progress = progress(plan, room);
    var lead = parameters.getOrDefault("lead", "");
    boolean lacking = "yes".equals(parameters.get("lacking"));
    var evaluations = beside.plan().evaluations(plan.id());
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("plan", plan);
    model.addAttribute("progress", progress);
    model.addAttribute("rows", Fifty.of(chosen(progress, lead, lacking), parameters.get("page")));
    model.addAttribute("lead", lead);
    model.addAttribute("lacking", lacking);
    model.addAttribute("leads", leads(progress));
    model.addAttribute("numbers", numbers(regime));
    model.addAttribute("source", source(plan, room));
    model.addAttribute("evaluations", evaluations);
    model.addAttribute(
        "paperNames", beside.papers().of(evaluations.stream().map(Evaluation::paper).toList()));
    boolean keeps = person.account().role() == Role.SECRETARIAT;
    model.addAttribute("mayKeep", keeps);
    if (keeps) {
      model.addAttribute("instruments", instruments(regime));
      model.addAttribute("bodies", regime.bodies());
      model.addAttribute("kept", beside.papers().latest(PAPERS_OFFERED));
      model.addAttribute("kinds", openKinds(evaluations));
    }
    return "forum/plan";
  }

  private static List<Row> chosen(PlanProgress progress, String lead, boolean lacking) {
    return progress.rows().stream()
        .filter(row -> lead.isEmpty() || row.activity().lead().equals(lead))
        .filter(row -> !lacking || !progress.lacking(row).isEmpty())
        .toList();
  }

  private static List<String> leads(PlanProgress progress) {
    return progress.rows().stream().map(row -> row.activity().lead()).distinct().sorted().toList();
  }

  /// How a provision is written: `ACTIP 14(2)`.
  static Map<String, String> numbers(RegimePack regime) {
    var numbers = new HashMap<String, String>();
    for (var instrument : regime.instruments()) {
      instrument
          .provisions()
          .forEach(p -> numbers.put(p.id(), instrument.abbreviation() + " " + p.number()));
    }
    return numbers;
  }

  /// Those that have provisions to choose from.
  private static List<Instrument> instruments(RegimePack regime) {
    return regime.instruments().stream().filter(i -> !i.provisions().isEmpty()).toList();
  }

  private static List<EvaluationKind> openKinds(List<Evaluation> evaluations) {
    return Stream.of(EvaluationKind.values())
        .filter(kind -> evaluations.stream().noneMatch(e -> e.kind() == kind))
        .toList();
  }

  /// The decision that adopted a plan, as pages show it.
  ///
  /// @param address below the forum's
  public record Source(boolean ofRecord, String body, String title, String address) {}

  /// Empty where the person may not read it.
  Optional<Source> source(Plan plan, ForumRoom room) {
    return switch (plan.adoptedBy()) {
      case AdoptedBy.InTheRecord(var id) -> DecidedText.find(room, id).map(PlanView::source);
      case AdoptedBy.BeforeTheRecord(var id) ->
          beside
              .past()
              .find(id)
              .filter(kept -> room.mayFollow(kept.decision().body()))
              .map(PlanView::source);
    };
  }

  private static Source source(DecidedText decided) {
    var text = decided.text();
    var title = text.title().orElseGet(() -> text.clauses().getFirst().text());
    return new Source(true, decided.body(), title, "decisions/" + decided.id());
  }

  private static Source source(PastDecisions.Kept kept) {
    return new Source(
        false, kept.decision().body(), kept.decision().title(), "decisions/past/" + kept.id());
  }
}
