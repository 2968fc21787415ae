package org.mufakat.server.conference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mufakat.forum.Effect;
import org.mufakat.forum.Forum;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Proposal;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.conference.ForumMeetings.Attendance;
import org.mufakat.server.conference.ForumMeetings.Item;
import org.mufakat.server.conference.ForumMeetings.Particulars;
import org.mufakat.server.forum.Chronicle;

/// All that a meeting's papers are made of, as one reader may see it.
///
/// @param texts that are spoken of, have been tabled and may be read by the reader, by id
/// @param deliverables what each task asks for, by the task's id
record MeetingFile(
    Meeting meeting,
    Optional<Particulars> particulars,
    List<Item> agenda,
    List<Attendance> attendance,
    List<AdoptedText> adopted,
    List<TaskAtMeeting> tasks,
    Map<OpaqueId, Proposal> texts,
    Map<OpaqueId, String> deliverables) {

  MeetingFile {
    agenda = List.copyOf(agenda);
    attendance = List.copyOf(attendance);
    adopted = List.copyOf(adopted);
    tasks = List.copyOf(tasks);
    texts = Map.copyOf(texts);
    deliverables = Map.copyOf(deliverables);
  }

  MeetingId id() {
    return meeting.id();
  }

  /// Empty where there is no such meeting in the record, or it is of a body that the reader may not
  /// follow: an observer follows those that they observe.
  ///
  /// @param kept what the hub keeps beside the record, where it does
  static Optional<MeetingFile> of(ForumRoom room, Optional<ForumMeetings> kept, MeetingId id) {
    if (!room.mayFollow(id.body())) {
      return Optional.empty();
    }
    return room.look((forum, chronicle) -> Recorded.of(id, forum, chronicle))
        .map(recorded -> of(recorded, room, kept));
  }

  private static MeetingFile of(Recorded recorded, ForumRoom room, Optional<ForumMeetings> kept) {
    var id = recorded.meeting.id();
    var agenda = kept.map(m -> m.agenda(id)).orElse(List.of());
    var spokenOf = recorded.textsInEffects();
    agenda.forEach(item -> item.text().ifPresent(spokenOf::add));
    return new MeetingFile(
        recorded.meeting,
        kept.flatMap(m -> m.particulars(id)),
        agenda,
        kept.map(m -> m.attendance(id)).orElse(List.of()),
        recorded.adopted,
        recorded.tasks,
        recorded.texts.values().stream()
            .filter(text -> spokenOf.contains(text.id()) && room.mayRead(text))
            .collect(Collectors.toMap(Proposal::id, text -> text)),
        recorded.deliverables);
  }

  /// What the record holds, whoever reads it.
  private record Recorded(
      Meeting meeting,
      List<AdoptedText> adopted,
      List<TaskAtMeeting> tasks,
      Map<OpaqueId, Proposal> texts,
      Map<OpaqueId, String> deliverables) {

    static Optional<Recorded> of(MeetingId id, Forum forum, Chronicle chronicle) {
      return forum
          .meeting(id)
          .map(
              meeting ->
                  new Recorded(
                      meeting,
                      AdoptedText.of(id, forum, chronicle),
                      TaskAtMeeting.of(meeting, forum, chronicle),
                      tabled(forum),
                      deliverables(forum)));
    }

    private static Map<OpaqueId, Proposal> tabled(Forum forum) {
      return forum.proposals().stream()
          .filter(text -> text.version() > 0)
          .collect(Collectors.toMap(Proposal::id, text -> text));
    }

    private static Map<OpaqueId, String> deliverables(Forum forum) {
      var all = new HashMap<OpaqueId, String>();
      forum.tasks().forEach(task -> all.put(task.task().id(), task.task().deliverable()));
      return all;
    }

    Set<OpaqueId> textsInEffects() {
      var found = new HashSet<OpaqueId>();
      for (var text : adopted) {
        for (var effect : text.decision().follows().effects()) {
          switch (effect) {
            case Effect.LetSomeGoAhead(var proposal) -> found.add(proposal);
            case Effect.Direct(var proposal) -> found.add(proposal);
            case Effect.Extend _, Effect.Reassign _, Effect.Close _ -> {}
          }
        }
      }
      return found;
    }
  }
}
