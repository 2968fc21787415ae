package org.mufakat.server.conference;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;

/// What the hub keeps of meetings, with what changes it. Whoever changes something goes through
/// [MeetingDesk], which asks whether they keep the body's papers.
///
/// Each part of a meeting has an edition, which counts up with each change. Whoever changes a part
/// names the edition that they read; where somebody changed it since, nothing is changed, and they
/// are told.
public interface MeetingBook extends ForumMeetings {

  int LONGEST_PLACE = 200;
  int LONGEST_TITLE = 300;
  int LONGEST_OFFICE = 200;
  int LONGEST_NOTE = 2_000;
  int MOST_PERSONS = 9_999;

  /// How often each part was changed.
  record Edition(int particulars, int agenda, int attendance) {
    /// Of a meeting of which nothing is kept yet.
    public static final Edition NONE = new Edition(0, 0, 0);
  }

  /// That the meeting adopted its agenda.
  ///
  /// @param edition of the agenda that was adopted
  record Adoption(int edition, Instant at) {}

  /// A paper of the meeting, in the hub's papers.
  record Document(PaperHash paper, String name, int bytes, Instant added) {}

  /// What came of a change.
  enum Kept {
    DONE,
    /// Somebody changed it since it was read, and nothing is changed: read it again.
    CHANGED_SINCE,
    /// Another meeting prepares that meeting.
    PREPARED_ALREADY
  }

  /// Of every meeting that has any.
  List<Particulars> all();

  Edition edition(MeetingId meeting);

  Optional<Adoption> adoption(MeetingId meeting);

  /// In the order in which they were added.
  List<Document> documents(MeetingId meeting);

  Kept keep(Particulars particulars, int edition);

  /// The agenda whole, as it is to be.
  Kept keepAgenda(MeetingId meeting, List<Item> items, int edition);

  Kept adoptAgenda(MeetingId meeting, int edition, Instant at);

  /// Who was there, whole.
  Kept keepAttendance(MeetingId meeting, List<Attendance> there, int edition);

  /// Adds a paper; one that is there stays as it is.
  void add(MeetingId meeting, Document document);

  /// Takes a paper off the meeting's list. The paper itself is kept.
  void remove(MeetingId meeting, PaperHash paper);

  void clear(Clearance clearance);
}
