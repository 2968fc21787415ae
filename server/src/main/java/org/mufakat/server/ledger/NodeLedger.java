package org.mufakat.server.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A node's ledger: where whoever changes something says what happened.
///
/// What is said in a transaction is kept if and only if the transaction is. It waits for its place
/// in the tree, is then covered by a checkpoint of the node's, and at last by the witness's word;
/// none of this is waited for by who said it.
public final class NodeLedger {

  private final NodeId node;
  private final JdbcTemplate sql;
  private final TransactionTemplate transaction;
  private final NoteSigner log;
  private final Sequencer sequencer;
  private final Checkpoints checkpoints;
  private volatile Runnable wake = () -> {};

  /// @param log signs checkpoints; its key's name is the ledger's
  NodeLedger(NodeId node, DataSource database, NoteSigner log) {
    this.node = node;
    this.sql = new JdbcTemplate(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.log = log;
    this.sequencer = new Sequencer(sql);
    this.checkpoints = new Checkpoints(sql, sequencer, log);
  }

  public static NodeLedger of(HostedNode hosted) {
    var name = RestoredLedger.nameOf(hosted.node(), hosted.dataSource());
    return new NodeLedger(
        hosted.id(), hosted.dataSource(), LedgerKeys.log(hosted.node().keyring(), name));
  }

  public NodeId node() {
    return node;
  }

  /// The ledger's name.
  public String origin() {
    return log.key().name();
  }

  /// The key that this ledger's checkpoints are signed with.
  public VerifierKey key() {
    return log.key();
  }

  /// Says what happened, in the transaction that this thread has open on the node's database, or in
  /// one of its own.
  public void append(Happening what) {
    sql.execute(
        (Connection connection) -> {
          PendingEntries.insert(connection, what);
          return true;
        });
    wakeAfterCommit();
  }

  /// Says what happened on a connection of the node's database, in the transaction that is open on
  /// it. The entry gets its place after the commit, at the latest when the timetable says so.
  public static void append(Connection connection, Happening what) throws SQLException {
    PendingEntries.insert(connection, what);
  }

  /// The same of many things, in their order.
  public static void appendAll(Connection connection, List<Happening> all) throws SQLException {
    PendingEntries.insertAll(connection, all);
  }

  /// Makes a change on the node's database and says so, in one transaction: joined, if this thread
  /// has one open.
  ///
  /// @param entry what the change's answer is to be told as; empty when nothing happened
  public <T> T recording(Supplier<T> change, Function<T, Optional<Happening>> entry) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              T answer = change.get();
              entry.apply(answer).ifPresent(this::append);
              return answer;
            }));
  }

  private void wakeAfterCommit() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              wake.run();
            }
          });
    } else {
      wake.run();
    }
  }

  /// Tells whoever gives places that something was said on a connection and committed.
  public void wake() {
    wake.run();
  }

  void onAppend(Runnable wakeUp) {
    this.wake = wakeUp;
  }

  /// Gives all waiting entries their places.
  ///
  /// @return what came of the last batch
  Sequencer.Answer placeAll() {
    while (true) {
      var answer = sequencer.place();
      if (!(answer instanceof Sequencer.Answer.Placed(int count) && count > 0)) {
        return answer;
      }
    }
  }

  Checkpoints checkpoints() {
    return checkpoints;
  }

  /// What a command does at its end, beside a server or without one: places what waits and signs a
  /// checkpoint. Who is the witness is the server's business.
  ///
  /// @return what hinders it, as a sentence for a person; empty when all is placed and signed
  public Optional<String> settle() {
    if (placeAll() instanceof Sequencer.Answer.Shortened shortened) {
      return Optional.of(trouble(shortened.trouble()));
    }
    return checkpoints.sign() instanceof Checkpoints.Signing.NotSigned(String why)
        ? Optional.of(trouble("cannot be signed: " + why))
        : Optional.empty();
  }

  private String trouble(String what) {
    return "The ledger of node %s %s. See `./mufakat ledger verify`.".formatted(node, what);
  }

  /// The same, and has the checkpoint witnessed.
  ///
  /// @return whether the newest checkpoint is witnessed
  public boolean settle(WitnessDesk hub) {
    if (settle().isPresent()) {
      return false;
    }
    return switch (checkpoints.witness(new LocalWitness(hub), hub.key())) {
      case Checkpoints.Witnessing.Witnessed _, Checkpoints.Witnessing.NothingNew _ -> true;
      case Checkpoints.Witnessing.Later _, Checkpoints.Witnessing.NotWitnessed _ -> false;
    };
  }
}
