package org.mufakat.server.cases;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// Free notes of a case. A note on a person is sealed under that person's key and goes with it;
/// every other one under the case's.
public final class Notes {

  public static final int LONGEST = 20_000;

  private final CaseRoom room;

  public Notes(CaseRoom room) {
    this.room = room;
  }

  /// @param about the person it is on, empty for one on the case
  /// @param by the account, by opaque id
  public record Note(OpaqueId id, Optional<OpaqueId> about, OpaqueId by, Instant at, String text) {
    /// Never shows the text.
    @Override
    public String toString() {
      return "Note[" + id + "]";
    }
  }

  /// Adds a note to a case that the person may see. Notes are not changed.
  ///
  /// @param text 1 to 20,000 characters
  public OpaqueId add(OpaqueId file, Optional<OpaqueId> about, String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException("a note has 1 to 20,000 characters");
    }
    var id = room.drawId();
    var owner = about.orElse(file);
    var sealed = room.seals().sealText(owner, "note/" + id, text);
    room.transaction()
        .with(
            "INSERT INTO %1$s.note (id, case_id, owner, account, at, sealed)"
                + " VALUES (?, ?, ?, ?, ?, ?)",
            statement -> {
              statement.setString(1, id.value());
              statement.setString(2, file.value());
              statement.setString(3, owner.value());
              statement.setString(4, room.worker().account().value());
              statement.setObject(5, CaseFiles.utc(room.now()));
              statement.setBytes(6, sealed);
              return statement.executeUpdate();
            });
    room.tell(LedgerEvent.CASE_CHANGED, Subject.Kind.CASE, file, Reason.NONE);
    return id;
  }

  private record Kept(OpaqueId id, OpaqueId owner, OpaqueId by, Instant at, byte[] sealed) {}

  /// The notes of a case, the newest first; those of erased persons are not there.
  public List<Note> of(OpaqueId file) {
    var notes = new ArrayList<Note>();
    for (Kept kept : kept(file)) {
      room.seals()
          .openText(kept.owner(), "note/" + kept.id(), kept.sealed())
          .ifPresent(
              text ->
                  notes.add(
                      new Note(
                          kept.id(),
                          kept.owner().equals(file) ? Optional.empty() : Optional.of(kept.owner()),
                          kept.by(),
                          kept.at(),
                          text)));
    }
    return notes;
  }

  private List<Kept> kept(OpaqueId file) {
    return room.transaction()
        .with(
            "SELECT id, owner, account, at, sealed FROM %1$s.note WHERE case_id = ?"
                + " ORDER BY at DESC, id",
            statement -> {
              statement.setString(1, file.value());
              var all = new ArrayList<Kept>();
              try (var row = statement.executeQuery()) {
                while (row.next()) {
                  all.add(
                      new Kept(
                          new OpaqueId(row.getString(1)),
                          new OpaqueId(row.getString(2)),
                          new OpaqueId(row.getString(3)),
                          row.getObject(4, OffsetDateTime.class).toInstant(),
                          row.getBytes(5)));
                }
              }
              return all;
            });
  }
}
