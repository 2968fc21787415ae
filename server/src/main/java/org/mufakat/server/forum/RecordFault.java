package org.mufakat.server.forum;

/// Why a record is not what it says to be, at the first position where that shows.
public sealed interface RecordFault {

  long position();

  /// There is no entry at the position, and there are later ones.
  record Missing(long position) implements RecordFault {}

  /// It is no signed event in its one form.
  record NotReadable(long position) implements RecordFault {}

  /// The hash beside the entry does not follow from the entry and the one before.
  record OtherHash(long position, EntryHash follows) implements RecordFault {}

  /// The rules, or the signature, do not let it in.
  record NotAllowed(long position, Hindrance why) implements RecordFault {}

  /// It ends before a position that the hub once said it had.
  record Shortened(long position, RecordPoint before) implements RecordFault {}
}
