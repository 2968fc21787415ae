package org.mufakat.server.demo;

import org.mufakat.server.access.Account;
import org.mufakat.server.access.JdbcAccounts;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.Username;
import org.mufakat.server.estimation.InventedEstimate;
import org.mufakat.server.estimation.InventedRegisterPlan;
import org.mufakat.server.estimation.NodeEstimates;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;

/// Puts an invented estimate before the statisticians of a demonstration.
final class DemoEstimates {

  private DemoEstimates() {}

  static void load(NodeDirectory nodes, NodeEstimates estimates) {
    var invented = InventedEstimate.computed();
    for (HostedNode node : nodes.all()) {
      invented.loadAt(
          estimates, node, account(node, Role.STATISTICIAN), account(node, Role.RELEASE_APPROVER));
    }
  }

  /// An estimate from a node's own register, once it has cases.
  static void loadFromRegister(HostedNode node, NodeEstimates estimates) {
    InventedRegisterPlan.loadAt(estimates, node, account(node, Role.STATISTICIAN));
  }

  private static Account account(HostedNode node, Role role) {
    return new JdbcAccounts(node.dataSource())
        .named(new Username(DemoLogin.of(role).username()))
        .orElseThrow(() -> new IllegalStateException("no login for " + role));
  }
}
