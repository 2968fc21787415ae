package org.mufakat.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.cases.CaseDesk;
import org.mufakat.server.cases.CaseImport;
import org.mufakat.server.cases.CaseImports;
import org.mufakat.server.cases.CaseWorker;
import org.mufakat.server.cases.IdentityKeys;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;

/// A node with its database in a data folder, and the desk at which files of cases come in.
///
/// @param supervisor of the side that files come to
record CaseImportSite(
    DataFolder folder,
    HostedNode node,
    NodeLedger ledger,
    CaseDesk desk,
    CaseImports imports,
    CaseWorker supervisor)
    implements AutoCloseable {

  static final Compartment SIDE = Compartment.VICTIM_SERVICES;

  static CaseImportSite open(Path data, RegimePack pack) {
    var folder = DataFolder.open(data, pack);
    var node = folder.node(new NodeId(pack.members().getFirst().code()));
    var ledger = NodeLedger.of(node);
    var desk = new CaseDesk(node, IdentityKeys.of(node), ledger, InstantSource.system());
    var imports = CaseImports.of(desk, node.files().orElseThrow().uploads());
    return new CaseImportSite(folder, node, ledger, desk, imports, aSupervisor());
  }

  static RegimePack pack(Path folder) {
    if (new PackReader().read(folder) instanceof PackReading.Read(var pack)) {
      return pack;
    }
    throw new IllegalStateException("the pack has faults");
  }

  private static CaseWorker aSupervisor() {
    return new CaseWorker(
        new Actor(
            new OpaqueId("%032x".formatted(0xacc0)),
            Actor.Role.VICTIM_SERVICES_WORKER,
            Optional.of(SIDE)),
        SIDE,
        true,
        true);
  }

  /// Hands a file in and waits until it is read.
  CaseImport read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return await(accepted(imports.submit(supervisor, in, String.valueOf(file.getFileName()))));
    }
  }

  /// Hands the file of an import in that was cut off.
  CaseImport readAgain(OpaqueId id, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return await(accepted(imports.submitAgain(supervisor, id, in, "again")));
    }
  }

  private static OpaqueId accepted(CaseImports.Submitted answer) {
    if (answer instanceof CaseImports.Submitted.Accepted(OpaqueId id)) {
      return id;
    }
    throw new IllegalStateException("a file was not accepted: " + answer);
  }

  /// Takes what was read and waits until it is taken.
  CaseImport take(CaseImport read) {
    if (!imports.take(supervisor, read.id(), _ -> Optional.empty())) {
      throw new IllegalStateException("an import cannot be taken");
    }
    return await(read.id());
  }

  private CaseImport await(OpaqueId id) {
    while (true) {
      var kept = imports.find(supervisor, id).orElseThrow().kept();
      if (!kept.state().isUnderWay()) {
        return kept;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /// The newest first.
  List<CaseImport> all() {
    return imports.recent(supervisor, Integer.MAX_VALUE).stream()
        .map(CaseImports.Shown::kept)
        .toList();
  }

  @Override
  public void close() {
    imports.close();
    folder.close();
  }
}
