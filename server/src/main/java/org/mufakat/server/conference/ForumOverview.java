package org.mufakat.server.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Decision;
import org.mufakat.forum.Forum;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Position;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Silence;
import org.mufakat.forum.Stage;
import org.mufakat.forum.TaskHistory;
import org.mufakat.server.conference.ForumMeetings.Particulars;
import org.mufakat.server.forum.Chronicle;

/// What a person has to know of the forum at once: what awaits them, and how it stands at the
/// bodies where they act.
///
/// @param awaiting the more pressing first
/// @param meetings in session first, then those that are convened, in order of their days
/// @param put texts that are put to the members, what runs out first in front
/// @param decided the last first
/// @param silent open tasks of which the last meeting heard nothing
/// @param credentials the person's own, live
record ForumOverview(
    List<Due> awaiting,
    List<Sitting> meetings,
    List<Put> put,
    List<Decided> decided,
    List<Silent> silent,
    List<Credential> credentials) {

  private static final int LAST_DECISIONS = 5;
  private static final int MOST_ROWS = 20;

  /// @param left how long it still runs, where it runs out
  record Due(Awaiting what, Optional<String> left) {}

  record Sitting(Meeting meeting, Optional<Particulars> particulars) {
    public boolean isInSession() {
      return meeting.state() == Meeting.State.IN_SESSION;
    }
  }

  /// @param own what the person's State says of it; empty where it says nothing, or the person is
  ///   of none
  record Put(Proposal text, String stage, Optional<Instant> until, Optional<Position.Kind> own) {}

  record Decided(Proposal text, Decision decision, Instant at) {}

  record Silent(TaskHistory task, MeetingId at, boolean overdue) {}

  /// @param sources parts of the forum that know what waits for people
  static ForumOverview of(
      ForumRoom room,
      ForumWords words,
      Stream<Awaiting.Source> sources,
      Optional<ForumMeetings> kept) {
    var credentials = room.credentials();
    var scope = Scope.of(room, credentials);
    var record = room.look((forum, chronicle) -> Recorded.of(forum, chronicle, scope));
    return new ForumOverview(
        awaiting(room, words, sources),
        record.meetings.stream()
            .map(meeting -> new Sitting(meeting, kept.flatMap(m -> m.particulars(meeting.id()))))
            .sorted(FIRST_MEETINGS)
            .limit(MOST_ROWS)
            .toList(),
        record.put.stream()
            .filter(room::mayRead)
            .map(text -> put(text, room))
            .sorted(Comparator.comparing(put -> put.until.orElse(Instant.MAX)))
            .limit(MOST_ROWS)
            .toList(),
        record.decided,
        record.silent.stream()
            .filter(silent -> room.mayFollow(silent.task().task().tasking()))
            .toList(),
        credentials);
  }

  private static final Comparator<Sitting> FIRST_MEETINGS =
      Comparator.comparing((Sitting sitting) -> !sitting.isInSession())
          .thenComparing(
              sitting -> sitting.particulars.flatMap(Particulars::first).orElse(LocalDate.MAX))
          .thenComparing(sitting -> sitting.meeting.id());

  private static List<Due> awaiting(
      ForumRoom room, ForumWords words, Stream<Awaiting.Source> sources) {
    var now = room.now();
    return sources
        .flatMap(source -> source.of(room, words).stream())
        .sorted(
            Comparator.comparing(Awaiting::kind)
                .thenComparing(awaiting -> awaiting.until().orElse(Instant.MAX)))
        .map(what -> new Due(what, what.until().map(end -> TimeLeft.until(end, now, words))))
        .toList();
  }

  private static Put put(Proposal text, ForumRoom room) {
    return new Put(
        text,
        stage(text.stage()),
        text.stage().silence().or(() -> asked(text.stage())).map(Silence::expires),
        room.member().flatMap(member -> text.positions().of(member)).map(Position::kind));
  }

  private static Optional<Silence> asked(Stage stage) {
    return stage instanceof Stage.SilenceAsked(var silence)
        ? Optional.of(silence)
        : Optional.empty();
  }

  private static String stage(Stage stage) {
    return switch (stage) {
      case Stage.Call _ -> "call";
      case Stage.SilenceAsked _ -> "silence-asked";
      case Stage.SilenceRuns _ -> "silence-runs";
      case Stage.AdReferendum _ -> "ad-referendum";
      case Stage.Draft _,
          Stage.Consultation _,
          Stage.Adopted _,
          Stage.Blocked _,
          Stage.Deferred _,
          Stage.Lapsed _,
          Stage.Withdrawn _,
          Stage.Referred _ ->
          "";
    };
  }

  /// The bodies that a person is shown: those where they act; who acts at none and may read is
  /// shown all.
  private record Scope(Optional<Set<String>> bodies) {

    static Scope of(ForumRoom room, List<Credential> credentials) {
      var own = new HashSet<String>();
      credentials.forEach(credential -> own.add(credential.body()));
      return new Scope(
          own.isEmpty() && room.seesTheConsultation() ? Optional.empty() : Optional.of(own));
    }

    boolean has(String body) {
      return bodies.map(own -> own.contains(body)).orElse(true);
    }
  }

  /// What the record holds of those bodies.
  private record Recorded(
      List<Meeting> meetings, List<Proposal> put, List<Decided> decided, List<Silent> silent) {

    static Recorded of(Forum forum, Chronicle chronicle, Scope scope) {
      return new Recorded(
          chronicle.meetings().stream()
              .filter(id -> scope.has(id.body()))
              .flatMap(id -> forum.meeting(id).stream())
              .filter(meeting -> meeting.state() != Meeting.State.CLOSED)
              .toList(),
          forum.proposals().stream()
              .filter(text -> scope.has(text.body()) && !stage(text.stage()).isEmpty())
              .toList(),
          decided(forum, chronicle, scope),
          forum.tasks().stream()
              .filter(task -> task.isOpen() && isOf(task, scope))
              .flatMap(task -> silent(task, forum).stream())
              .limit(MOST_ROWS)
              .toList());
    }

    private static boolean isOf(TaskHistory task, Scope scope) {
      return scope.has(task.task().tasking()) || scope.has(task.task().executing());
    }

    /// Where the last meeting that closed passed it over.
    private static Optional<Silent> silent(TaskHistory task, Forum forum) {
      int last = forum.lastClosed(task.task().tasking());
      return last > task.given() && !task.followUps().containsKey(last)
          ? Optional.of(
              new Silent(task, new MeetingId(task.task().tasking(), last), task.isOverdue(last)))
          : Optional.empty();
    }

    private static List<Decided> decided(Forum forum, Chronicle chronicle, Scope scope) {
      return List.copyOf(forum.decisions()).reversed().stream()
          .flatMap(
              decision ->
                  forum
                      .proposal(decision.proposal())
                      .filter(text -> scope.has(text.body()))
                      .map(text -> decided(text, decision, chronicle))
                      .stream())
          .flatMap(Optional::stream)
          .limit(LAST_DECISIONS)
          .toList();
    }

    private static Optional<Decided> decided(
        Proposal text, Decision decision, Chronicle chronicle) {
      return chronicle
          .story(text.id())
          .flatMap(story -> story.adopted())
          .map(step -> new Decided(text, decision, step.at()));
    }
  }
}
