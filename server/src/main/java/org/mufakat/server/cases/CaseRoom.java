package org.mufakat.server.cases;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.hosting.ErasureList;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;

/// One person at work within one transaction: what is read and changed here shows one side of the
/// wall alone, and what is told to the ledger here stands or falls with it.
public final class CaseRoom {

  private final CaseDesk desk;
  private final CaseWorker worker;
  private final Connection connection;
  private final CompartmentTransaction transaction;
  private final Seals seals;
  private final Instant now;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final List<Runnable> afterRollback = new ArrayList<>();

  CaseRoom(CaseDesk desk, CaseWorker worker, Connection connection) {
    this.desk = desk;
    this.worker = worker;
    this.connection = connection;
    this.transaction = CompartmentTransaction.on(connection, worker.side());
    this.seals = desk.seals(transaction);
    this.now = desk.now();
  }

  public CaseWorker worker() {
    return worker;
  }

  CaseDesk desk() {
    return desk;
  }

  /// When this is done, to the millisecond.
  public Instant now() {
    return now;
  }

  /// The day that it is for the node's people.
  public LocalDate today() {
    return LocalDate.ofInstant(now, desk.zone());
  }

  CompartmentTransaction transaction() {
    return transaction;
  }

  Seals seals() {
    return seals;
  }

  JdbcCaseRegister register() {
    return new JdbcCaseRegister(transaction, desk.chance(), now);
  }

  JdbcIdentities identities() {
    return new JdbcIdentities(seals);
  }

  /// An id that says nothing.
  public OpaqueId drawId() {
    return desk.drawId();
  }

  /// Says in the ledger what the person did.
  void tell(LedgerEvent event, Subject.Kind kind, OpaqueId subject, Reason reason) {
    tell(event, kind, subject, reason, ContentCommitment.NONE);
  }

  void tell(
      LedgerEvent event,
      Subject.Kind kind,
      OpaqueId subject,
      Reason reason,
      ContentCommitment content) {
    try {
      NodeLedger.append(
          connection,
          new Happening(now, worker.actor(), event, new Subject(kind, subject), reason, content));
    } catch (SQLException e) {
      throw CompartmentTransaction.failed(e);
    }
  }

  /// The same of many subjects, an entry each, in their order.
  void tellAll(LedgerEvent event, Subject.Kind kind, List<OpaqueId> subjects, Reason reason) {
    try {
      NodeLedger.appendAll(
          connection,
          subjects.stream()
              .map(id -> new Happening(now, worker.actor(), event, new Subject(kind, id), reason))
              .toList());
    } catch (SQLException e) {
      throw CompartmentTransaction.failed(e);
    }
  }

  /// Works for the other side for a moment, in the same transaction: the one place where something
  /// passes. Only [Crossings] and [Received] ask for it.
  void onTheOtherSide(Consumer<CompartmentTransaction> work) {
    try {
      work.accept(CompartmentTransaction.on(connection, worker.side().other()));
    } finally {
      CompartmentTransaction.on(connection, worker.side());
    }
  }

  Seals seals(CompartmentTransaction other) {
    return desk.seals(other);
  }

  Connection connection() {
    return connection;
  }

  Compartment side() {
    return worker.side();
  }

  /// Erases a person or a case for good, on the side that the transaction given works for.
  ///
  /// @return whether there was anything
  boolean erase(CompartmentTransaction side, Subject whom, Reason why) {
    try {
      return desk.erasures()
          .erase(connection, side.compartment(), whom, worker.actor(), why, this::afterRollback);
    } catch (SQLException e) {
      throw CompartmentTransaction.failed(e);
    }
  }

  /// Says, apart from the database, that something is taken back: an older state of the database
  /// does not bring it back.
  void takeBack(ErasureList.Line line) {
    desk.erasures().begin(line, this::afterRollback);
  }

  /// What is done once the transaction stands, and not otherwise: an index in memory learns a name.
  void afterCommit(Runnable work) {
    afterCommit.add(work);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }

  /// What is done when the transaction came to nothing.
  void afterRollback(Runnable work) {
    afterRollback.add(work);
  }

  void rolledBack() {
    afterRollback.forEach(Runnable::run);
  }
}
