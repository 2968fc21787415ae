package org.mufakat.server.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// The imports of case files of each node of this process that holds cases.
@Component
final class NodeCaseImports implements DisposableBean {

  private final Map<NodeId, CaseImports> byNode = new LinkedHashMap<>();

  NodeCaseImports(NodeDirectory nodes, CaseDesks desks) {
    for (HostedNode node : nodes.all()) {
      node.files()
          .ifPresent(
              files ->
                  desks
                      .of(node.id())
                      .ifPresent(
                          desk -> byNode.put(node.id(), CaseImports.of(desk, files.uploads()))));
    }
  }

  /// Of a node that holds cases; whoever asks another is told that nothing is there.
  CaseImports of(HostedNode node) {
    return Optional.ofNullable(byNode.get(node.id())).orElseThrow(CaseCounter::notThere);
  }

  @Override
  public void destroy() {
    byNode.values().forEach(CaseImports::close);
  }
}
