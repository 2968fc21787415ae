package org.mufakat.server.cases;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.cases.htcds.HtcdsRefusal;

/// The imports of one side, as the database knows them. What one person handed in is not there for
/// another; that a file was taken, by whomever, is known to the side.
final class CaseImportBook {

  private static final int AT_ONCE = 5_000;

  private static final String COLUMNS =
      """
      i.id, i.account, i.at, i.sha256, i.salt, i.bytes, i.state, i.rows, i.cases, i.persons,
        i.quarantined, i.listed, i.known, i.consents, i.flagged, i.unknown_columns, i.refusal,
        i.refusal_row, i.refusal_column, i.last_row, i.taken, i.taken_persons\
      """;

  private static final String OWN = " WHERE i.id = ? AND i.account = ?";

  private final CaseRoom room;

  CaseImportBook(CaseRoom room) {
    this.room = room;
  }

  /// Whatever was under way when the process ended, or waited for a word: its file is gone.
  static void interrupt(CompartmentTransaction transaction) {
    transaction.with(
        "UPDATE %1$s.case_import SET state = 'interrupted'"
            + " WHERE state IN ('reading', 'read', 'taking')",
        PreparedStatement::executeUpdate);
  }

  void begin(OpaqueId id, String sha256, long bytes, byte[] salt) {
    update(
        "INSERT INTO %1$s.case_import (id, account, at, sha256, bytes, salt, state)"
            + " VALUES (?, ?, ?, ?, ?, ?, 'reading')",
        statement -> {
          statement.setString(1, id.value());
          statement.setString(2, room.worker().account().value());
          statement.setObject(3, CaseFiles.utc(room.now()));
          statement.setString(4, sha256);
          statement.setLong(5, bytes);
          statement.setBytes(6, salt);
        });
  }

  /// One of the person's own.
  Optional<CaseImport> find(OpaqueId id) {
    return room.transaction()
        .with(
            "SELECT " + COLUMNS + " FROM %1$s.case_import i" + OWN,
            statement -> {
              statement.setString(1, id.value());
              statement.setString(2, room.worker().account().value());
              return imports(statement).stream().findFirst();
            });
  }

  /// The person's own, the newest first.
  List<CaseImport> recent(int most) {
    return room.transaction()
        .with(
            "SELECT "
                + COLUMNS
                + " FROM %1$s.case_import i WHERE i.account = ? ORDER BY i.at DESC, i.id LIMIT ?",
            statement -> {
              statement.setString(1, room.worker().account().value());
              statement.setInt(2, most);
              return imports(statement);
            });
  }

