package org.mufakat.server.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Something that has a date in the forum: a meeting, the end of a silence, a report.
///
/// @param id the same for the same thing over its changes: letters, digits and hyphens
/// @param text what it is, in the reader's language
/// @param address the page that tells more
public record Deadline(String id, String text, String address, When when) {

  /// When it is.
  public sealed interface When {

    /// Whole days, both of them in it.
    record Days(LocalDate first, LocalDate last) implements When {}

    record At(Instant moment) implements When {}
  }

  /// A part of the forum that has deadlines. Calendars ask all of them.
  public interface Source {
    /// What a person may know of.
    List<Deadline> of(ForumRoom room, ForumWords words);
  }
}
