package org.mufakat.server.cases;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.TreeSet;
import org.mufakat.ledger.Compartment;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeFiles;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.keys.FileNodeKeys;
import org.mufakat.server.keys.NodeKeys;

/// The keys that a node's identities rest on, which have to belong to its database.
public final class IdentityKeys {

  private IdentityKeys() {}

  /// @throws IllegalArgumentException for a node that holds no case
  public static NodeKeys of(HostedNode node) {
    return node.files()
        .<NodeKeys>map(files -> FileNodeKeys.openOrMake(files.identityKeys(), new SecureRandom()))
        .orElseThrow(() -> new IllegalArgumentException("the hub holds no case"));
  }

  /// Makes the keys of a node that has none yet, and tries those of a node that has: one identity
  /// of each version has to open. In the transaction that is open on the connection.
  ///
  /// @throws RefusedToStart when they are lost or others
  public static void require(Connection connection, NodeId node, NodeFiles files) {
    var file = files.identityKeys();
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
    var chance = new SecureRandom();
    var keys = FileNodeKeys.openOrMake(file, chance);
    var unreadable = new TreeSet<Integer>();
    for (Compartment side : Compartment.values()) {
      unreadable.addAll(
          new Seals(CompartmentTransaction.on(connection, side), node, keys, chance).unreadable());
    }
    if (!unreadable.isEmpty()) {
      throw new RefusedToStart(
          new Refusal.UnusableFile(
              file,
              "does not hold the identity keys of this database (version %s): put back the file that belongs to it, or bring it back with ./mufakat keys recover"
                  .formatted(unreadable)));
    }
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
