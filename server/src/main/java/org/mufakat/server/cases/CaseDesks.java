package org.mufakat.server.cases;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;

/// The desks of the nodes of this process that hold cases; the hub has none.
public final class CaseDesks {

  private final Map<NodeId, CaseDesk> desks = new LinkedHashMap<>();

  CaseDesks(NodeDirectory nodes, NodeLedgers ledgers, InstantSource time) {
    for (HostedNode node : nodes.all()) {
      node.files()
          .ifPresent(
              _ ->
                  desks.put(
                      node.id(),
                      new CaseDesk(node, IdentityKeys.of(node), ledgers.of(node.id()), time)));
    }
  }

  Collection<CaseDesk> all() {
    return List.copyOf(desks.values());
  }

  /// Empty where the node holds no case.
  public Optional<CaseDesk> of(NodeId node) {
    return Optional.ofNullable(desks.get(node));
  }
}
