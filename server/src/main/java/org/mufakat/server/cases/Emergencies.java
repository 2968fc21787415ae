package org.mufakat.server.cases;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// Opens a case of one's own side to someone who does not work on it, for two hours, when it cannot
/// wait. The wall stays: nothing of the other side is opened. The focal point is told each time.
public final class Emergencies {

  public static final Duration LASTS = Duration.ofHours(2);

  /// The reasons that there are.
  public static final List<Reason> REASONS =
      List.of(Reason.DANGER_TO_LIFE, Reason.VICTIM_REQUEST, Reason.REQUEST_FROM_ANOTHER_STATE);

  private final CaseRoom room;

  public Emergencies(CaseRoom room) {
    this.room = room;
  }

  /// What the focal point sees.
  ///
  /// @param account of whoever opened it
  /// @param file an id that opens nothing to whoever reads it here
  /// @param seen whether a focal point said that it was read
  public record Emergency(
      OpaqueId id,
      Compartment side,
      OpaqueId file,
      OpaqueId account,
      Reason reason,
      Instant opened,
      Instant expires,
      boolean seen) {}

  /// Opens the case of this reference.
  ///
  /// @return the case; empty where the side has none of that reference
  public Optional<OpaqueId> open(String reference, Reason why) {
    if (!REASONS.contains(why)) {
      throw new IllegalArgumentException("not a reason for an emergency");
    }
    var file =
        room.transaction()
            .with(
                "SELECT id FROM %1$s.case_file WHERE reference = ?",
                statement -> {
                  statement.setString(1, reference);
                  return CompartmentTransaction.ids(statement).stream().findFirst();
                });
    file.ifPresent(id -> open(id, why));
    return file;
  }

  private void open(OpaqueId file, Reason why) {
    room.transaction()
        .with(
            "INSERT INTO emergency (id, side, case_id, account, reason, opened, expires)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
            statement -> {
              statement.setString(1, room.drawId().value());
              statement.setString(2, room.side().slug());
              statement.setString(3, file.value());
              statement.setString(4, room.worker().account().value());
              statement.setString(5, why.code());
              statement.setObject(6, CaseFiles.utc(room.now()));
              statement.setObject(7, CaseFiles.utc(room.now().plus(LASTS)));
              return statement.executeUpdate();
            });
    room.tell(LedgerEvent.BREAK_GLASS_OPENED, Subject.Kind.CASE, file, why);
  }

  /// Ends what the person opened before it ends by itself.
  public void close(OpaqueId file) {
    int ended =
        room.transaction()
            .with(
                "UPDATE emergency SET expires = ? WHERE case_id = ? AND account = ?"
                    + " AND expires > ?",
                statement -> {
                  statement.setObject(1, CaseFiles.utc(room.now()));
                  statement.setString(2, file.value());
                  statement.setString(3, room.worker().account().value());
                  statement.setObject(4, CaseFiles.utc(room.now()));
                  return statement.executeUpdate();
                });
    if (ended > 0) {
      room.tell(LedgerEvent.BREAK_GLASS_CLOSED, Subject.Kind.CASE, file, Reason.NONE);
    }
  }

  /// Until when the person sees a case by an emergency alone.
  public Optional<Instant> until(OpaqueId file) {
    return room.transaction()
        .with(
            "SELECT max(expires) FROM emergency WHERE case_id = ? AND account = ?"
                + " AND expires > ?",
            statement -> {
              statement.setString(1, file.value());
              statement.setString(2, room.worker().account().value());
              statement.setObject(3, CaseFiles.utc(room.now()));
              try (var row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant);
              }
            });
  }

  /// All of a node, the newest first, at most 200: for the focal point.
  public static List<Emergency> all(Connection connection) throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "SELECT id, side, case_id, account, reason, opened, expires, seen FROM emergency"
                    + " ORDER BY opened DESC, id LIMIT 200");
        var row = statement.executeQuery()) {
      var all = new ArrayList<Emergency>();
      while (row.next()) {
        all.add(
            new Emergency(
                new OpaqueId(row.getString(1)),
                Compartment.bySlug(row.getString(2)).orElseThrow(),
                new OpaqueId(row.getString(3)),
                new OpaqueId(row.getString(4)),
                Reason.byCode(row.getString(5)).orElseThrow(),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getObject(8) != null));
      }
      return all;
    }
  }

  /// How many a focal point has not said to have read.
  public static int unseen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM emergency WHERE seen IS NULL")) {
      row.next();
      return row.getInt(1);
    }
  }

  /// A focal point read of those that were opened until then.
  ///
  /// @param until the newest that was shown
  /// @param by the focal point's account
  public static void see(Connection connection, Instant until, OpaqueId by, Instant now)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE emergency SET seen = ?, seen_by = ? WHERE seen IS NULL AND opened <= ?")) {
      statement.setObject(1, CaseFiles.utc(now));
      statement.setString(2, by.value());
      statement.setObject(3, CaseFiles.utc(until));
      statement.executeUpdate();
    }
  }
}
