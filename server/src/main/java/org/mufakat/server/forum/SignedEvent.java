package org.mufakat.server.forum;

import java.util.Optional;
import org.mufakat.forum.ForumEvent;
import org.mufakat.ledger.NoteSignature;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.SignedNote;

/// An event with the signature of a node under it: for which record, and how much of it the signer
/// had seen. A hub that shows two States different texts under one number cannot bring what they
/// sign together again, since each signature holds what was seen.
///
/// ```
/// mufakat-forum-event/v1
/// record 64 hex digits
/// seen 12 64 hex digits
/// {"at":"2031-05-06T07:08:09Z", …}
///
/// — mufakat/example/XNO/forum signature
/// ```
///
/// @param record hash of its [Genesis]
/// @param seen a point of the record that the signer's node had checked
/// @param note as it was signed; it is kept and sent as it is, and never written anew
public record SignedEvent(EntryHash record, RecordPoint seen, ForumEvent event, SignedNote note) {

  private static final String FIRST_LINE = "mufakat-forum-event/v1";

  /// @throws IllegalArgumentException where the event has no text form: see [EventText]
  public static SignedEvent sign(
      EntryHash record, RecordPoint seen, ForumEvent event, NoteSigner signer) {
    var text =
        "%s\nrecord %s\nseen %s\n".formatted(FIRST_LINE, record, seen)
            + EventText.write(event)
            + "\n";
    return new SignedEvent(record, seen, event, SignedNote.sign(text, signer));
  }

  /// Reads a note; empty where it is none in its one form, with one signature.
  static Optional<SignedEvent> parse(String text) {
    return SignedNote.parse(text)
        .filter(note -> note.signatures().size() == 1 && note.toString().equals(text))
        .flatMap(SignedEvent::of);
  }

  private static Optional<SignedEvent> of(SignedNote note) {
    var lines = note.text().split("\n", -1);
    if (lines.length != 5
        || !lines[0].equals(FIRST_LINE)
        || !lines[1].startsWith("record ")
        || !lines[2].startsWith("seen ")) {
      return Optional.empty();
    }
    var record = EntryHash.parse(lines[1].substring("record ".length()));
    var seen = RecordPoint.parse(lines[2].substring("seen ".length()));
    return record.isPresent() && seen.isPresent()
        ? EventText.read(lines[3])
            .map(event -> new SignedEvent(record.get(), seen.get(), event, note))
        : Optional.empty();
  }

  NoteSignature signature() {
    return note.signatures().getFirst();
  }
}
