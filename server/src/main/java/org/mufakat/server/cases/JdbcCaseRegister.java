package org.mufakat.server.cases;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseRegister;
import org.mufakat.cases.Safety;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.OpaqueId;

/// A compartment's cases in the node's database, within a transaction that is given, so that a
/// change and what the ledger says of it stand or fall together.
public final class JdbcCaseRegister implements CaseRegister {

  private final CompartmentTransaction transaction;
  private final SecureRandom chance;
  private final Instant now;

  /// @param chance draws the salts that bind the ledger's word to each version
  /// @param now when what is stored here is stored
  public JdbcCaseRegister(CompartmentTransaction transaction, SecureRandom chance, Instant now) {
    this.transaction = transaction;
    this.chance = chance;
    this.now = now;
  }

  @Override
  public Opening open(Case file) {
    requireOurs(file);
    if (file.version() != 1) {
      throw new IllegalArgumentException("a case is opened once, with version 1");
    }
    int added =
        transaction.with(
            "INSERT INTO %1$s.case_file (id, reference, version, opened, changed, status)"
                + " VALUES (?, ?, 1, ?, ?, ?) ON CONFLICT (reference) DO NOTHING",
            statement -> {
              statement.setString(1, file.id().value());
              statement.setString(2, file.reference());
              statement.setObject(3, file.opened().atOffset(ZoneOffset.UTC));
              statement.setObject(4, now.atOffset(ZoneOffset.UTC));
              statement.setString(5, file.status().slug());
              return statement.executeUpdate();
            });
    if (added == 0) {
      return new Opening.ReferenceTaken(file.reference());
    }
    keepVersion(file);
    return new Opening.Opened(file);
  }

  private void keepVersion(Case file) {
    var salt = new byte[ContentCommitment.SALT_BYTES];
    chance.nextBytes(salt);
    transaction.with(
        "INSERT INTO %1$s.case_version (id, version, facts, salt) VALUES (?, ?, ?::jsonb, ?)",
        statement -> {
          statement.setString(1, file.id().value());
          statement.setInt(2, file.version());
          statement.setString(3, CaseText.write(file));
          statement.setBytes(4, salt);
          return statement.executeUpdate();
        });
    keepSummary(file);
  }

  /// What lists show and filter by, and who stands in the case.
  private void keepSummary(Case file) {
    transaction.with(
        "UPDATE %1$s.case_file SET victims = ?, persons = ?, risk = ?, forms = ? WHERE id = ?",
        statement -> {
          statement.setInt(1, file.victims().size());
          statement.setInt(2, file.persons().size());
          statement.setString(3, highestRisk(file).slug());
          statement.setArray(4, statement.getConnection().createArrayOf("text", forms(file)));
          statement.setString(5, file.id().value());
          return statement.executeUpdate();
        });
    transaction.with(
        "DELETE FROM %1$s.case_person WHERE case_id = ?",
        statement -> {
          statement.setString(1, file.id().value());
          return statement.executeUpdate();
        });
    CaseStandings.keep(transaction, List.of(file));
  }

  /// The forms of exploitation that a list shows, in order.
  static Object[] forms(Case file) {
    return file.persons().stream().flatMap(p -> p.forms().stream()).distinct().sorted().toArray();
  }

  static Safety.Risk highestRisk(Case file) {
    return file.persons().stream()
        .map(p -> p.particulars().safety().risk())
        .max(Comparator.naturalOrder())
        .orElse(Safety.Risk.NOT_ASSESSED);
  }

  /// What the ledger says of a version: nothing of it, and enough to show later that it was this.
  public ContentCommitment commitment(Case file) {
    return transaction.with(
        "SELECT salt FROM %1$s.case_version WHERE id = ? AND version = ?",
        statement -> {
          statement.setString(1, file.id().value());
          statement.setInt(2, file.version());
          try (var row = statement.executeQuery()) {
            row.next();
            return ContentCommitment.to(
                CaseText.write(file).getBytes(StandardCharsets.UTF_8), row.getBytes(1));
          }
        });
  }

