package org.mufakat.server.conference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.mufakat.server.conference.PlanOfAction.EvaluationKind;
import org.mufakat.server.conference.PlanOfAction.Plan;
import org.springframework.stereotype.Component;

/// The dates of plans of action: where the half-year that runs ends, and by when the evaluations
/// are due.
@Component
final class PlanDeadlines implements Deadline.Source {

  private final TasksConfiguration.Beside beside;
  private final PlanView view;

  PlanDeadlines(TasksConfiguration.Beside beside, PlanView view) {
    this.beside = beside;
    this.view = view;
  }

  /// The end of the running half-year of each plan, and of the evaluations that are not there.
  @Override
  public List<Deadline> of(ForumRoom room, ForumWords words) {
    var deadlines = new ArrayList<Deadline>();
    var today = LocalDate.ofInstant(room.now(), room.node().zone());
    for (var plan : plans(room)) {
      plan.halves().stream()
          .filter(half -> !half.last().isBefore(today))
          .findFirst()
          .map(half -> reports(plan, half, room, words))
          .ifPresent(deadlines::add);
      var there = beside.plan().evaluations(plan.id());
      for (var kind : EvaluationKind.values()) {
        if (there.stream().noneMatch(e -> e.kind() == kind)) {
          deadlines.add(evaluation(plan, kind, room, words));
        }
      }
    }
    return List.copyOf(deadlines);
  }

  private List<Plan> plans(ForumRoom room) {
    return beside.plans().map(PlanOfAction::plans).orElse(List.of()).stream()
        .filter(plan -> view.mayRead(plan, room))
        .toList();
  }

  private static Deadline reports(Plan plan, HalfYear half, ForumRoom room, ForumWords words) {
    return new Deadline(
        "plan-" + plan.id() + "-" + half,
        words.say("forum.plan.deadline.reports", half.toString(), plan.title()),
        address(plan, room),
        new Deadline.When.Days(half.last(), half.last()));
  }

  private static Deadline evaluation(
      Plan plan, EvaluationKind kind, ForumRoom room, ForumWords words) {
    var at = kind == EvaluationKind.MID_TERM ? plan.middle().last() : plan.last().last();
    return new Deadline(
        "plan-" + plan.id() + "-" + kind.slug(),
        words.say("forum.plan.deadline." + kind.slug(), plan.title()),
        address(plan, room) + "#evaluations",
        new Deadline.When.Days(at, at));
  }

  private static String address(Plan plan, ForumRoom room) {
    return "/" + room.node().slug() + "/forum/plan/" + plan.id();
  }
}
