package org.mufakat.server.forum;

import java.util.Optional;

/// How far the record goes, and the hash of all up to there.
///
/// @param position of the last entry; 0 where there is none yet
public record RecordPoint(long position, EntryHash hash) {

  private static final int MOST_DIGITS = 18;

  public RecordPoint {
    if (position < 0) {
      throw new IllegalArgumentException("positions are counted from 1");
    }
  }

  /// The point after an entry more.
  public RecordPoint next(String note) {
    return next(EntryHash.ofText(note));
  }

  /// @param note the hash of the next entry's note
  RecordPoint next(EntryHash note) {
    return new RecordPoint(position + 1, hash.next(position + 1, note));
  }

  static Optional<RecordPoint> parse(String text) {
    int blank = text.indexOf(' ');
    if (blank < 0 || !isPosition(text.substring(0, blank))) {
      return Optional.empty();
    }
    long position = Long.parseLong(text.substring(0, blank));
    return EntryHash.parse(text.substring(blank + 1)).map(hash -> new RecordPoint(position, hash));
  }

  private static boolean isPosition(String digits) {
    boolean all = !digits.isEmpty() && digits.length() <= MOST_DIGITS;
    for (int i = 0; all && i < digits.length(); i++) {
      all = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    return all && (digits.length() == 1 || digits.charAt(0) != '0');
  }

  /// `12 5f0c…`
  @Override
  public String toString() {
    return position + " " + hash;
  }
}