  @Override
  public Optional<Case> find(OpaqueId id) {
    return transaction.with(
        "SELECT v.facts FROM %1$s.case_file f JOIN %1$s.case_version v USING (id, version)"
            + " WHERE f.id = ?",
        statement -> {
          statement.setString(1, id.value());
          return read(statement).stream().findFirst();
        });
  }

  @Override
  public Optional<Case> find(OpaqueId id, int version) {
    return transaction.with(
        "SELECT facts FROM %1$s.case_version WHERE id = ? AND version = ?",
        statement -> {
          statement.setString(1, id.value());
          statement.setInt(2, version);
          return read(statement).stream().findFirst();
        });
  }

  /// The cases of these ids that there are, in the order of the ids.
  List<Case> findAll(List<OpaqueId> ids) {
    return transaction.with(
        "SELECT v.facts FROM unnest(?) WITH ORDINALITY AS asked (id, place)"
            + " JOIN %1$s.case_file f USING (id) JOIN %1$s.case_version v USING (id, version)"
            + " ORDER BY asked.place",
        statement -> {
          statement.setArray(1, CompartmentTransaction.array(statement, ids));
          return read(statement);
        });
  }

  /// Whoever changes a case waits for whoever is changing it.
  @Override
  public Change change(Case edited) {
    requireOurs(edited);
    boolean there = hold(edited.id());
    var before = find(edited.id(), edited.version());
    if (!there || before.isEmpty()) {
      return new Change.NoSuchCase();
    }
    var change = CaseRegister.judge(before.get(), edited, find(edited.id()).orElseThrow());
    if (change instanceof Change.Changed(Case file)) {
      keep(file);
    }
    return change;
  }

  /// Lets nobody else change a case until this transaction ends.
  ///
  /// @return whether it is there
  boolean hold(OpaqueId id) {
    return transaction.with(
        "SELECT 1 FROM %1$s.case_file WHERE id = ? FOR UPDATE",
        statement -> {
          statement.setString(1, id.value());
          try (var row = statement.executeQuery()) {
            return row.next();
          }
        });
  }

  private void keep(Case file) {
    transaction.with(
        "UPDATE %1$s.case_file SET version = ?, status = ?, changed = ? WHERE id = ?",
        statement -> {
          statement.setInt(1, file.version());
          statement.setString(2, file.status().slug());
          statement.setObject(3, now.atOffset(ZoneOffset.UTC));
          statement.setString(4, file.id().value());
          return statement.executeUpdate();
        });
    keepVersion(file);
  }

  @Override
  public List<Case> page(Filter filter, Optional<Place> after, int most) {
    var where = new ArrayList<String>();
    filter.status().ifPresent(_ -> where.add("f.status = ?"));
    after.ifPresent(_ -> where.add("(f.opened < ? OR (f.opened = ? AND f.id > ?))"));
    return transaction.with(
        "SELECT v.facts FROM %1$s.case_file f JOIN %1$s.case_version v USING (id, version)"
            + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
            + " ORDER BY f.opened DESC, f.id LIMIT ?",
        statement -> {
          int at = 1;
          if (filter.status().isPresent()) {
            statement.setString(at++, filter.status().get().slug());
          }
          if (after.isPresent()) {
            var opened = after.get().opened().atOffset(ZoneOffset.UTC);
            statement.setObject(at++, opened);
            statement.setObject(at++, opened);
            statement.setString(at++, after.get().id().value());
          }
          statement.setInt(at, most);
          return read(statement);
        });
  }

  private static List<Case> read(PreparedStatement statement) throws SQLException {
    var cases = new ArrayList<Case>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        cases.add(CaseText.read(row.getString(1)));
      }
    }
    return cases;
  }

  private void requireOurs(Case file) {
    if (file.compartment() != transaction.compartment()) {
      throw new IllegalArgumentException("a case is kept in the register of its compartment");
    }
  }
}
