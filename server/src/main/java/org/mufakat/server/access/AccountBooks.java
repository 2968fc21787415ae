package org.mufakat.server.access;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;

/// The accounts of every node of this process, each in its own node's database.
public final class AccountBooks {

  private final Map<NodeId, Accounts> books;

  public AccountBooks(NodeDirectory nodes, Function<HostedNode, Accounts> open) {
    this.books = nodes.all().stream().collect(Collectors.toUnmodifiableMap(HostedNode::id, open));
  }

  /// @throws IllegalArgumentException where the node does not run here
  public Accounts of(NodeId node) {
    var accounts = books.get(node);
    if (accounts == null) {
      throw new IllegalArgumentException("node " + node + " does not run here");
    }
    return accounts;
  }
}
