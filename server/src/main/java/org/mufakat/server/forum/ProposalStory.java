package org.mufakat.server.forum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.forum.Task;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;

/// How a text came to what it came to: each version, who said what of it and when, what the chair
/// asked, and the outcome; each step with its place in the record, so that it can be proven. It
/// says nothing that the record does not.
///
/// @param before what happened before a version was tabled
/// @param after what happened once it was decided: who joined, what was heard of its tasks
public record ProposalStory(
    OpaqueId proposal,
    Optional<String> body,
    List<Step> before,
    List<Version> versions,
    List<Step> after) {

  public ProposalStory {
    before = List.copyOf(before);
    versions = List.copyOf(versions);
    after = List.copyOf(after);
  }

  /// Something that happened, with its place in the record.
  public record Step(long position, EntryHash hash, ForumEvent event) {
    public Instant at() {
      return event.at();
    }
  }

  /// A version and all that happened to it.
  public record Version(TextVersion text, Step tabled, List<Step> steps) {

    public Version {
      steps = List.copyOf(steps);
    }

    public PaperHash hash() {
      return text.hash();
    }

    /// The last word of each member on this version, by member; who said nothing, or took it back,
    /// is not in it.
    public Map<String, Step> positions() {
      var last = new TreeMap<String, Step>();
      for (var step : steps) {
        if (step.event() instanceof ForumEvent.Stated stated) {
          last.put(stated.member(), step);
        } else if (step.event() instanceof ForumEvent.Retracted retracted) {
          last.remove(retracted.member());
        }
      }
      return last;
    }

    /// Who maintained an objection to the end of this version.
    public List<Step> blockedBy() {
      return positions().values().stream()
          .filter(
              step ->
                  step.event() instanceof ForumEvent.Stated stated
                      && stated.kind() == Position.Kind.OBJECTION)
          .toList();
    }

    /// What the chair found of this version, the last where it was more than one thing.
    public Optional<Step> outcome() {
      return steps.stream()
          .filter(step -> step.event() instanceof ForumEvent.Concluded)
          .reduce((_, last) -> last);
    }
  }

  public Optional<Step> adopted() {
    return versions.stream()
        .flatMap(version -> version.outcome().stream())
        .filter(
            step ->
                step.event() instanceof ForumEvent.Concluded concluded
                    && concluded.outcome() instanceof Outcome.Adopted)
        .findFirst();
  }

  /// Whether anything of the text is in the record.
  public boolean isEmpty() {
    return before.isEmpty() && versions.isEmpty();
  }

  /// Gathers the steps of one text out of a record, in its order.
  static final class Gathering {

    /// A version to which more may happen.
    private record Open(TextVersion text, Step tabled, List<Step> steps) {
      Version version() {
        return new Version(text, tabled, steps);
      }
    }

    private final OpaqueId proposal;
    private final Set<OpaqueId> tasks = new HashSet<>();
    private final Set<OpaqueId> decisions = new HashSet<>();
    private final List<Step> before = new ArrayList<>();
    private final List<Open> versions = new ArrayList<>();
    private final List<Step> after = new ArrayList<>();
    private Optional<String> body = Optional.empty();
    private List<Step> current = before;

    Gathering(OpaqueId proposal) {
      this.proposal = proposal;
    }

    /// @return whether the step is of this text
    boolean take(Step step) {
      return switch (step.event()) {
        case ForumEvent.Drafted e -> {
          if (e.proposal().equals(proposal)) {
            body = Optional.of(e.body());
          }
          yield keep(step, e.proposal());
        }
        case ForumEvent.Tabled e -> {
          boolean own = e.proposal().equals(proposal);
          if (own) {
            current = new ArrayList<>();
            tasks.addAll(e.text().follows().tasks().stream().map(Task::id).toList());
            versions.add(new Open(e.text(), step, current));
          }
          yield own;
        }
        case ForumEvent.Commented e -> keep(step, e.proposal());
        case ForumEvent.Amended e -> keep(step, e.proposal());
        case ForumEvent.Sounded e -> keep(step, e.proposal());
        case ForumEvent.Stated e -> keep(step, e.proposal());
        case ForumEvent.Retracted e -> keep(step, e.proposal());
        case ForumEvent.Called e -> keep(step, e.proposal());
        case ForumEvent.SilenceAsked e -> keep(step, e.proposal());
        case ForumEvent.SilenceObjectedTo e -> keep(step, e.proposal());
        case ForumEvent.SilenceBegun e -> keep(step, e.proposal());
        case ForumEvent.Receipted e -> keep(step, e.proposal());
        case ForumEvent.ReferredToCapitals e -> keep(step, e.proposal());
        case ForumEvent.Concluded e -> {
          if (e.proposal().equals(proposal) && e.outcome() instanceof Outcome.Adopted adopted) {
            decisions.add(adopted.decision());
          }
          yield keep(step, e.proposal());
        }
        case ForumEvent.Joined e -> keepAfter(step, decisions.contains(e.decision()));
        case ForumEvent.FollowedUp e -> keepAfter(step, tasks.contains(e.task()));
        case ForumEvent.CredentialGiven _,
            ForumEvent.CredentialEnded _,
            ForumEvent.Convened _,
            ForumEvent.Opened _,
            ForumEvent.Closed _ ->
            false;
      };
    }

    private boolean keep(Step step, OpaqueId of) {
      boolean own = of.equals(proposal);
      if (own) {
        current.add(step);
      }
      return own;
    }

    private boolean keepAfter(Step step, boolean own) {
      if (own) {
        after.add(step);
      }
      return own;
    }

    ProposalStory story() {
      return new ProposalStory(
          proposal, body, before, versions.stream().map(Open::version).toList(), after);
    }
  }
}
