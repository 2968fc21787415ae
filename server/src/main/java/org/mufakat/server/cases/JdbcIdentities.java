package org.mufakat.server.cases;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.mufakat.cases.Identities;
import org.mufakat.cases.Identity;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;

/// Identities in the node's database, each sealed under a key of its person, which the node's key
/// wraps. Works within a transaction that is given, so that what is kept and what the ledger says
/// of it stand or fall together.
public final class JdbcIdentities implements Identities {

  /// A sealed identity's length tells of its names' length in steps of this alone.
  private static final int STEP_BYTES = 512;

  private static final int FETCHED_AT_ONCE = 500;

  private final CompartmentTransaction transaction;
  private final NodeId node;
  private final NodeKeys keys;
  private final Aead aead;

  public JdbcIdentities(
      CompartmentTransaction transaction, NodeId node, NodeKeys keys, SecureRandom chance) {
    this.transaction = transaction;
    this.node = node;
    this.keys = keys;
    this.aead = new Aead(chance);
  }

  @Override
  public void keep(OpaqueId person, Identity identity) {
    var key =
        keyOf(person)
            .or(() -> newKey(person))
            .or(() -> keyOf(person))
            .orElseThrow(() -> new IllegalStateException("a person was erased while being kept"));
    var sealed = aead.seal(key, padded(IdentityText.write(identity)), context("identity", person));
    Arrays.fill(key, (byte) 0);
    transaction.with(
        "INSERT INTO %s.identity (person, sealed) VALUES (?, ?)"
            + " ON CONFLICT (person) DO UPDATE SET sealed = EXCLUDED.sealed",
        statement -> {
          statement.setString(1, person.value());
          statement.setBytes(2, sealed);
          return statement.executeUpdate();
        });
  }

  /// Waits for another transaction that is keeping the same person; empty when that one has given
  /// them a key.
  private Optional<byte[]> newKey(OpaqueId person) {
    var key = aead.drawKey();
    var wrapped = keys.wrap(key, context("key", person));
    int added =
        transaction.with(
            "INSERT INTO %s.person_key (person, node_key, wrapped) VALUES (?, ?, ?)"
                + " ON CONFLICT (person) DO NOTHING",
            statement -> {
              statement.setString(1, person.value());
              statement.setInt(2, wrapped.version());
              statement.setBytes(3, wrapped.bytes());
              return statement.executeUpdate();
            });
    return added == 1 ? Optional.of(key) : Optional.empty();
  }

  private Optional<byte[]> keyOf(OpaqueId person) {
    return transaction.with(
        "SELECT node_key, wrapped FROM %s.person_key WHERE person = ?",
        statement -> {
          statement.setString(1, person.value());
          try (var row = statement.executeQuery()) {
            return row.next()
                ? Optional.of(unwrapped(person, row.getInt(1), row.getBytes(2)))
                : Optional.empty();
          }
        });
  }

  private byte[] unwrapped(OpaqueId person, int version, byte[] wrapped) {
    return keys.unwrap(version, wrapped, context("key", person))
        .orElseThrow(() -> new UnreadableIdentity(version));
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

  private Identity opened(ResultSet row) throws SQLException {
    var person = new OpaqueId(row.getString(1));
    int version = row.getInt(2);
    var key = unwrapped(person, version, row.getBytes(3));
    var text =
        aead.open(key, row.getBytes(4), context("identity", person))
            .orElseThrow(() -> new UnreadableIdentity(version));
    Arrays.fill(key, (byte) 0);
    return IdentityText.read(unpadded(text));
  }

  @Override
  public boolean erase(OpaqueId person) {
    return transaction.with(
            "DELETE FROM %s.person_key WHERE person = ?",
            statement -> {
              statement.setString(1, person.value());
              return statement.executeUpdate();
            })
        > 0;
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

  /// Wraps with the newest of the node's keys what older ones wrapped, at most so many persons.
  ///
  /// @return how many were wrapped anew; fewer than asked for when none is left
  public int rewrap(int most) {
    return transaction.with(
        "SELECT person, node_key, wrapped FROM %s.person_key WHERE node_key < ? LIMIT ? FOR UPDATE",
        statement -> {
          statement.setInt(1, keys.newest());
          statement.setInt(2, most);
          int wrapped = 0;
          try (var row = statement.executeQuery()) {
            while (row.next()) {
              rewrap(new OpaqueId(row.getString(1)), row.getInt(2), row.getBytes(3));
              wrapped++;
            }
          }
          return wrapped;
        });
  }

  private void rewrap(OpaqueId person, int version, byte[] wrapped) {
    var key = unwrapped(person, version, wrapped);
    var anew = keys.wrap(key, context("key", person));
    transaction.with(
        "UPDATE %s.person_key SET node_key = ?, wrapped = ? WHERE person = ?",
        statement -> {
          statement.setInt(1, anew.version());
          statement.setBytes(2, anew.bytes());
          statement.setString(3, person.value());
          return statement.executeUpdate();
        });
    Arrays.fill(key, (byte) 0);
  }

  /// What a sealed text belongs to: it opens nowhere else.
  private byte[] context(String what, OpaqueId person) {
    return ("mufakat/%s/v1|%s|%s|%s"
            .formatted(what, node, transaction.compartment().slug(), person))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// The text, a byte 1, and zeros up to the next step.
  private static byte[] padded(byte[] text) {
    var padded = Arrays.copyOf(text, (text.length / STEP_BYTES + 1) * STEP_BYTES);
    padded[text.length] = 1;
    return padded;
  }

  private static byte[] unpadded(byte[] padded) {
    int end = padded.length - 1;
    while (end > 0 && padded[end] == 0) {
      end--;
    }
    return Arrays.copyOf(padded, end);
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
