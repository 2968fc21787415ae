package org.mufakat.server.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.mufakat.node.NodeId;
import org.mufakat.node.PackSpellings;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.statistics.ReleaseId;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The imports of each node of this process. One runs at a time, whatever node it is for, so that
/// memory stays bounded.
@Component
final class NodeImports implements DisposableBean {

  private final Map<NodeId, ImportJobs> byNode = new LinkedHashMap<>();
  private final Path folder;
  private final NodeLedgers ledgers;
  private final InstantSource clock;

  NodeImports(NodeDirectory nodes, NodeLedgers ledgers, ObjectProvider<InstantSource> time)
      throws IOException {
    this.ledgers = ledgers;
    var turns = new Semaphore(1, true);
    this.clock = time.getIfAvailable(InstantSource::system);
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

  /// Takes an upload from a person, who is told of in the node's ledger if it is stored.
  ImportJobs.Submitted submit(
      HostedNode node,
      PersonOfNode person,
      InputStream upload,
      String fileName,
      Optional<ReleaseId> asked) {
    var putting =
        ImportEntries.putting(
            ledgers.of(node.id()),
            node.node(),
            AccountEntries.actor(node.id(), person.account()),
            clock);
    return of(node).submit(upload, fileName, asked, person.getName(), putting);
  }

  @Override
  public void destroy() throws IOException {
    byNode.values().forEach(ImportJobs::close);
    Files.deleteIfExists(folder);
  }
}
