package org.mufakat.server.conference;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Decision;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Task;
import org.mufakat.forum.TaskHistory;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.forum.Chronicle;
import org.mufakat.server.forum.ProposalStory.Step;

/// What of the record's last events concerns one person: what happens at the bodies where they have
/// a credential, since they have one there, and what is done to their own credentials; never what
/// they may not read, and not what they did themselves.
final class Concern {

  private final ForumRoom room;
  private final Set<String> bodies = new HashSet<>();
  private final Set<String> speaksAt = new HashSet<>();
  private final Set<OpaqueId> own = new HashSet<>();
  private final Map<String, Long> since = new HashMap<>();
  private final Map<OpaqueId, Boolean> readable = new HashMap<>();
  private final Held held;

  /// What is looked up for each event.
  private record Held(
      List<Step> steps,
      Map<OpaqueId, Proposal> texts,
      Map<OpaqueId, TaskHistory> tasks,
      Map<OpaqueId, Decision> decisions,
      List<Credential> credentials) {

    static Held of(Forum forum, Chronicle chronicle) {
      return new Held(
          chronicle.latest(),
          byId(forum.proposals(), Proposal::id),
          byId(forum.tasks(), task -> task.task().id()),
          byId(forum.decisions(), Decision::id),
          List.copyOf(chronicle.credentials()));
    }

    private static <T> Map<OpaqueId, T> byId(Collection<T> all, Function<T, OpaqueId> id) {
      var found = new HashMap<OpaqueId, T>();
      all.forEach(one -> found.put(id.apply(one), one));
      return found;
    }
  }

  private Concern(ForumRoom room) {
    this.room = room;
    this.held = room.look(Held::of);
    for (var credential : room.credentials()) {
      bodies.add(credential.body());
      if (credential.capacity() == Credential.Capacity.DELEGATE) {
        speaksAt.add(credential.body());
      }
    }
    for (var credential : held.credentials) {
      if (credential.person().equals(room.person())) {
        own.add(credential.id());
      }
    }
    for (var step : held.steps) {
      if (step.event() instanceof ForumEvent.CredentialGiven given
          && own.contains(given.credential().id())) {
        since.putIfAbsent(given.credential().body(), step.position());
      }
    }
    held.credentials.stream()
        .filter(credential -> own.contains(credential.id()))
        .filter(credential -> !isAmong(credential))
        .forEach(credential -> since.put(credential.body(), 0L));
  }

  static Concern of(ForumRoom room) {
    return new Concern(room);
  }

  /// Whether a credential was given within the events that are held.
  private boolean isAmong(Credential credential) {
    return held.steps.stream()
        .anyMatch(
            step ->
                step.event() instanceof ForumEvent.CredentialGiven given
                    && given.credential().id().equals(credential.id()));
  }

  /// The events that concern the person, the oldest first.
  List<Step> steps() {
    return held.steps.stream().filter(this::concerns).toList();
  }

  Optional<Proposal> text(OpaqueId id) {
    return Optional.ofNullable(held.texts.get(id));
  }

  Optional<TaskHistory> task(OpaqueId id) {
    return Optional.ofNullable(held.tasks.get(id));
  }

  Optional<Decision> decision(OpaqueId id) {
    return Optional.ofNullable(held.decisions.get(id));
  }

  boolean isAt(String body) {
    return bodies.contains(body);
  }

  /// Whether the person speaks for their State at a body.
  boolean speaksAt(String body) {
    return speaksAt.contains(body);
  }

  private boolean concerns(Step step) {
    var event = step.event();
    return switch (event) {
      case ForumEvent.CredentialGiven e -> own.contains(e.credential().id());
      case ForumEvent.CredentialEnded e -> own.contains(e.credential()) && !isOwn(event);
      case ForumEvent.Convened e -> isHere(step, e.meeting().body());
      case ForumEvent.Opened e -> isHere(step, e.meeting().body());
      case ForumEvent.Closed e -> isHere(step, e.meeting().body());
      case ForumEvent.Drafted e ->
          e.named().stream().anyMatch(own::contains) && isOf(step, e.proposal());
      case ForumEvent.Tabled e -> isOf(step, e.proposal());
      case ForumEvent.Commented e -> room.seesTheConsultation() && isOf(step, e.proposal());
      case ForumEvent.Amended e -> room.seesTheConsultation() && isOf(step, e.proposal());
      case ForumEvent.Stated e -> room.seesTheConsultation() && isOf(step, e.proposal());
      case ForumEvent.Retracted e -> room.seesTheConsultation() && isOf(step, e.proposal());
      case ForumEvent.SilenceObjectedTo e -> room.seesTheConsultation() && isOf(step, e.proposal());
      case ForumEvent.Called e -> isOf(step, e.proposal());
      case ForumEvent.SilenceAsked e -> isOf(step, e.proposal());
      case ForumEvent.SilenceBegun e -> isOf(step, e.proposal());
      case ForumEvent.ReferredToCapitals e -> isOf(step, e.proposal());
      case ForumEvent.Concluded e -> isOf(step, e.proposal()) || givesATaskHere(step, e);
      case ForumEvent.Joined e ->
          decision(e.decision()).filter(d -> isOf(step, d.proposal())).isPresent();
      case ForumEvent.FollowedUp e -> task(e.task()).filter(t -> isOf(step, t.task())).isPresent();
      // Soundings are asked for and shown where the text is; a receipt changes nothing for others.
      case ForumEvent.Sounded _, ForumEvent.Receipted _ -> false;
    };
  }

  private boolean isOwn(ForumEvent event) {
    return own.contains(event.by());
  }

  private boolean isHere(Step step, String body) {
    return bodies.contains(body)
        && step.position() > since.getOrDefault(body, 0L)
        && !isOwn(step.event());
  }

  private boolean isOf(Step step, OpaqueId text) {
    return text(text).filter(found -> isHere(step, found.body()) && mayRead(found)).isPresent();
  }

  /// Whether the person may read a text.
  boolean mayRead(Proposal text) {
    return readable.computeIfAbsent(text.id(), _ -> room.mayRead(text));
  }

  private boolean isOf(Step step, Task task) {
    return room.mayFollow(task.tasking())
        && (isHere(step, task.tasking()) || isHere(step, task.executing()));
  }

  /// What a body above gave a body here to do, whether or not the text is before this one.
  private boolean givesATaskHere(Step step, ForumEvent.Concluded e) {
    return e.outcome() instanceof Outcome.Adopted(var id, _, _, _)
        && decision(id).stream()
            .flatMap(decision -> decision.follows().tasks().stream())
            .anyMatch(task -> room.mayFollow(task.tasking()) && isHere(step, task.executing()));
  }
}
