package org.mufakat.server.cases;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.mufakat.cases.Identities;
import org.mufakat.cases.Identity;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.keys.NodeKeys;

/// Identities in the node's database, each sealed under a key of its person.
public final class JdbcIdentities implements Identities {

  static final String IDENTITY = "identity";

  private static final int FETCHED_AT_ONCE = 500;

  private final CompartmentTransaction transaction;
  private final Seals seals;

  public JdbcIdentities(Seals seals) {
    this.transaction = seals.transaction();
    this.seals = seals;
  }

  public JdbcIdentities(
      CompartmentTransaction transaction, NodeId node, NodeKeys keys, SecureRandom chance) {
    this(new Seals(transaction, node, keys, chance));
  }

  @Override
  public void keep(OpaqueId person, Identity identity) {
    var sealed = seals.seal(person, IDENTITY, IdentityText.write(identity));
    transaction.with(
        "INSERT INTO %s.identity (person, sealed) VALUES (?, ?)"
            + " ON CONFLICT (person) DO UPDATE SET sealed = EXCLUDED.sealed",
        statement -> {
          statement.setString(1, person.value());
          statement.setBytes(2, sealed);
          return statement.executeUpdate();
        });
  }

  @Override
  public Optional<Identity> find(OpaqueId person) {
    return transaction.with(
        "SELECT k.person, k.node_key, k.wrapped, i.sealed FROM %1$s.person_key k"
            + " JOIN %1$s.identity i USING (person) WHERE person = ?",
        statement -> {
          statement.setString(1, person.value());
          try (var row = statement.executeQuery()) {
            return row.next() ? Optional.of(opened(row)) : Optional.empty();
          }
        });
  }

  /// The identities of these persons that are known, by person.
  Map<OpaqueId, Identity> findAll(Collection<OpaqueId> persons) {
    return transaction.with(
        "SELECT k.person, k.node_key, k.wrapped, i.sealed FROM %1$s.person_key k"
            + " JOIN %1$s.identity i USING (person) WHERE k.person = ANY (?)",
        statement -> {
          statement.setArray(1, CompartmentTransaction.array(statement, persons));
          var found = new HashMap<OpaqueId, Identity>();
          try (var row = statement.executeQuery()) {
            while (row.next()) {
              found.put(new OpaqueId(row.getString(1)), opened(row));
            }
          }
          return found;
        });
  }

  private Identity opened(ResultSet row) throws SQLException {
    return IdentityText.read(
        seals.open(
            new OpaqueId(row.getString(1)),
            row.getInt(2),
            row.getBytes(3),
            IDENTITY,
            row.getBytes(4)));
  }

  /// What tells a stored identity from another of the same person: a fingerprint of what is sealed,
  /// which says nothing of it; empty text where none is stored.
  String mark(OpaqueId person) {
    return transaction.with(
        "SELECT encode(sha256(sealed), 'hex') FROM %1$s.identity WHERE person = ? FOR UPDATE",
        statement -> {
          statement.setString(1, person.value());
          try (var row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : "";
          }
        });
  }

  /// Whether what is stored is still what somebody read, and stays so until this transaction ends.
  boolean holdIfStill(OpaqueId person, String mark) {
    return mark(person).equals(mark);
  }

  @Override
  public boolean erase(OpaqueId person) {
    return seals.destroy(person);
  }

  @Override
  public void each(BiConsumer<OpaqueId, Identity> use) {
    transaction.with(
        "SELECT k.person, k.node_key, k.wrapped, i.sealed FROM %1$s.person_key k"
            + " JOIN %1$s.identity i USING (person)",
        statement -> {
          statement.setFetchSize(FETCHED_AT_ONCE);
          try (var row = statement.executeQuery()) {
            while (row.next()) {
              use.accept(new OpaqueId(row.getString(1)), opened(row));
            }
          }
          return 0;
        });
  }

  /// An identity that the node's keys do not open: a key is missing, or the row was altered.
  public static final class UnreadableIdentity extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableIdentity(int version) {
      super(
          "An identity does not open with the node's identity key "
              + version
              + ". Put back the file of identity keys that belongs to this database; if it is in"
              + " place, the row was altered.");
    }
  }
}
