package org.mufakat.server.cli;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.mufakat.ledger.Compartment;
import org.mufakat.server.cases.CompartmentTransaction;
import org.mufakat.server.cases.IdentityKeys;
import org.mufakat.server.cases.Seals;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeFiles;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.keys.NodeKeys;

/// A node's identity keys and what rests on them, for a command.
record OpenedKeys(HostedNode node, NodeFiles files, NodeKeys keys) {

  /// @throws RefusedToStart at the hub
  static OpenedKeys of(HostedNode node) {
    var files =
        node.files()
            .orElseThrow(
                () ->
                    new RefusedToStart(
                        new Refusal.BadInput(
                            "The hub holds no case and has no identity keys: name a State's node"
                                + " with --node.")));
    return new OpenedKeys(node, files, IdentityKeys.of(node));
  }

  /// How many persons and cases rest on each version.
  NavigableMap<Integer, Long> owners(Compartment side) {
    return in(side, Seals::owners);
  }

  /// How many rest on each version, on both sides.
  NavigableMap<Integer, Long> owners() {
    var all = new TreeMap<Integer, Long>();
    for (Compartment side : Compartment.values()) {
      owners(side).forEach((version, count) -> all.merge(version, count, Long::sum));
    }
    return all;
  }

  /// Works for one side, in a transaction of its own.
  <T> T in(Compartment side, Function<Seals, T> work) {
    try (var connection = node.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try {
        var answer =
            work.apply(
                new Seals(
                    CompartmentTransaction.on(connection, side),
                    node.id(),
                    keys,
                    new SecureRandom()));
        connection.commit();
        return answer;
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database failed: " + e.getSQLState(), e);
    }
  }
}
