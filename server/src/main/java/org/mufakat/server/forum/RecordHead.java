package org.mufakat.server.forum;

import java.util.Optional;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.SignedNote;

/// The hub's word on how far a record goes. Two that contradict each other prove that it showed two
/// records.
///
/// @param note signed by the hub
public record RecordHead(EntryHash record, RecordPoint point, SignedNote note) {

  private static final String FIRST_LINE = "mufakat-forum-head/v1";

  static RecordHead sign(EntryHash record, RecordPoint point, NoteSigner hub) {
    var text = "%s\nrecord %s\nhead %s\n".formatted(FIRST_LINE, record, point);
    return new RecordHead(record, point, SignedNote.sign(text, hub));
  }

  /// Reads a note that the hub of a record signed; empty where it is none.
  static Optional<RecordHead> open(SignedNote note, Genesis genesis) {
    var lines = note.text().split("\n", -1);
    boolean signed =
        note.signatures().size() == 1
            && genesis.hub().verifies(note.text(), note.signatures().getFirst());
    if (!signed
        || lines.length != 4
        || !lines[0].equals(FIRST_LINE)
        || !lines[1].equals("record " + genesis.hash())
        || !lines[2].startsWith("head ")) {
      return Optional.empty();
    }
    return RecordPoint.parse(lines[2].substring("head ".length()))
        .map(point -> new RecordHead(genesis.hash(), point, note));
  }
}
