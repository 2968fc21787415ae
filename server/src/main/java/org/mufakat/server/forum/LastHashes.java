package org.mufakat.server.forum;

import java.util.Optional;

/// The hashes at the last positions of a record, as many as a signer may be behind.
final class LastHashes {

  /// How far behind the record a signer may be: a signature that saw less is asked for anew.
  static final int MOST = 4_096;

  private static final int BYTES = 32;

  private final byte[] hashes = new byte[MOST * BYTES];
  private long last;

  LastHashes(RecordPoint first) {
    add(first);
  }

  void add(RecordPoint point) {
    last = point.position();
    System.arraycopy(point.hash().bytes(), 0, hashes, place(last), BYTES);
  }

  /// Empty where the position is to come or too long ago.
  Optional<EntryHash> at(long position) {
    if (position > last || last - position >= MOST) {
      return Optional.empty();
    }
    var hash = new byte[BYTES];
    System.arraycopy(hashes, place(position), hash, 0, BYTES);
    return Optional.of(EntryHash.of(hash));
  }

  private static int place(long position) {
    return (int) (position % MOST) * BYTES;
  }
}
