package org.mufakat.server.demo;

import org.mufakat.regime.Member;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.JdbcAccounts;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.Username;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.tables.InventedVictims;
import org.mufakat.server.tables.NodeTables;

/// Lets out an invented release of tables at each node of a demonstration, and leaves another one
/// to be let out.
final class DemoTables {

  private DemoTables() {}

  static void load(NodeDirectory nodes, NodeTables tables) {
    for (HostedNode node : nodes.all()) {
      InventedVictims.releaseAt(
          tables,
          node,
          account(node, Role.STATISTICIAN),
          account(node, Role.RELEASE_APPROVER),
          another(node));
    }
  }

  private static Account account(HostedNode node, Role role) {
    return new JdbcAccounts(node.dataSource())
        .named(new Username(DemoLogin.of(role).username()))
        .orElseThrow(() -> new IllegalStateException("no login for " + role));
  }

  private static String another(HostedNode node) {
    return node.node().regime().members().stream()
        .map(Member::code)
        .filter(code -> !code.equals(node.id().value()))
        .findFirst()
        .orElseThrow();
  }
}
