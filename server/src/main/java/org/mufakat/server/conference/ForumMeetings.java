package org.mufakat.server.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.ledger.OpaqueId;

/// What the hub keeps of meetings beside the record: when and where, what is on the agenda, who was
/// there, which papers there are, and what a preparatory meeting said of each draft. Within a
/// process the pages of every node ask it directly; the wire carries the same calls.
public interface ForumMeetings {

  /// When and where.
  ///
  /// @param place a town, or that it is held at a distance
  /// @param prepares the meeting whose texts this one clears, where it is a preparatory one
  record Particulars(
      MeetingId meeting,
      Optional<LocalDate> first,
      Optional<LocalDate> last,
      String place,
      Optional<MeetingId> prepares) {}

  /// A point of the agenda.
  ///
  /// @param number from 1, in the order in which they are taken
  /// @param text the text or the task that it is about, at most one of them
  record Item(
      int number,
      String title,
      Optional<OpaqueId> text,
      Optional<OpaqueId> task,
      List<PaperHash> papers) {
    public Item {
      papers = List.copyOf(papers);
    }
  }

  /// Who was there: a member's delegation, or somebody else by their organisation. No names.
  ///
  /// @param member empty for those who come for none
  /// @param as the office of whoever led them, or the organisation
  /// @param persons 1 or more
  record Attendance(Optional<String> member, String as, int persons) {}

  /// What a preparatory meeting said of one version of a draft. It binds nobody.
  record Clearance(
      MeetingId at, OpaqueId text, int version, boolean cleared, String note, Instant when) {}

  Optional<Particulars> particulars(MeetingId meeting);

  /// The meeting that prepares another, where one does.
  Optional<MeetingId> preparing(MeetingId meeting);

  List<Item> agenda(MeetingId meeting);

  List<Attendance> attendance(MeetingId meeting);

  /// All that were given, the last of each text and meeting.
  List<Clearance> clearances(MeetingId preparatory);
}
