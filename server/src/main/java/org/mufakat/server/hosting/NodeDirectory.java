package org.mufakat.server.hosting;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.mufakat.node.NodeId;

/// The nodes that run in this process, the hub first. It never changes while the process runs.
public final class NodeDirectory {

  private final List<HostedNode> nodes;

  public NodeDirectory(List<HostedNode> nodes) {
    var seen = new HashSet<NodeId>();
    if (!nodes.stream().map(HostedNode::id).allMatch(seen::add)) {
      throw new IllegalArgumentException("a process hosts a node once");
    }
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a process hosts at least one node");
    }
    this.nodes =
        nodes.stream().sorted((a, b) -> Boolean.compare(b.id().isHub(), a.id().isHub())).toList();
  }

  public List<HostedNode> all() {
    return nodes;
  }

  /// The node that an address names by its first part, in small letters.
  public Optional<HostedNode> bySlug(String slug) {
    return nodes.stream().filter(n -> n.slug().equals(slug)).findFirst();
  }

  public Optional<HostedNode> find(NodeId id) {
    return nodes.stream().filter(n -> n.id().equals(id)).findFirst();
  }

  /// Where `/` leads: the hub if it runs here, else the first node.
  public HostedNode front() {
    return nodes.getFirst();
  }
}
