package org.mufakat.server.cases;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.cases.htcds.HtcdsExport;
import org.mufakat.server.drawing.OutlineMap;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeFiles;
import org.mufakat.server.keys.NodeKeys;
import org.mufakat.server.ledger.NodeLedger;

/// Where the cases of one node are worked on. Everything that anyone does here is one transaction
/// with what the ledger says of it.
public final class CaseDesk {

  private static final int ID_BYTES = 16;

  /// As many as a node has connections to its database.
  private static final int AT_ONCE = 4;

  /// As long as one waits for a connection.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HostedNode node;
  private final NodeKeys keys;
  private final NodeLedger ledger;
  private final InstantSource time;
  private final Optional<Erasures> erasures;
  private final Optional<OutlineMap> outline;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final SecureRandom chance = new SecureRandom();
  private final Map<Compartment, Names> names = new EnumMap<>(Compartment.class);
  private @Nullable HtcdsExport export;

  public CaseDesk(HostedNode node, NodeKeys keys, NodeLedger ledger, InstantSource time) {
    this.node = node;
    this.keys = keys;
    this.ledger = ledger;
    this.time = time;
    this.erasures = node.erasures().map(list -> new Erasures(list, time));
    this.outline = OutlineMap.of(node.node().regime());
    node.files().ifPresent(files -> SealedFile.sweep(files.takenOut()));
    for (Compartment side : Compartment.values()) {
      names.put(side, new Names());
    }
  }

  public NodeId node() {
    return node.id();
  }

  public RegimePack regime() {
    return node.node().regime();
  }

  /// Writes files of cases. The standard's lists are read when the first is written.
  synchronized HtcdsExport export() {
    var known = export;
    if (known == null) {
      known = new HtcdsExport(regime());
      export = known;
    }
    return known;
  }

  /// The region as a drawing; empty where the regime has no outline.
  Optional<OutlineMap> outline() {
    return outline;
  }

  /// Does something as someone, wholly or not at all. Whoever came first is served first: a pool of
  /// connections alone would let some wait for seconds while others go by.
  public <T> T as(CaseWorker worker, Function<CaseRoom, T> work) {
    try {
      if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return inTurn(worker, work);
    } finally {
      turns.release();
    }
  }

  private static RuntimeException busy() {
    return CompartmentTransaction.failed(
        new SQLTransientConnectionException("no turn came in " + PATIENCE.toSeconds() + " s"));
  }

  private <T> T inTurn(CaseWorker worker, Function<CaseRoom, T> work) {
    T answer;
    CaseRoom room;
    try (Connection connection = node.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      room = new CaseRoom(this, worker, connection);
      answer = worked(connection, room, work);
      // Where this fails, nobody knows whether it happened: an erasure that was begun stays begun.
      connection.commit();
    } catch (SQLException e) {
      throw CompartmentTransaction.failed(e);
    }
    room.committed();
    ledger.wake();
    return answer;
  }

  private static <T> T worked(Connection connection, CaseRoom room, Function<CaseRoom, T> work)
      throws SQLException {
    try {
      return work.apply(room);
    } catch (RuntimeException | Error e) {
      connection.rollback();
      room.rolledBack();
      throw e;
    }
  }

  /// Does something for each side by itself, as the node and not as anyone: nothing that the ledger
  /// would tell of.
  void asTheNode(Consumer<CompartmentTransaction> work) {
    for (Compartment side : Compartment.values()) {
      try (Connection connection = node.dataSource().getConnection()) {
        connection.setAutoCommit(false);
        work.accept(CompartmentTransaction.on(connection, side));
        connection.commit();
      } catch (SQLException e) {
        throw CompartmentTransaction.failed(e);
      }
    }
  }

  /// Who was erased on a side, cases and persons.
  Set<OpaqueId> erased(Compartment side) {
    return node.erasures()
        .map(list -> Set.copyOf(Erasures.erased(list.standing(), side)))
        .orElse(Set.of());
  }

  /// By whose days the node's people reckon.
  ZoneId zone() {
    return node.zone();
  }

  Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  SecureRandom chance() {
    return chance;
  }

  Seals seals(CompartmentTransaction transaction) {
    return new Seals(transaction, node.id(), keys, chance);
  }

  /// Seals for one side ahead of a transaction.
  Sealing sealing(Compartment side) {
    return new Sealing(node.id(), side, keys, chance);
  }

  /// An id that says nothing.
  OpaqueId drawId() {
    var bytes = new byte[ID_BYTES];
    chance.nextBytes(bytes);
    return new OpaqueId(HexFormat.of().formatHex(bytes));
  }

  /// What binds the ledger's word to a content.
  byte[] drawSalt() {
    var salt = new byte[ContentCommitment.SALT_BYTES];
    chance.nextBytes(salt);
    return salt;
  }

  /// Erases for good, with the list that a restored backup is held to.
  Erasures erasures() {
    return erasures.orElseThrow(
        () -> new IllegalStateException("a node that keeps no files erases nobody"));
  }

  /// Where files lie, sealed, from being written to being sent.
  Path takenOut() {
    return node.files()
        .map(NodeFiles::takenOut)
        .orElseThrow(
            () -> new IllegalStateException("a node that keeps no files takes nothing out"));
  }

  /// The texts by which persons are asked to agree, with who reviewed them for this node.
  ConsentTexts consentTexts() {
    return node.files()
        .map(files -> ConsentTexts.in(files.folder()))
        .orElseGet(() -> ConsentTexts.of(new Properties()));
  }

  /// Reads a side's names, where nobody has yet. Whoever is going to search waits here, and holds
  /// no connection meanwhile.
  void readNames(Compartment side) {
    names(side)
        .read(
            learn -> {
              try (Connection connection = node.dataSource().getConnection()) {
                connection.setAutoCommit(false);
                var transaction = CompartmentTransaction.on(connection, side);
                new JdbcIdentities(seals(transaction)).each(learn);
                connection.commit();
              } catch (SQLException e) {
                throw CompartmentTransaction.failed(e);
              }
            });
  }

  /// The names known on one side.
  Names names(Compartment side) {
    return Optional.ofNullable(names.get(side)).orElseThrow();
  }
}
