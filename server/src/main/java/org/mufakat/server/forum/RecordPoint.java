package org.mufakat.server.forum;

import java.util.Optional;
import java.util.regex.Pattern;

/// How far the record goes, and the hash of all up to there.
///
/// @param position of the last entry; 0 where there is none yet
public record RecordPoint(long position, EntryHash hash) {

  private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d{0,17}) ([0-9a-f]{64})");

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
    var match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(
            new RecordPoint(Long.parseLong(match.group(1)), new EntryHash(match.group(2))))
        : Optional.empty();
  }

  /// `12 5f0c…`
  @Override
  public String toString() {
    return position + " " + hash;
  }
}
