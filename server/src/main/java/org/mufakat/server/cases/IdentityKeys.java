package org.mufakat.server.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.Set;
import java.util.TreeSet;
import org.mufakat.ledger.Compartment;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeFiles;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.keys.FileNodeKeys;
import org.mufakat.server.keys.NodeKeys;
import org.mufakat.server.keys.Token;
import org.mufakat.server.keys.TokenNodeKeys;

/// The keys that a node's identities rest on, which have to belong to its database.
public final class IdentityKeys {

  private IdentityKeys() {}

  /// @throws IllegalArgumentException for a node that holds no case
  public static NodeKeys of(HostedNode node) {
    return node.files()
        .map(files -> open(files, new SecureRandom()))
        .orElseThrow(() -> new IllegalArgumentException("the hub holds no case"));
  }

  private static NodeKeys open(NodeFiles files, SecureRandom chance) {
    return files
        .token()
        .<NodeKeys>map(token -> TokenNodeKeys.open(token, chance))
        .orElseGet(() -> FileNodeKeys.openOrMake(files.identityKeys(), chance));
  }

  /// Makes the keys of a node that has none yet, and tries those of a node that has: one identity
  /// of each version has to open. In the transaction that is open on the connection.
  ///
  /// @return the versions that are there
  /// @throws RefusedToStart when they are lost or others
  public static Set<Integer> require(Connection connection, NodeId node, NodeFiles files) {
    var chance = new SecureRandom();
    var keys =
        files
            .token()
            .map(token -> inToken(connection, node, token, chance))
            .orElseGet(() -> inFile(connection, node, files.identityKeys(), chance));
    var unreadable = new TreeSet<Integer>();
    for (Compartment side : Compartment.values()) {
      unreadable.addAll(
          new Seals(CompartmentTransaction.on(connection, side), node, keys, chance).unreadable());
    }
    if (!unreadable.isEmpty()) {
      throw new RefusedToStart(
          new Refusal.UnusableFile(
              files.token().map(Token::library).orElse(files.identityKeys()),
              "does not hold the identity keys of this database (version %s): %s"
                  .formatted(
                      unreadable,
                      files
                          .token()
                          .map(
                              token ->
                                  "give the token and label that belong to it (slot %d, %s)"
                                      .formatted(token.slot(), token.label()))
                          .orElse(
                              "put back the file that belongs to it, or bring it back with"
                                  + " ./mufakat keys recover"))));
    }
    return keys.versions().navigableKeySet();
  }

  private static NodeKeys inFile(
      Connection connection, NodeId node, Path file, SecureRandom chance) {
    if (Files.notExists(file)) {
      long resting = resting(connection);
      if (resting > 0) {
        throw new RefusedToStart(
            new Refusal.UnusableFile(
                file,
                "is missing, and what node %s knows of %,d persons and cases rests on it: bring it back with ./mufakat keys recover"
                    .formatted(node, resting)));
      }
    }
    return FileNodeKeys.openOrMake(file, chance);
  }

  private static NodeKeys inToken(
      Connection connection, NodeId node, Token token, SecureRandom chance) {
    var keys = TokenNodeKeys.open(token, chance);
    if (keys.isEmpty()) {
      long resting = resting(connection);
      if (resting > 0) {
        throw new RefusedToStart(
            new Refusal.UnusableFile(
                token.library(),
                "holds no key %s-v… in slot %d, and what node %s knows of %,d persons and cases rests on its keys: give the token that has them; keys in a file cannot be moved into one"
                    .formatted(token.label(), token.slot(), node, resting)));
      }
      keys.rotate();
    }
    return keys;
  }

  private static long resting(Connection connection) {
    long resting = 0;
    for (Compartment side : Compartment.values()) {
      resting +=
          CompartmentTransaction.on(connection, side)
              .with(
                  "SELECT count(*) FROM %s.person_key",
                  statement -> {
                    try (var row = statement.executeQuery()) {
                      row.next();
                      return row.getLong(1);
                    }
                  });
    }
    return resting;
  }
}
