package org.mufakat.server.conference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.server.conference.PlanOfAction.Plan;
import org.springframework.stereotype.Component;

/// What plans of action ask of a person: the reports of the rows that a body leads at which they
/// act, twice a year.
@Component
final class PlanAwaiting implements Awaiting.Source {

  private final TasksConfiguration.Beside beside;
  private final PlanView view;

  PlanAwaiting(TasksConfiguration.Beside beside, PlanView view) {
    this.beside = beside;
    this.view = view;
  }

  @Override
  public List<Awaiting> of(ForumRoom room, ForumWords words) {
    var waiting = new ArrayList<Awaiting>();
    var bodies = PlanRowPages.reportingAt(room);
    for (var plan : beside.plans().map(PlanOfAction::plans).orElse(List.of())) {
      var progress = view.progress(plan, room);
      for (var half : progress.expected().reversed()) {
        int lacking = lacking(progress, half, bodies);
        if (lacking > 0) {
          waiting.add(awaiting(plan, progress.isOver(half), half, lacking, room, words));
        }
      }
    }
    return List.copyOf(waiting);
  }

  /// Rows that the person can report on and that lack a report of a half-year.
  private static int lacking(PlanProgress progress, HalfYear half, Set<String> bodies) {
    return (int)
        progress.rows().stream()
            .filter(row -> progress.lacks(row, half) && bodies.contains(row.activity().lead()))
            .count();
  }

  private static Awaiting awaiting(
      Plan plan, boolean late, HalfYear half, int lacking, ForumRoom room, ForumWords words) {
    return new Awaiting(
        late ? Awaiting.Kind.ANSWER : Awaiting.Kind.FINISH,
        words.say(
            late ? "forum.plan.awaiting.late" : "forum.plan.awaiting.running",
            half.toString(),
            lacking,
            plan.title()),
        "/" + room.node().slug() + "/forum/plan/" + plan.id() + "?lacking=yes",
        late ? Optional.empty() : Optional.of(end(half, room)));
  }

  private static Instant end(HalfYear half, ForumRoom room) {
    return half.last().plusDays(1).atStartOfDay(room.node().zone()).toInstant();
  }
}
