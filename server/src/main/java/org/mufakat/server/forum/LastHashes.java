package org.mufakat.server.forum;

import java.util.Optional;

/// The hashes at the last positions of a record, as many as a signer may be behind.
final class LastHashes {

  /// How far behind the record a signer may be: a signature that saw less is asked for anew.
  static final int MOST = 4_096;

  private final EntryHash[] hashes = new EntryHash[MOST];
  private long last;

  LastHashes(RecordPoint first) {
    add(first);
  }

  void add(RecordPoint point) {
    last = point.position();
    hashes[place(last)] = point.hash();
  }

  /// Empty where the position is to come or too long ago.
  Optional<EntryHash> at(long position) {
    return position > last || last - position >= MOST
        ? Optional.empty()
        : Optional.of(hashes[place(position)]);
  }

  private static int place(long position) {
    return (int) (position % MOST);
  }
}
