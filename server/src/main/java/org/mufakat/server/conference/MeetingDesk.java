package org.mufakat.server.conference;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Proposal;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.conference.ForumMeetings.Attendance;
import org.mufakat.server.conference.ForumMeetings.Clearance;
import org.mufakat.server.conference.ForumMeetings.Particulars;
import org.mufakat.server.conference.MeetingBook.Document;
import org.mufakat.server.conference.MeetingBook.Kept;

/// Where one person changes what the hub keeps of one meeting: each change is theirs only while a
/// live credential lets them keep the body's papers.
final class MeetingDesk {

  private final ForumRoom room;
  private final MeetingBook book;
  private final MeetingId meeting;

  MeetingDesk(ForumRoom room, MeetingBook book, MeetingId meeting) {
    this.room = room;
    this.book = book;
    this.meeting = meeting;
  }

  /// What came of asking for a change; where it is not `DONE`, nothing changed.
  enum Change {
    DONE,
    /// No live credential as secretariat or chair at the body.
    NOT_THEIRS,
    /// The meeting is closed, and its agenda stays as it was.
    OVER,
    /// What a meeting says it says while it is in session.
    NOT_IN_SESSION,
    CHANGED_SINCE,
    PREPARED_ALREADY,
    /// The text has a later version, or is not open any more.
    LATER_VERSION,
    /// The agenda has as many points as it can have.
    FULL,
    /// The paper stands on the agenda.
    ON_THE_AGENDA;

    /// The last part of the message's key.
    public String slug() {
      return ForumWords.slug(this);
    }

    public boolean isDone() {
      return this == DONE;
    }

    private static Change of(Kept kept) {
      return switch (kept) {
        case DONE -> DONE;
        case CHANGED_SINCE -> CHANGED_SINCE;
        case PREPARED_ALREADY -> PREPARED_ALREADY;
      };
    }
  }

  private boolean isTheirs() {
    return room.keepsThePapersOf(meeting.body());
  }

  private Optional<Meeting.State> state() {
    return room.look(forum -> forum.meeting(meeting)).map(Meeting::state);
  }

  private boolean isClosed() {
    return state().equals(Optional.of(Meeting.State.CLOSED));
  }

  private boolean isInSession() {
    return state().equals(Optional.of(Meeting.State.IN_SESSION));
  }

  Change particulars(Particulars particulars, int edition) {
    return isTheirs() ? Change.of(book.keep(particulars, edition)) : Change.NOT_THEIRS;
  }

  /// @param change of the agenda as it stands; it is made only where that is the edition
  Change agenda(UnaryOperator<Agenda> change, int edition) {
    if (!isTheirs()) {
      return Change.NOT_THEIRS;
    }
    if (isClosed()) {
      return Change.OVER;
    }
    var changed = change.apply(new Agenda(book.agenda(meeting)));
    return changed.items().size() > Agenda.MOST_ITEMS
        ? Change.FULL
        : Change.of(book.keepAgenda(meeting, changed.items(), edition));
  }

  Change adoptAgenda(int edition) {
    if (!isTheirs()) {
      return Change.NOT_THEIRS;
    }
    return isInSession()
        ? Change.of(book.adoptAgenda(meeting, edition, room.now()))
        : Change.NOT_IN_SESSION;
  }

  Change attendance(List<Attendance> there, int edition) {
    return isTheirs() ? Change.of(book.keepAttendance(meeting, there, edition)) : Change.NOT_THEIRS;
  }

  Change add(ForumPapers papers, Paper paper) {
    if (!isTheirs()) {
      return Change.NOT_THEIRS;
    }
    var hash = papers.keep(paper, new Audience.TheForum(), room.now());
    book.add(meeting, new Document(hash, paper.name(), paper.content().length, room.now()));
    return Change.DONE;
  }

  Change remove(PaperHash paper) {
    if (!isTheirs()) {
      return Change.NOT_THEIRS;
    }
    if (new Agenda(book.agenda(meeting)).has(paper)) {
      return Change.ON_THE_AGENDA;
    }
    book.remove(meeting, paper);
    return Change.DONE;
  }

  /// Says of the version of a text that was read whether the preparatory meeting clears it.
  Change clear(OpaqueId text, int version, boolean cleared, String note) {
    if (!isTheirs()) {
      return Change.NOT_THEIRS;
    }
    if (!isInSession()) {
      return Change.NOT_IN_SESSION;
    }
    var prepared = book.particulars(meeting).flatMap(Particulars::prepares);
    if (room.look(forum -> forum.proposal(text))
        .filter(p -> isToBeCleared(p, version, prepared))
        .isEmpty()) {
      return Change.LATER_VERSION;
    }
    book.clear(new Clearance(meeting, text, version, cleared, note, room.now()));
    return Change.DONE;
  }

  private static boolean isToBeCleared(
      Proposal proposal, int version, Optional<MeetingId> prepared) {
    return prepared.map(MeetingId::body).equals(Optional.of(proposal.body()))
        && BeforeTheBody.is(proposal)
        && proposal.version() == version;
  }
}
