package org.mufakat.server.cases;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// What was taken out of one side's register, as a file or on paper. Each taking is a row here and
/// an entry in the ledger, whose content binds the row: how many, and the file's hash.
public final class TakenOut {

  private final CaseRoom room;

  public TakenOut(CaseRoom room) {
    this.room = room;
  }

  /// @param form `csv`, `workbook`, or `print-` and for whom
  /// @param named identities in it
  /// @param whole whether Mufakat's own columns went along
  /// @param sha256 of a file; empty for what was printed
  public record Taking(
      OpaqueId id,
      OpaqueId account,
      Instant at,
      Reason reason,
      String form,
      int cases,
      int persons,
      int named,
      boolean whole,
      String sha256) {

    /// What the ledger's entry binds.
    String text() {
      return """
      mufakat taken out v1
      id %s
      form %s
      cases %d
      persons %d
      named %d
      whole %s
      sha256 %s
      """
          .formatted(id, form, cases, persons, named, whole, sha256);
    }
  }

  /// Keeps a taking and tells it, before its first byte goes out.
  void keep(Taking taking, LedgerEvent event, Subject about) {
    var salt = room.desk().drawSalt();
    room.transaction()
        .with(
            "INSERT INTO %1$s.taken_out (id, account, at, reason, form, cases, persons, named,"
                + " whole, sha256, salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            statement -> {
              statement.setString(1, taking.id().value());
              statement.setString(2, taking.account().value());
              statement.setObject(3, CaseFiles.utc(taking.at()));
              statement.setString(4, taking.reason().code());
              statement.setString(5, taking.form());
              statement.setInt(6, taking.cases());
              statement.setInt(7, taking.persons());
              statement.setInt(8, taking.named());
              statement.setBoolean(9, taking.whole());
              statement.setString(10, taking.sha256());
              statement.setBytes(11, salt);
              return statement.executeUpdate();
            });
    room.tell(
        event,
        about.kind(),
        about.id(),
        taking.reason(),
        ContentCommitment.to(taking.text().getBytes(StandardCharsets.UTF_8), salt));
  }

  /// What was taken out of this side's register lately, the newest first; of others' takings a
  /// supervisor is told, and everyone of their own.
  ///
  /// @param most 1 to 200
  public List<Taking> lately(int most) {
    return room.transaction()
        .with(
            "SELECT id, account, at, reason, form, cases, persons, named, whole, sha256"
                + " FROM %1$s.taken_out WHERE (? OR account = ?) ORDER BY at DESC, id LIMIT ?",
            statement -> {
              statement.setBoolean(1, room.worker().supervisor());
              statement.setString(2, room.worker().account().value());
              statement.setInt(3, most);
              return takings(statement);
            });
  }

  private static List<Taking> takings(PreparedStatement statement) throws SQLException {
    var all = new ArrayList<Taking>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        all.add(
            new Taking(
                new OpaqueId(row.getString(1)),
                new OpaqueId(row.getString(2)),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                Reason.byCode(row.getString(4)).orElseThrow(),
                row.getString(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getBoolean(9),
                row.getString(10)));
      }
    }
    return all;
  }
}
