package org.mufakat.server.cases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Erases persons for good: the list of erasures, the key, and the ledger's entry go together.
///
/// The list is written first. Where the process ends before the database has committed, the erasure
/// is finished when the node is opened next; where the transaction fails, the list says so.
public final class Erasures {

  private static final String TOLD =
      """
      select split_part(split_part(encode(bytes, 'escape'), e'\n', 6), ' ', 3),
             split_part(split_part(encode(bytes, 'escape'), e'\n', 3), ' ', 2)
      from ledger_entry
      where split_part(encode(bytes, 'escape'), e'\n', 5) = 'event erasure'
      union all
      select subject, to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      from ledger_pending where event = 'erasure'\
      """;

  private final ErasureList list;
  private final InstantSource time;

  public Erasures(ErasureList list, InstantSource time) {
    this.list = list;
    this.time = time;
  }

  /// Erases a person in the transaction that is open on the connection. What fails after this has
  /// to be told with [#cameToNothing], unless a transaction of Spring's is open on this thread.
  ///
  /// @return whether there was anything; nothing is told of otherwise
  public boolean erase(
      Connection connection, Compartment compartment, OpaqueId person, Actor actor, Reason reason)
      throws SQLException {
    return erase(connection, compartment, new Subject(Subject.Kind.PERSON, person), actor, reason);
  }

  /// Erases a person, or a case with everything that its own key sealed.
  ///
  /// @param whom a person or a case
  public boolean erase(
      Connection connection, Compartment compartment, Subject whom, Actor actor, Reason reason)
      throws SQLException {
    var person = whom.id();
    list.erased(compartment, person, time.instant());
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              if (status == STATUS_ROLLED_BACK) {
                cameToNothing(compartment, person);
              }
            }
          });
    }
    boolean was = destroy(connection, compartment, person);
    if (was) {
      tell(connection, whom, actor, reason);
    }
    return was;
  }

  /// Says that an erasure was undone with its transaction.
  public void cameToNothing(Compartment compartment, OpaqueId person) {
    list.kept(compartment, person, time.instant());
  }

  /// Erases again whoever the list names and the database still holds: after a restore, a rollback
  /// or a copy put back, and after a crash in the middle of an erasure. In the transaction that is
  /// open on the connection.
  ///
  /// @return how many were erased again
  public int replay(Connection connection) throws SQLException {
    int again = 0;
    for (Compartment compartment : Compartment.values()) {
      var persons =
          list.read().stream()
              .filter(erased -> erased.compartment() == compartment)
              .map(ErasureList.Erased::person)
              .toList();
      for (OpaqueId person : held(connection, compartment, persons)) {
        destroy(connection, compartment, person);
        tell(connection, new Subject(Subject.Kind.PERSON, person), Actor.NODE, Reason.OPERATION);
        again++;
      }
    }
    return again;
  }

  /// Makes the list anew, where it is not there, from what the ledger tells: for a node that has
  /// none yet, and for one that lost it. The ledger does not say the compartment, so both are
  /// named.
  public void makeList(Connection connection) throws SQLException {
    if (list.exists()) {
      return;
    }
    var lines = new ArrayList<ErasureList.Line>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(TOLD)) {
      while (row.next()) {
        for (Compartment compartment : Compartment.values()) {
          lines.add(
              new ErasureList.Line(
                  compartment, new OpaqueId(row.getString(1)), Instant.parse(row.getString(2))));
        }
      }
    }
    list.make(lines);
  }

  private static List<OpaqueId> held(
      Connection connection, Compartment compartment, List<OpaqueId> persons) throws SQLException {
    if (persons.isEmpty()) {
      return List.of();
    }
    var ids = connection.createArrayOf("text", persons.stream().map(OpaqueId::value).toArray());
    return CompartmentTransaction.on(connection, compartment)
        .with(
            "SELECT person FROM %1$s.person_key WHERE person = ANY (?)"
                + " UNION SELECT id FROM %1$s.case_file WHERE id = ANY (?)",
            statement -> {
              statement.setArray(1, ids);
              statement.setArray(2, ids);
              return ids(statement);
            });
  }

  private static List<OpaqueId> ids(PreparedStatement statement) throws SQLException {
    var found = new ArrayList<OpaqueId>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        found.add(new OpaqueId(row.getString(1)));
      }
    }
    return found;
  }

  /// Destroys a key, and where its owner was a case, the case's rows too.
  private static boolean destroy(Connection connection, Compartment compartment, OpaqueId owner) {
    var transaction = CompartmentTransaction.on(connection, compartment);
    delete(transaction, "DELETE FROM %s.case_version WHERE id = ?", owner);
    boolean wasCase = delete(transaction, "DELETE FROM %s.case_file WHERE id = ?", owner);
    return delete(transaction, "DELETE FROM %s.person_key WHERE person = ?", owner) || wasCase;
  }

  private static boolean delete(CompartmentTransaction transaction, String sql, OpaqueId owner) {
    return transaction.with(
        sql,
        statement -> {
          statement.setString(1, owner.value());
          return statement.executeUpdate() > 0;
        });
  }

  private void tell(Connection connection, Subject whom, Actor actor, Reason reason)
      throws SQLException {
    NodeLedger.append(
        connection, new Happening(time.instant(), actor, LedgerEvent.ERASURE, whom, reason));
  }
}
