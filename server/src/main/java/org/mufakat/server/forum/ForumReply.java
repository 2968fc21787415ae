package org.mufakat.server.forum;

import java.time.Instant;
import org.mufakat.ledger.SignedNote;

/// What the hub's desk says to a signed event.
public sealed interface ForumReply {

  /// It is in the record and on the disk, also where it was there before.
  ///
  /// @param head the hub's signed word that the record goes so far: a receipt
  record Recorded(RecordPoint at, SignedNote head) implements ForumReply {}

  /// It is not, and nothing changed.
  record Refused(Hindrance why) implements ForumReply {}

  /// It is no signed event in its one form, or of a version that this hub does not know.
  record NotReadable() implements ForumReply {}

  /// Its time is not the hub's: set the clock, or sign it anew.
  record OtherClock(Instant hub) implements ForumReply {}

  /// The hub's own record is not sound: nothing is added to it before that is understood.
  record NotSound(RecordFault fault) implements ForumReply {}
}
