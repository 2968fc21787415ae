package org.mufakat.server.hosting;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether every node's database answers within two seconds. A server that lacks one is not ready.
final class NodesHealth implements HealthIndicator {

  private static final int SECONDS = 2;

  private final NodeDirectory nodes;

  NodesHealth(NodeDirectory nodes) {
    this.nodes = nodes;
  }

  @Override
  public Health health() {
    var details = new LinkedHashMap<String, Object>();
    boolean all = true;
    for (HostedNode node : nodes.all()) {
      boolean answers = answers(node);
      details.put(node.slug(), answers ? "answers" : "no answer");
      all &= answers;
    }
    return (all ? Health.up() : Health.down()).withDetails(details).build();
  }

  static boolean answers(HostedNode node) {
    try (var connection = node.dataSource().getConnection()) {
      return connection.isValid(SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }
}
