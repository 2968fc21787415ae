package org.mufakat.server.forum;

import java.time.Duration;
import java.util.List;
import org.mufakat.ledger.SignedNote;

/// The line between a member's node and the hub's record: in one process a call, between two the
/// wire. Nothing that comes over it is believed before it was checked.
public interface ForumLine {

  /// The most entries that a page has.
  int MOST = 1_000;

  /// Hands in a signed event. May be asked again with the same note: it is recorded once.
  Submitted submit(String note);

  /// The entries after a position, in order.
  ///
  /// @param after 0 for the first
  /// @param most 1 to [#MOST]
  Read read(long after, int most);

  /// Waits until the record goes further than a position, or until somebody has to look again
  /// without being told. A hint and no more: what is there is read and checked.
  ///
  /// @param atMost how long; over a wire, how long the hub may keep the question
  /// @return whether the hub says that it goes further
  boolean awaitAfter(long position, Duration atMost) throws InterruptedException;

  sealed interface Submitted {

    record Answered(ForumReply reply) implements Submitted {}

    /// The hub cannot be reached; whether it has it is not known. Ask again.
    record Silent(String why) implements Submitted {}
  }

  sealed interface Read {

    /// @param head how far the record goes, signed by the hub
    record Page(List<RecordEntry> entries, SignedNote head) implements Read {
      public Page {
        entries = List.copyOf(entries);
      }
    }

    record Silent(String why) implements Read {}
  }
}
