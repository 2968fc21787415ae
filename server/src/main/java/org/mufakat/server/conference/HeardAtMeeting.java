package org.mufakat.server.conference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mufakat.forum.Effect;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.Forum;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.TaskHistory.Heard;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;

/// One line of a task's history: what a meeting heard, and what that rests on.
///
/// @param what the last part of the message's key: `reported`, `not-mentioned`
/// @param decided the decision that it goes back to
/// @param effect what that decision says of the task
public record HeardAtMeeting(
    MeetingId meeting,
    String what,
    Optional<PaperHash> paper,
    Optional<Decided> decided,
    Optional<Effect> effect) {

  /// @param text as it was adopted
  public record Decided(OpaqueId id, TextVersion text) {}

  static List<HeardAtMeeting> of(TaskLine line, ForumRoom room) {
    var decided = decided(line, room);
    return line.heard().stream().map(heard -> of(heard, line, decided)).toList();
  }

  /// The papers on which anything rests that was heard.
  static Set<PaperHash> papers(TaskLine line) {
    return line.heard().stream()
        .flatMap(heard -> followUp(heard).flatMap(HeardAtMeeting::paper).stream())
        .collect(Collectors.toSet());
  }

  private record Said(TextVersion text, List<Effect> effects) {}

  private static Map<OpaqueId, Said> decided(TaskLine line, ForumRoom room) {
    return room.look(
        forum -> {
          var decided = new HashMap<OpaqueId, Said>();
          line.heard().stream()
              .flatMap(heard -> followUp(heard).flatMap(FollowUp::decided).stream())
              .forEach(id -> decided.put(id, said(id, forum)));
          return decided;
        });
  }

  private static Said said(OpaqueId id, Forum forum) {
    var decision = forum.decision(id).orElseThrow();
    var versions = forum.proposal(decision.proposal()).orElseThrow().versions();
    return new Said(versions.get(decision.version() - 1), decision.follows().effects());
  }

  private static HeardAtMeeting of(Heard heard, TaskLine line, Map<OpaqueId, Said> decided) {
    var followUp = followUp(heard);
    var by = followUp.flatMap(FollowUp::decided);
    var said = by.map(decided::get);
    return new HeardAtMeeting(
        new MeetingId(line.task().tasking(), heard.ordinal()),
        TaskLine.slug(heard),
        followUp.flatMap(HeardAtMeeting::paper),
        said.map(s -> new Decided(by.orElseThrow(), s.text())),
        said.flatMap(s -> effect(s, followUp.orElseThrow(), line)));
  }

  private static Optional<FollowUp> followUp(Heard heard) {
    return heard instanceof Heard.Of(_, var followUp) ? Optional.of(followUp) : Optional.empty();
  }

  private static Optional<PaperHash> paper(FollowUp followUp) {
    return switch (followUp) {
      case FollowUp.Reported(var paper) -> Optional.of(paper);
      case FollowUp.Completed(var paper) -> Optional.of(paper);
      case FollowUp.Extended _, FollowUp.Reassigned _, FollowUp.Closed _ -> Optional.empty();
    };
  }

  private static Optional<Effect> effect(Said said, FollowUp followUp, TaskLine line) {
    return said.effects().stream()
        .filter(effect -> TaskLine.task(effect).filter(line.task().id()::equals).isPresent())
        .filter(effect -> fits(effect, followUp))
        .findFirst();
  }

  private static boolean fits(Effect effect, FollowUp followUp) {
    return switch (followUp) {
      case FollowUp.Extended _ -> effect instanceof Effect.Extend;
      case FollowUp.Reassigned _ -> effect instanceof Effect.Reassign;
      case FollowUp.Closed _ -> effect instanceof Effect.Close;
      case FollowUp.Reported _, FollowUp.Completed _ -> false;
    };
  }
}
