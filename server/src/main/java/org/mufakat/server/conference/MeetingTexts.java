package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.conference.ForumMeetings.Clearance;
import org.mufakat.server.forum.Chronicle;
import org.mufakat.server.forum.ProposalStory;

/// The texts that are before a meeting, with what its preparatory meeting said of them.
final class MeetingTexts {

  private final ForumRoom room;
  private final MeetingWords words;

  MeetingTexts(ForumRoom room, MeetingWords words) {
    this.room = room;
    this.words = words;
  }

  /// A text before a meeting.
  ///
  /// @param stage in words
  /// @param clearing what a preparatory meeting said of it, where one prepares this meeting
  record Row(
      OpaqueId id,
      String title,
      String address,
      int version,
      String stage,
      boolean isOpen,
      Optional<Clearing> clearing) {}

  /// @param kind `cleared`, `returned`, `void` (of an earlier version) or `not-yet`
  /// @param version that it was said of; 0 where nothing was
  record Clearing(String kind, int version, String note, String when) {
    static final Clearing NOT_YET = new Clearing("not-yet", 0, "", "");
  }

  /// Those before the body that are not decided, and those that were put to this meeting.
  List<Row> before(MeetingId meeting, Optional<List<Clearance>> clearances) {
    var state = room.look(forum -> forum.meeting(meeting)).map(Meeting::state);
    var rows = new ArrayList<Row>();
    var said = bySubject(clearances);
    for (var text : room.texts()) {
      if (text.body().equals(meeting.body()) && text.version() > 0) {
        boolean isAhead = !state.equals(Optional.of(Meeting.State.CLOSED));
        if (isAhead && BeforeTheBody.is(text)
            || !state.equals(Optional.of(Meeting.State.CONVENED)) && wasPut(text, meeting)) {
          rows.add(row(text, said));
        }
      }
    }
    return rows;
  }

  /// Those before a body that a preparatory meeting clears.
  List<Row> toBeCleared(String body, List<Clearance> clearances) {
    var said = bySubject(Optional.of(clearances));
    return room.texts().stream()
        .filter(text -> text.body().equals(body) && text.version() > 0 && BeforeTheBody.is(text))
        .map(text -> row(text, said))
        .toList();
  }

  private static Optional<Map<OpaqueId, Clearance>> bySubject(
      Optional<List<Clearance>> clearances) {
    return clearances.map(
        all -> {
          var said = new HashMap<OpaqueId, Clearance>();
          all.forEach(clearance -> said.put(clearance.text(), clearance));
          return said;
        });
  }

  private boolean wasPut(Proposal text, MeetingId meeting) {
    return room.look((_, chronicle) -> wasPut(text, meeting, chronicle));
  }

  private static boolean wasPut(Proposal text, MeetingId meeting, Chronicle chronicle) {
    return chronicle.story(text.id()).map(ProposalStory::versions).orElse(List.of()).stream()
        .flatMap(version -> version.steps().stream())
        .anyMatch(step -> putTo(step.event()).equals(Optional.of(meeting)));
  }

  private static Optional<MeetingId> putTo(ForumEvent event) {
    return switch (event) {
      case ForumEvent.Called e -> Optional.of(e.meeting());
      case ForumEvent.SilenceAsked e -> Optional.of(e.meeting());
      case ForumEvent.ReferredToCapitals e -> Optional.of(e.meeting());
      default -> Optional.empty();
    };
  }

  private Row row(Proposal text, Optional<Map<OpaqueId, Clearance>> said) {
    return new Row(
        text.id(),
        words.words().title(text.text()),
        "/%s/forum/texts/%s".formatted(words.node().slug(), text.id().value()),
        text.version(),
        stage(text.stage()),
        BeforeTheBody.is(text),
        said.map(
            all ->
                Optional.ofNullable(all.get(text.id()))
                    .map(clearance -> clearing(clearance, text.version()))
                    .orElse(Clearing.NOT_YET)));
  }

  private Clearing clearing(Clearance clearance, int version) {
    var kind =
        clearance.version() != version ? "void" : clearance.cleared() ? "cleared" : "returned";
    return new Clearing(
        kind, clearance.version(), clearance.note(), words.words().time(clearance.when()));
  }

  /// A text's stage in words.
  String stage(Stage stage) {
    return words.words().say("meetings.stage." + TextWords.slug(stage), of(stage));
  }

  /// What the words of a stage name: a meeting, a time, members, a body.
  private String of(Stage stage) {
    var say = words.words();
    return switch (stage) {
      case Stage.Call(var at) -> say.meeting(at);
      case Stage.SilenceAsked(var silence) -> say.meeting(silence.agreedAt());
      case Stage.SilenceRuns(var silence) -> say.time(silence.expires());
      case Stage.AdReferendum(_, var referring, _) -> say.members(referring);
      case Stage.Blocked(var at) -> say.meeting(at);
      case Stage.Deferred(var to) -> say.meeting(to);
      case Stage.Referred(var to) -> say.body(to);
      case Stage.Draft _,
          Stage.Consultation _,
          Stage.Adopted _,
          Stage.Lapsed _,
          Stage.Withdrawn _ ->
          "";
    };
  }

  /// Those that were put to a meeting and have no answer yet: they stay as they are when it closes.
  List<Row> called(MeetingId meeting) {
    return room.texts().stream()
        .filter(text -> isAsked(text.stage(), meeting))
        .map(text -> row(text, Optional.empty()))
        .toList();
  }

  private static boolean isAsked(Stage stage, MeetingId meeting) {
    return switch (stage) {
      case Stage.Call(var at) -> at.equals(meeting);
      case Stage.SilenceAsked(var silence) -> silence.agreedAt().equals(meeting);
      default -> false;
    };
  }
}