  private static List<CaseImport> imports(PreparedStatement statement) throws SQLException {
    var all = new ArrayList<CaseImport>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        all.add(read(row));
      }
    }
    return all;
  }

  private static CaseImport read(ResultSet row) throws SQLException {
    var reason = row.getString(17);
    return new CaseImport(
        new OpaqueId(row.getString(1)),
        new OpaqueId(row.getString(2)),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4),
        row.getBytes(5),
        row.getLong(6),
        CaseImport.State.bySlug(row.getString(7)),
        new CaseImport.Found(
            row.getInt(8),
            row.getInt(9),
            row.getInt(10),
            row.getInt(11),
            row.getInt(12),
            row.getInt(13),
            row.getInt(14),
            row.getInt(15),
            Arrays.asList((Integer[]) row.getArray(16).getArray())),
        reason == null
            ? Optional.empty()
            : Optional.of(new CaseImport.Refusal(reason, row.getInt(18), row.getInt(19))),
        row.getInt(20),
        row.getInt(21),
        row.getInt(22));
  }

  /// Goes from one of some states to another, of the person's own.
  ///
  /// @return whether it was in one of them
  boolean go(OpaqueId id, Collection<CaseImport.State> from, CaseImport.State to) {
    return update(
            "UPDATE %1$s.case_import AS i SET state = ?" + OWN + " AND i.state = ANY (?)",
            statement -> {
              statement.setString(1, to.slug());
              statement.setString(2, id.value());
              statement.setString(3, room.worker().account().value());
              statement.setArray(
                  4,
                  statement
                      .getConnection()
                      .createArrayOf("text", from.stream().map(CaseImport.State::slug).toArray()));
            })
        == 1;
  }

  void refuse(OpaqueId id, HtcdsRefusal refusal) {
    update(
        "UPDATE %1$s.case_import AS i SET state = 'refused', refusal = ?, refusal_row = ?,"
            + " refusal_column = ?"
            + OWN,
        statement -> {
          statement.setString(1, refusal.reason().slug());
          statement.setInt(2, refusal.row());
          statement.setInt(3, refusal.column());
          statement.setString(4, id.value());
          statement.setString(5, room.worker().account().value());
        });
  }

  /// Keeps what a reading found in place of what an earlier one did.
  void keep(OpaqueId id, CaseImport.Found found, CaseImportFindings findings) {
    for (String table : List.of("case_import_fault", "case_import_count", "case_import_left")) {
      update(
          "DELETE FROM %1$s." + table + " WHERE import = ?",
          statement -> statement.setString(1, id.value()));
    }
    keepCounts(id, findings);
    var placed = findings.placed();
    for (int from = 0; from < placed.size(); from += AT_ONCE) {
      keepFaults(id, placed.subList(from, Math.min(from + AT_ONCE, placed.size())));
    }
    update(
        "UPDATE %1$s.case_import AS i SET state = 'read', rows = ?, cases = ?, persons = ?,"
            + " quarantined = ?, listed = ?, known = ?, consents = ?, flagged = ?,"
            + " unknown_columns = ?"
            + OWN
            + " AND i.state = 'reading'",
        statement -> {
          statement.setInt(1, found.rows());
          statement.setInt(2, found.cases());
          statement.setInt(3, found.persons());
          statement.setInt(4, found.quarantined());
          statement.setInt(5, found.listed());
          statement.setInt(6, found.known());
          statement.setInt(7, found.consents());
          statement.setInt(8, found.flagged());
          statement.setArray(
              9, statement.getConnection().createArrayOf("int", found.unknownColumns().toArray()));
          statement.setString(10, id.value());
          statement.setString(11, room.worker().account().value());
        });
  }

  private void keepCounts(OpaqueId id, CaseImportFindings findings) {
    new ManyRows<>(findings.counts())
        .text(_ -> id.value())
        .text(CaseImport.FaultCount::field)
        .text(CaseImport.FaultCount::kind)
        .number(CaseImport.FaultCount::rows)
        .text(c -> String.join("\n", c.allowed()))
        .insert(
            room.transaction(),
            "INSERT INTO %1$s.case_import_count (import, field, kind, rows, allowed)"
                + " SELECT r.c1, r.c2, r.c3, r.c4, string_to_array(r.c5, chr(10))");
    new ManyRows<>(findings.left())
        .text(_ -> id.value())
        .text(CaseImport.Left::field)
        .number(CaseImport.Left::rows)
        .insert(
            room.transaction(),
            "INSERT INTO %1$s.case_import_left (import, field, rows) SELECT r.c1, r.c2, r.c3");
  }

  private void keepFaults(OpaqueId id, List<CaseImportFindings.Placed> placed) {
    new ManyRows<>(placed)
        .text(_ -> id.value())
        .number(CaseImportFindings.Placed::place)
        .number(CaseImportFindings.Placed::number)
        .number(CaseImportFindings.Placed::row)
        .text(p -> p.fault().column())
        .text(p -> p.fault().kind().slug())
        .text(p -> p.fault().code().orElse(null))
        .insert(
            room.transaction(),
            "INSERT INTO %1$s.case_import_fault (import, place, number, row, field, kind, code)"
                + " SELECT r.c1, r.c2, r.c3, r.c4, r.c5, r.c6, r.c7");
  }

  List<CaseImport.FaultCount> counts(OpaqueId id) {
    return room.transaction()
        .with(
            "SELECT field, kind, rows, allowed FROM %1$s.case_import_count WHERE import = ?"
                + " ORDER BY rows DESC, field, kind",
            statement -> {
              statement.setString(1, id.value());
              var all = new ArrayList<CaseImport.FaultCount>();
              try (var row = statement.executeQuery()) {
                while (row.next()) {
                  all.add(
                      new CaseImport.FaultCount(
                          row.getString(1),
                          row.getString(2),
                          row.getInt(3),
                          Arrays.asList((String[]) row.getArray(4).getArray())));
                }
              }
              return all;
            });
  }

  List<CaseImport.Left> left(OpaqueId id) {
    return room.transaction()
        .with(
            "SELECT field, rows FROM %1$s.case_import_left WHERE import = ?"
                + " ORDER BY rows DESC, field",
            statement -> {
              statement.setString(1, id.value());
              var all = new ArrayList<CaseImport.Left>();
              try (var row = statement.executeQuery()) {
                while (row.next()) {
                  all.add(new CaseImport.Left(row.getString(1), row.getInt(2)));
                }
              }
              return all;
            });
  }

  /// Rows that were not taken, by their place among those whose faults are kept.
  List<CaseImport.FaultyRow> faulty(OpaqueId id, int from, int most) {
    return room.transaction()
        .with(
            "SELECT row, field, kind, code FROM %1$s.case_import_fault"
                + " WHERE import = ? AND place >= ? AND place < ? ORDER BY place, number",
            statement -> {
              statement.setString(1, id.value());
              statement.setInt(2, from);
              statement.setInt(3, from + most);
              var rows = new LinkedHashMap<Integer, List<CaseImport.RowFault>>();
              try (var row = statement.executeQuery()) {
                while (row.next()) {
                  rows.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                      .add(
                          new CaseImport.RowFault(
                              row.getString(2),
                              row.getString(3),
                              Optional.ofNullable(row.getString(4))));
                }
              }
              return rows.entrySet().stream()
                  .map(r -> new CaseImport.FaultyRow(r.getKey(), r.getValue()))
                  .toList();
            });
  }

  // ---- what was taken before

  /// Whether somebody of the side took the whole of a file.
  boolean isTaken(String sha256) {
    return number(
            "SELECT count(*) FROM %1$s.case_import WHERE sha256 = ? AND state = 'taken'", sha256)
        > 0;
  }

  /// Up to which row cases of a file were taken, by whomever.
  int takenUpTo(String sha256) {
    return number(
        "SELECT coalesce(max(last_row), 0) FROM %1$s.case_import WHERE sha256 = ?", sha256);
  }

  private int number(String sql, String value) {
    return room.transaction()
        .with(
            sql,
            statement -> {
              statement.setString(1, value);
              try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
              }
            });
  }

  /// Those of some cases that stand here, under the same id or as one that came from elsewhere.
  Set<OpaqueId> known(Collection<OpaqueId> origins) {
    if (origins.isEmpty()) {
      return Set.of();
    }
    return room.transaction()
        .with(
            "SELECT origin FROM %1$s.case_origin WHERE origin = ANY (?)"
                + " UNION SELECT id FROM %1$s.case_file WHERE id = ANY (?)",
            statement -> {
              var ids = CompartmentTransaction.array(statement, origins);
              statement.setArray(1, ids);
              statement.setArray(2, ids);
              return new HashSet<>(CompartmentTransaction.ids(statement));
            });
  }

  /// @param origins cases here, by the id that they came with
  void keepOrigins(Map<OpaqueId, OpaqueId> origins) {
    new ManyRows<>(List.copyOf(origins.entrySet()))
        .text(o -> o.getKey().value())
        .text(o -> o.getValue().value())
        .insert(
            room.transaction(), "INSERT INTO %1$s.case_origin (origin, case_id) SELECT r.c1, r.c2");
  }

  /// Says how far the taking came.
  ///
  /// @param from where it stood, as the caller knows
  /// @throws IllegalStateException when it does not stand there: somebody else takes it
  void advance(OpaqueId id, int from, int to, int cases, int persons) {
    int changed =
        update(
            "UPDATE %1$s.case_import AS i SET last_row = ?, taken = taken + ?,"
                + " taken_persons = taken_persons + ?"
                + OWN
                + " AND i.state = 'taking' AND i.last_row = ?",
            statement -> {
              statement.setInt(1, to);
              statement.setInt(2, cases);
              statement.setInt(3, persons);
              statement.setString(4, id.value());
              statement.setString(5, room.worker().account().value());
              statement.setInt(6, from);
            });
    if (changed != 1) {
      throw new IllegalStateException("an import is taken by two at once");
    }
  }

  private interface Bound {
    void in(PreparedStatement statement) throws SQLException;
  }

  private int update(String sql, Bound bound) {
    return room.transaction()
        .with(
            sql,
            statement -> {
              bound.in(statement);
              return statement.executeUpdate();
            });
  }
}
