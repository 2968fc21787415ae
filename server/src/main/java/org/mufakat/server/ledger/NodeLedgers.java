package org.mufakat.server.ledger;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mufakat.ledger.TrustPolicy;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ledgers of the nodes of this process, each in its own node's database, and the hub's witness
/// if the hub is among them.
public final class NodeLedgers implements LedgerBooks, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NodeLedgers.class);

  private final Map<NodeId, NodeLedger> ledgers = new LinkedHashMap<>();
  private final Optional<WitnessDesk> witness;
  private final List<LedgerRounds> rounds = new ArrayList<>();
  private Optional<LedgerRounds.Witnessed> asked = Optional.empty();

  public NodeLedgers(NodeDirectory nodes, InstantSource time) {
    for (HostedNode node : nodes.all()) {
      ledgers.put(node.id(), NodeLedger.of(node));
    }
    witness = nodes.find(NodeId.HUB).map(hub -> desk(hub, time));
  }

  /// The desk of a hub's witness.
  public static WitnessDesk desk(HostedNode hub, InstantSource time) {
    return new WitnessDesk(hub.dataSource(), LedgerKeys.witness(hub.node()), time);
  }

  /// @throws IllegalArgumentException where the node does not run here
  public NodeLedger of(NodeId node) {
    var ledger = ledgers.get(node);
    if (ledger == null) {
      throw new IllegalArgumentException("node " + node + " does not run here");
    }
    return ledger;
  }

  @Override
  public void append(NodeId node, Happening what) {
    of(node).append(what);
  }

  @Override
  public <T> T recording(NodeId node, Supplier<T> change, Function<T, Optional<Happening>> entry) {
    return of(node).recording(change, entry);
  }

  /// The hub's witness, where the hub runs here.
  public Optional<WitnessDesk> witness() {
    return witness;
  }

  /// The key by which the witness of these ledgers is believed; empty where no hub is known.
  public Optional<VerifierKey> witnessKey() {
    return asked.map(LedgerRounds.Witnessed::key);
  }

  /// Asks the witness for the last checkpoint of a node's ledger that it cosigned.
  ///
  /// @return empty where no hub is known
  public Optional<HttpWitness.Last> saidByWitness(NodeId node) {
    return saidByWitness(of(node).origin());
  }

  /// The same of a ledger by its name, for the names that a ledger had before it was restored.
  public Optional<HttpWitness.Last> saidByWitness(String origin) {
    return asked.map(witnessed -> witnessed.line().said(origin));
  }

  /// Whose word counts about a node's ledger: its own key, and the witness's where there is one.
  public TrustPolicy policy(NodeId node) {
    var ledger = of(node);
    return new TrustPolicy(
        ledger.origin(), List.of(ledger.key()), witnessKey().stream().toList(), 1);
  }

  /// Begins the rounds of every ledger.
  ///
  /// @param interval the shortest time between two checkpoints of a ledger
  /// @param elsewhere the witness, where the hub does not run here; without one, checkpoints rest
  ///   on the nodes' own signatures
  void start(Duration interval, Optional<LedgerRounds.Witnessed> elsewhere) {
    asked =
        witness
            .map(
                desk ->
                    new LedgerRounds.Witnessed(
                        new LocalWitness(desk), desk.key(), ledger -> register(desk, ledger)))
            .or(() -> elsewhere);
    ledgers.values().forEach(l -> rounds.add(new LedgerRounds(l, interval, asked).start()));
  }

  private static void register(WitnessDesk desk, NodeLedger ledger) {
    if (desk.watch(ledger.key()) == WitnessDesk.Registration.OTHER_KEY) {
      LOG.error(
          "The witness knows the ledger of node {} by another key and does not believe this one;"
              + " where the node's key was changed on purpose, see `./mufakat ledger watch`.",
          ledger.node());
    }
  }

  @Override
  public void close() {
    rounds.forEach(LedgerRounds::close);
    asked.map(LedgerRounds.Witnessed::line).ifPresent(WitnessLine::close);
  }
}
