package org.mufakat.server.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;

/// What a person was typing into a form and has not stored, so that a lost connection loses
/// nothing. Sealed under a key of its own, seen by that person alone, gone once the form is stored
/// or a week has passed. No entry in the ledger tells of it: nothing of a case was changed.
public final class Drafts {

  public static final int LONGEST = 60_000;

  private static final Duration KEPT = Duration.ofDays(7);

  private final CaseRoom room;

  public Drafts(CaseRoom room) {
    this.room = room;
  }

  /// @param text as the form's script wrote it
  public record Draft(Instant at, String text) {
    /// Never shows the text.
    @Override
    public String toString() {
      return "Draft[" + at + "]";
    }
  }

  private record Kept(OpaqueId owner, Instant at, byte[] sealed) {}

  /// The case that a form is of: `note/91ab…`; empty for one of no case yet.
  private static Optional<OpaqueId> fileOf(String form) {
    return Arrays.stream(form.split("/"))
        .skip(1)
        .findFirst()
        .filter(OpaqueId::isWellFormed)
        .map(OpaqueId::new);
  }

  private boolean maySee(String form) {
    return fileOf(form).map(new CaseFiles(room)::maySee).orElse(true);
  }

  /// @param form which form it is: `intake`, `note/` and the case
  /// @param text 1 to 60,000 characters
  public void keep(String form, String text) {
    if (!maySee(form)) {
      return;
    }
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new IllegalArgumentException("a draft has 1 to 60,000 characters");
    }
    var owner = kept(form).map(Kept::owner).orElseGet(room::drawId);
    var sealed = room.seals().sealText(owner, "draft", text);
    room.transaction()
        .with(
            "INSERT INTO %1$s.draft (account, form, case_id, owner, at, sealed) VALUES (?, ?, ?, ?,"
                + " ?, ?) ON CONFLICT (account, form) DO UPDATE SET owner = EXCLUDED.owner, at ="
                + " EXCLUDED.at, sealed = EXCLUDED.sealed",
            statement -> {
              statement.setString(1, room.worker().account().value());
              statement.setString(2, form);
              statement.setString(3, fileOf(form).map(OpaqueId::value).orElse(null));
              statement.setString(4, owner.value());
              statement.setObject(5, CaseFiles.utc(room.now()));
              statement.setBytes(6, sealed);
              return statement.executeUpdate();
            });
  }

  private Optional<Kept> kept(String form) {
    return room.transaction()
        .with(
            "SELECT owner, at, sealed FROM %1$s.draft WHERE account = ? AND form = ?",
            statement -> {
              statement.setString(1, room.worker().account().value());
              statement.setString(2, form);
              try (var row = statement.executeQuery()) {
                return row.next()
                    ? Optional.of(
                        new Kept(
                            new OpaqueId(row.getString(1)),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getBytes(3)))
                    : Optional.empty();
              }
            });
  }

  /// Empty when there is none, or it is older than a week.
  public Optional<Draft> find(String form) {
    return kept(form)
        .filter(_ -> maySee(form))
        .filter(draft -> draft.at().plus(KEPT).isAfter(room.now()))
        .flatMap(
            draft ->
                room.seals()
                    .openText(draft.owner(), "draft", draft.sealed())
                    .map(text -> new Draft(draft.at(), text)));
  }

  public void forget(String form) {
    kept(form).ifPresent(draft -> room.seals().destroy(draft.owner()));
    room.transaction()
        .with(
            "DELETE FROM %1$s.draft WHERE account = ? AND form = ?",
            statement -> {
              statement.setString(1, room.worker().account().value());
              statement.setString(2, form);
              return statement.executeUpdate();
            });
  }

  /// Destroys the drafts that nobody went on with, and those of a case.
  ///
  /// @return how many
  int destroy(OpaqueId file) {
    return destroy("case_id = ?", file.value());
  }

  int destroyOld() {
    return destroy("at < ?", CaseFiles.utc(room.now().minus(KEPT)));
  }

  private int destroy(String which, Object value) {
    var owners =
        room.transaction()
            .with(
                "DELETE FROM %1$s.draft WHERE " + which + " RETURNING owner",
                statement -> {
                  statement.setObject(1, value);
                  return CompartmentTransaction.ids(statement);
                });
    owners.forEach(room.seals()::destroy);
    return owners.size();
  }
}
