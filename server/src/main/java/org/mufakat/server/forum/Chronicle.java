package org.mufakat.server.forum;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.Credential;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.Task;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.forum.ProposalStory.Step;

/// How the forum came to be as it is: for each text what happened to it, the credentials, the
/// meetings in their order, and the last events of all. It says nothing that the record does not;
/// it is there so that a page need not read the record.
///
/// For one thread at a time.
public final class Chronicle {

  /// How many of the last events are held.
  public static final int LATEST = 2_000;

  /// Keeps nothing: for whoever wants the forum alone.
  static final Chronicle NONE = new Chronicle(false);

  private final boolean keeps;
  private final Map<OpaqueId, ProposalStory.Gathering> texts = new LinkedHashMap<>();
  private final Map<OpaqueId, OpaqueId> textOf = new HashMap<>();
  private final Map<OpaqueId, Credential> credentials = new LinkedHashMap<>();
  private final Map<OpaqueId, Step> ended = new HashMap<>();
  private final Map<MeetingId, List<Step>> meetings = new LinkedHashMap<>();
  private final Deque<Step> latest = new ArrayDeque<>();

  private Chronicle(boolean keeps) {
    this.keeps = keeps;
  }

  static Chronicle kept() {
    return new Chronicle(true);
  }

  void take(Step step) {
    if (!keeps) {
      return;
    }
    if (latest.size() == LATEST) {
      latest.removeFirst();
    }
    latest.addLast(step);
    switch (step.event()) {
      case ForumEvent.CredentialGiven e -> credentials.put(e.credential().id(), e.credential());
      case ForumEvent.CredentialEnded e -> ended.put(e.credential(), step);
      case ForumEvent.Convened e -> of(e.meeting()).add(step);
      case ForumEvent.Opened e -> of(e.meeting()).add(step);
      case ForumEvent.Closed e -> of(e.meeting()).add(step);
      case ForumEvent.Drafted e -> {
        texts.put(e.proposal(), new ProposalStory.Gathering(e.proposal()));
        gather(e.proposal(), step);
      }
      case ForumEvent.Tabled e -> {
        e.text().follows().tasks().stream()
            .map(Task::id)
            .forEach(task -> textOf.put(task, e.proposal()));
        gather(e.proposal(), step);
      }
      case ForumEvent.Concluded e -> {
        if (e.outcome() instanceof Outcome.Adopted adopted) {
          textOf.put(adopted.decision(), e.proposal());
        }
        gather(e.proposal(), step);
      }
      case ForumEvent.Commented e -> gather(e.proposal(), step);
      case ForumEvent.Amended e -> gather(e.proposal(), step);
      case ForumEvent.Sounded e -> gather(e.proposal(), step);
      case ForumEvent.Stated e -> gather(e.proposal(), step);
      case ForumEvent.Retracted e -> gather(e.proposal(), step);
      case ForumEvent.Called e -> gather(e.proposal(), step);
      case ForumEvent.SilenceAsked e -> gather(e.proposal(), step);
      case ForumEvent.SilenceObjectedTo e -> gather(e.proposal(), step);
      case ForumEvent.SilenceBegun e -> gather(e.proposal(), step);
      case ForumEvent.Receipted e -> gather(e.proposal(), step);
      case ForumEvent.ReferredToCapitals e -> gather(e.proposal(), step);
      case ForumEvent.Joined e -> textOf(e.decision()).ifPresent(text -> gather(text, step));
      case ForumEvent.FollowedUp e -> textOf(e.task()).ifPresent(text -> gather(text, step));
    }
  }

  private void gather(OpaqueId text, Step step) {
    Optional.ofNullable(texts.get(text)).ifPresent(gathering -> gathering.take(step));
  }

  private List<Step> of(MeetingId meeting) {
    return meetings.computeIfAbsent(meeting, _ -> new ArrayList<>());
  }

  /// What happened to a text, version by version.
  public Optional<ProposalStory> story(OpaqueId proposal) {
    return Optional.ofNullable(texts.get(proposal)).map(ProposalStory.Gathering::story);
  }

  /// The text that gave a task, or that a decision adopted.
  public Optional<OpaqueId> textOf(OpaqueId taskOrDecision) {
    return Optional.ofNullable(textOf.get(taskOrDecision));
  }

  /// Every credential that was ever given, in order.
  public Collection<Credential> credentials() {
    return Collections.unmodifiableCollection(credentials.values());
  }

  /// When a credential was ended before its time.
  public Optional<Step> ended(OpaqueId credential) {
    return Optional.ofNullable(ended.get(credential));
  }

  /// The meetings that were convened in the record, in that order.
  public List<MeetingId> meetings() {
    return List.copyOf(meetings.keySet());
  }

  /// When a meeting was convened, opened and closed, as far as it was; see [Meeting] for how it
  /// stands.
  public List<Step> meeting(MeetingId meeting) {
    return List.copyOf(meetings.getOrDefault(meeting, List.of()));
  }

  /// The last events of all, the oldest first; at most [#LATEST].
  public List<Step> latest() {
    return List.copyOf(latest);
  }
}
