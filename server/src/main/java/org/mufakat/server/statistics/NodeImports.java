package org.mufakat.server.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.mufakat.node.NodeId;
import org.mufakat.node.PackSpellings;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The imports of each node of this process. One runs at a time, whatever node it is for, so that
/// memory stays bounded.
@Component
final class NodeImports implements DisposableBean {

  private final Map<NodeId, ImportJobs> byNode = new LinkedHashMap<>();
  private final Path folder;

  NodeImports(NodeDirectory nodes, ObjectProvider<InstantSource> time) throws IOException {
    var turns = new Semaphore(1, true);
    var clock = time.getIfAvailable(InstantSource::system);
    this.folder = Files.createTempDirectory("mufakat-uploads-");
    for (HostedNode node : nodes.all()) {
      var spellings = new PackSpellings(node.node().regime().spellings());
      var imports = new GlotipImport(node.node().releases(), spellings, clock);
      byNode.put(
          node.id(), new ImportJobs(imports, folder, turns, clock, new ImportLog(node.id())));
    }
  }

  ImportJobs of(HostedNode node) {
    return Objects.requireNonNull(byNode.get(node.id()));
  }

  @Override
  public void destroy() throws IOException {
    byNode.values().forEach(ImportJobs::close);
    Files.deleteIfExists(folder);
  }
}
