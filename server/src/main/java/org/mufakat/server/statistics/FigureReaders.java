package org.mufakat.server.statistics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.stereotype.Component;

/// A reader of figures for each node of this process. What several nodes read from one shelf, the
/// hub's, is kept in memory once.
@Component
public final class FigureReaders {

  private final Map<NodeId, FigureReader> byNode = new LinkedHashMap<>();

  public FigureReaders(NodeDirectory nodes) {
    var hub = nodes.find(NodeId.HUB).map(HostedNode::node);
    var memory = new FigureMemory();
    nodes
        .all()
        .forEach(
            n ->
                byNode.put(
                    n.id(),
                    new FigureReader(
                        Libraries.of(n.node(), n.id().isHub() ? Optional.empty() : hub), memory)));
  }

  public FigureReader of(HostedNode node) {
    return Objects.requireNonNull(byNode.get(node.id()));
  }
}
