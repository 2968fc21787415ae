package org.mufakat.forum;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.mufakat.ledger.OpaqueId;

/// Something that happens in the forum: asked of it, and where no rule refuses, its record. What
/// the forum is follows from these in their order and from nothing else.
public sealed interface ForumEvent {

  Instant at();

  /// The credential it is done under.
  OpaqueId by();

  /// A member, or the secretariat for those who act for no member, lets a person act at a body.
  /// That the member itself gave it is for whoever takes the event in to check, by its signature.
  record CredentialGiven(Instant at, OpaqueId by, Credential credential) implements ForumEvent {}

  /// By a delegate of the member that gave it; for those who act for no member, by whoever keeps
  /// the papers. One that is not live yet can be ended too.
  record CredentialEnded(Instant at, OpaqueId by, OpaqueId credential) implements ForumEvent {}

  record Convened(Instant at, OpaqueId by, MeetingId meeting, String chair, String host)
      implements ForumEvent {}

  record Opened(Instant at, OpaqueId by, MeetingId meeting) implements ForumEvent {}

  record Closed(Instant at, OpaqueId by, MeetingId meeting) implements ForumEvent {}

  record Drafted(Instant at, OpaqueId by, OpaqueId proposal, String body, Set<OpaqueId> named)
      implements ForumEvent {
    public Drafted {
      named = Set.copyOf(named);
    }
  }

  record Tabled(Instant at, OpaqueId by, OpaqueId proposal, TextVersion text)
      implements ForumEvent {}

  record Commented(
      Instant at, OpaqueId by, OpaqueId proposal, int version, String clause, String text)
      implements ForumEvent {}

  /// Other words for a clause. Before the end of a silence, it breaks it.
  record Amended(
      Instant at, OpaqueId by, OpaqueId proposal, int version, String clause, String instead)
      implements ForumEvent {}

  /// How a member would find a clause. Not a position, and nothing follows from it.
  record Sounded(
      Instant at, OpaqueId by, OpaqueId proposal, int version, String clause, Sounding sounding)
      implements ForumEvent {}

  enum Sounding {
    CAN_LIVE_WITH,
    NEEDS_WORK,
    CANNOT_LIVE_WITH
  }

  record Stated(
      Instant at,
      OpaqueId by,
      OpaqueId proposal,
      int version,
      String member,
      Position.Kind kind,
      String text,
      Optional<PaperHash> instruction)
      implements ForumEvent {

    Position position() {
      return new Position(member, kind, text, by, instruction, at);
    }
  }

  record Retracted(
      Instant at,
      OpaqueId by,
      OpaqueId proposal,
      int version,
      String member,
      Optional<PaperHash> instruction)
      implements ForumEvent {}

  /// The chair asks whether anybody objects to the text.
  record Called(Instant at, OpaqueId by, OpaqueId proposal, int version, MeetingId meeting)
      implements ForumEvent {}

  /// The chair asks whether anybody objects to deciding it by silence.
  record SilenceAsked(
      Instant at, OpaqueId by, OpaqueId proposal, int version, MeetingId meeting, Instant expires)
      implements ForumEvent {}

  record SilenceObjectedTo(
      Instant at, OpaqueId by, OpaqueId proposal, String member, Optional<PaperHash> instruction)
      implements ForumEvent {}

  /// Nobody objected to it, and it runs.
  record SilenceBegun(Instant at, OpaqueId by, OpaqueId proposal) implements ForumEvent {}

  /// A member received the notice.
  record Receipted(Instant at, OpaqueId by, OpaqueId proposal, String member)
      implements ForumEvent {}

  /// At a meeting, those named refer the text to their capitals.
  record ReferredToCapitals(
      Instant at,
      OpaqueId by,
      OpaqueId proposal,
      int version,
      MeetingId meeting,
      Set<String> referring)
      implements ForumEvent {
    public ReferredToCapitals {
      referring = Set.copyOf(referring);
    }
  }

  record Concluded(Instant at, OpaqueId by, OpaqueId proposal, int version, Outcome outcome)
      implements ForumEvent {}

  /// A member that stayed out joins.
  record Joined(Instant at, OpaqueId by, OpaqueId decision, String member) implements ForumEvent {}

  record FollowedUp(Instant at, OpaqueId by, OpaqueId task, MeetingId meeting, FollowUp followUp)
      implements ForumEvent {}
}
