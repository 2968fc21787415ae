package org.mufakat.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// One thing that happened: who, when, what kind, to what, why, all by opaque ids and codes of
/// closed lists. There is no field that could take a name or a sentence.
///
/// Its bytes are eight lines of ASCII, each ended by a newline, in one canonical form. The leaf of
/// the tree is the hash of these bytes, so they are kept as they are and never written anew.
///
/// ```
/// mufakat-ledger-entry/v1
/// index 12
/// at 2031-05-06T07:08:09.120Z
/// actor 5f0c…32 hex digits investigator law-enforcement
/// event identity-read
/// subject person 91ab…32 hex digits
/// reason assigned-case
/// content 64 hex digits
/// ```
///
/// @param index where it stands in the ledger, from 0, without gaps
/// @param at to the millisecond, in the years 2000 to 9999
public record LedgerEntry(
    long index,
    Instant at,
    Actor actor,
    LedgerEvent event,
    Subject subject,
    Reason reason,
    ContentCommitment content) {

  private static final String FIRST_LINE = "mufakat-ledger-entry/v1";
  private static final byte[] BEFORE_INDEX =
      (FIRST_LINE + "\nindex ").getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_BYTES = 512;
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

  public LedgerEntry {
    if (index < 0
        || at.isBefore(EARLIEST)
        || at.isAfter(END)
        || !at.equals(at.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException(
          "an entry has an index from 0 and a time from 2000 to 9999, to the millisecond");
    }
  }

  /// The canonical bytes.
  public byte[] bytes() {
    var text =
        FIRST_LINE
            + ("\nindex " + index)
            + ("\nat " + AT.format(at))
            + ("\nactor " + actor.id() + " " + actor.role().code())
            + (" " + actor.compartmentCode())
            + ("\nevent " + event.code())
            + ("\nsubject " + subject.kind().code() + " " + subject.id())
            + ("\nreason " + reason.code())
            + ("\ncontent " + content + "\n");
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// The hash of its leaf.
  public TreeHash leafHash() {
    return TreeHash.ofLeaf(bytes());
  }

  /// Reads canonical bytes; empty for any others, however alike.
  public static Optional<LedgerEntry> decode(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return Optional.empty();
    }
    var lines = new String(bytes, StandardCharsets.US_ASCII).split("\n", -1);
    if (lines.length != 9) {
      return Optional.empty();
    }
    try {
      return read(lines).filter(entry -> Arrays.equals(entry.bytes(), bytes));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<LedgerEntry> read(String[] lines) {
    var index = Decimal.parse(field(lines[1], "index"));
    var at = AT.parse(field(lines[2], "at"), Instant::from);
    var actor = field(lines[3], "actor").split(" ", 3);
    var event = LedgerEvent.byCode(field(lines[4], "event"));
    var subject = field(lines[5], "subject").split(" ", 2);
    var reason = Reason.byCode(field(lines[6], "reason"));
    var content = ContentCommitment.parse(field(lines[7], "content"));
    if (index.isEmpty()
        || actor.length != 3
        || subject.length != 2
        || event.isEmpty()
        || reason.isEmpty()
        || content.isEmpty()) {
      return Optional.empty();
    }
    var who = Actor.read(actor[0], actor[1], actor[2]);
    var kind = Subject.Kind.byCode(subject[0]);
    if (who.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LedgerEntry(
            index.getAsLong(),
            at,
            who.get(),
            event.get(),
            new Subject(kind.get(), new OpaqueId(subject[1])),
            reason.get(),
            content.get()));
  }

  private static String field(String line, String name) {
    return line.startsWith(name + " ") ? line.substring(name.length() + 1) : "";
  }

  /// The index that the bytes of an entry say, without reading the rest of them.
  static OptionalLong indexIn(byte[] bytes) {
    int start = BEFORE_INDEX.length;
    if (bytes.length <= start || !Arrays.equals(bytes, 0, start, BEFORE_INDEX, 0, start)) {
      return OptionalLong.empty();
    }
    int end = start;
    while (end < bytes.length && end - start < 20 && bytes[end] != '\n') {
      end++;
    }
    return Decimal.parse(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
  }
}
