package org.mufakat.server.cases;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.keys.NodeKeys;

/// Seals what one compartment holds under keys of the persons and cases it belongs to, which the
/// node's key wraps. To destroy an owner's key is to erase everything that it sealed.
///
/// Works within a transaction that is given, so that what is kept and what the ledger says of it
/// stand or fall together.
public final class Seals {

  private final CompartmentTransaction transaction;
  private final Sealing sealing;

  public Seals(
      CompartmentTransaction transaction, NodeId node, NodeKeys keys, SecureRandom chance) {
    this.transaction = transaction;
    this.sealing = new Sealing(node, transaction.compartment(), keys, chance);
  }

  CompartmentTransaction transaction() {
    return transaction;
  }

  /// @param owner a person or a case; gets a key with the first thing that is sealed
  /// @param what a kind and what else tells this text from others of its owner: `identity`,
  ///   `note/91ab…`; it opens as the same alone
  byte[] seal(OpaqueId owner, String what, byte[] text) {
    var key =
        keyOf(owner)
            .or(() -> newKey(owner))
            .or(() -> keyOf(owner))
            .orElseThrow(() -> new IllegalStateException("an owner was erased while sealing"));
    var sealed = sealing.seal(key, owner, what, text);
    Arrays.fill(key, (byte) 0);
    return sealed;
  }

  /// Waits for another transaction that is sealing for the same owner; empty when that one has
  /// given it a key.
  private Optional<byte[]> newKey(OpaqueId owner) {
    var key = sealing.drawKey();
    var wrapped = sealing.wrap(owner, key);
    int added =
        transaction.with(
            "INSERT INTO %s.person_key (person, node_key, wrapped) VALUES (?, ?, ?)"
                + " ON CONFLICT (person) DO NOTHING",
            statement -> {
              statement.setString(1, owner.value());
              statement.setInt(2, wrapped.version());
              statement.setBytes(3, wrapped.bytes());
              return statement.executeUpdate();
            });
    return added == 1 ? Optional.of(key) : Optional.empty();
  }

  private Optional<byte[]> keyOf(OpaqueId owner) {
    return transaction.with(
        "SELECT node_key, wrapped FROM %s.person_key WHERE person = ?",
        statement -> {
          statement.setString(1, owner.value());
          try (var row = statement.executeQuery()) {
            return row.next()
                ? Optional.of(sealing.unwrapped(owner, row.getInt(1), row.getBytes(2)))
                : Optional.empty();
          }
        });
  }

  /// Empty when the owner's key was destroyed.
  Optional<byte[]> open(OpaqueId owner, String what, byte[] sealed) {
    return transaction.with(
        "SELECT node_key, wrapped FROM %s.person_key WHERE person = ?",
        statement -> {
          statement.setString(1, owner.value());
          try (var row = statement.executeQuery()) {
            return row.next()
                ? Optional.of(open(owner, row.getInt(1), row.getBytes(2), what, sealed))
                : Optional.empty();
          }
        });
  }

  byte[] sealText(OpaqueId owner, String what, String text) {
    return seal(owner, what, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Empty when the owner's key was destroyed.
  Optional<String> openText(OpaqueId owner, String what, byte[] sealed) {
    return open(owner, what, sealed).map(text -> new String(text, StandardCharsets.UTF_8));
  }

  /// @param version of the node's key that wrapped the owner's
  byte[] open(OpaqueId owner, int version, byte[] wrapped, String what, byte[] sealed) {
    return sealing.open(owner, version, wrapped, what, sealed);
  }

  /// @return whether the owner had a key
  boolean destroy(OpaqueId owner) {
    return transaction.with(
            "DELETE FROM %s.person_key WHERE person = ?",
            statement -> {
              statement.setString(1, owner.value());
              return statement.executeUpdate();
            })
        > 0;
  }

  /// How many owners' keys rest on each of the node's keys, by version.
  public NavigableMap<Integer, Long> owners() {
    return transaction.with(
        "SELECT node_key, count(*) FROM %s.person_key GROUP BY node_key",
        statement -> {
          var owners = new TreeMap<Integer, Long>();
          try (var row = statement.executeQuery()) {
            while (row.next()) {
              owners.put(row.getInt(1), row.getLong(2));
            }
          }
          return owners;
        });
  }

  /// The versions of the node's keys that do not open what rests on them, by one try each.
  public Set<Integer> unreadable() {
    return transaction.with(
        "SELECT DISTINCT ON (node_key) person, node_key, wrapped FROM %s.person_key"
            + " ORDER BY node_key",
        statement -> {
          var unreadable = new TreeSet<Integer>();
          try (var row = statement.executeQuery()) {
            while (row.next()) {
              var owner = new OpaqueId(row.getString(1));
              if (!sealing.opens(owner, row.getInt(2), row.getBytes(3))) {
                unreadable.add(row.getInt(2));
              }
            }
          }
          return unreadable;
        });
  }

  /// Wraps with the newest of the node's keys what older ones wrapped, at most so many.
  ///
  /// @return how many were wrapped anew; fewer than asked for when none is left
  public int rewrap(int most) {
    return transaction.with(
        "SELECT person, node_key, wrapped FROM %s.person_key WHERE node_key < ? LIMIT ? FOR UPDATE",
        statement -> {
          statement.setInt(1, sealing.newestKey());
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

  private void rewrap(OpaqueId owner, int version, byte[] wrapped) {
    var key = sealing.unwrapped(owner, version, wrapped);
    var anew = sealing.wrap(owner, key);
    transaction.with(
        "UPDATE %s.person_key SET node_key = ?, wrapped = ? WHERE person = ?",
        statement -> {
          statement.setInt(1, anew.version());
          statement.setBytes(2, anew.bytes());
          statement.setString(3, owner.value());
          return statement.executeUpdate();
        });
    Arrays.fill(key, (byte) 0);
  }
}
