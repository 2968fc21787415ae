package org.mufakat.server.reference;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.stereotype.Component;

/// The reference tables of each node of this process, read again after an import.
@Component
public final class References {

  private final NodeDirectory nodes;
  private final Map<NodeId, ReferenceTables> byNode = new ConcurrentHashMap<>();

  References(NodeDirectory nodes) {
    this.nodes = nodes;
  }

  public ReferenceTables of(HostedNode node) {
    var hub = nodes.find(NodeId.HUB);
    var inUse = ReferenceTables.inUse(node, hub);
    return byNode.compute(
        node.id(),
        (_, kept) ->
            kept != null && kept.tables().equals(inUse) ? kept : ReferenceTables.of(node, hub));
  }
}
