package org.mufakat.server.forum;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.mufakat.ledger.VerifierKey;

/// What a record says of itself before its first entry. Its hash names the record: what was signed
/// for one record is worth nothing in another.
///
/// @param begins meetings held before are those of the pack's register; later ones are convened
///   here
/// @param hub the key of the hub that keeps it
public record Genesis(String regime, Instant begins, VerifierKey hub) {

  private static final String FIRST_LINE = "mufakat-forum-record/v1";

  String text() {
    return "%s\nregime %s\nbegins %s\nhub %s\n".formatted(FIRST_LINE, regime, begins, hub);
  }

  static Optional<Genesis> parse(String text) {
    var lines = text.split("\n", -1);
    if (lines.length != 5) {
      return Optional.empty();
    }
    try {
      return VerifierKey.parse(after(lines[3], "hub "))
          .map(
              hub ->
                  new Genesis(
                      after(lines[1], "regime "), Instant.parse(after(lines[2], "begins ")), hub))
          .filter(read -> read.text().equals(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String after(String line, String start) {
    return line.startsWith(start) ? line.substring(start.length()) : "";
  }

  /// What names the record.
  public EntryHash hash() {
    return EntryHash.ofText(text());
  }

  RecordPoint point() {
    return new RecordPoint(0, hash());
  }
}
