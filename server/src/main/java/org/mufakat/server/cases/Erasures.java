package org.mufakat.server.cases;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.hosting.ErasureList;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;

/// Erases persons for good: the list of erasures, the key, and the ledger's entry go together.
///
/// The list is written first. Where the process ends before the database has committed, the erasure
/// is finished when the node is opened next; where the transaction fails, the list says so.
public final class Erasures {

  /// An order is told when it is recorded and again, as expired, when it is lifted.
  private static final String TOLD =
      """
      select id, at, event from (
        select split_part(split_part(encode(bytes, 'escape'), e'\n', 6), ' ', 3) as id,
               split_part(split_part(encode(bytes, 'escape'), e'\n', 3), ' ', 2) as at,
               split_part(split_part(encode(bytes, 'escape'), e'\n', 5), ' ', 2) as event,
               split_part(split_part(encode(bytes, 'escape'), e'\n', 7), ' ', 2) as reason
        from ledger_entry
        union all
        select subject, to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
               event, reason
        from ledger_pending) told
      where event in ('erasure', 'consent-withdrawn')
         or event = 'court-order-recorded' and reason = 'expired'\
      """;

  private final ErasureList list;
  private final InstantSource time;

  public Erasures(ErasureList list, InstantSource time) {
    this.list = list;
    this.time = time;
  }

  /// Who is erased on a side by what stands in a list, cases and persons.
  static List<OpaqueId> erased(List<ErasureList.Line> standing, Compartment side) {
    return standing.stream()
        .filter(
            line ->
                line.what() == ErasureList.What.ERASED
                    && line.side().filter(side::equals).isPresent())
        .map(ErasureList.Line::id)
        .distinct()
        .toList();
  }

  /// Erases a person, or a case with everything that its own key sealed, in the transaction that is
  /// open on the connection.
  ///
  /// @param whom a person or a case
  /// @param ifRolledBack is given what has to be done if that transaction comes to nothing; where
  ///   nobody knows whether it did, nothing: the erasure is finished when the node is opened next
  /// @return whether there was anything; nothing is told of otherwise
  public boolean erase(
      Connection connection,
      Compartment compartment,
      Subject whom,
      Actor actor,
      Reason reason,
      Consumer<Runnable> ifRolledBack)
      throws SQLException {
    // Waits for another who erases the same: what is gone already is not begun again, or its coming
    // to nothing would take back what the other did.
    if (held(connection, compartment, List.of(whom.id())).isEmpty()) {
      return false;
    }
    begin(ErasureList.Line.erased(compartment, whom.id(), time.instant()), ifRolledBack);
    destroy(connection, compartment, whom.id());
    tell(connection, whom, actor, reason);
    return true;
  }

  /// Says in the list that something is about to be done that no older state may bring back.
  ///
  /// @param ifRolledBack as in [#erase]
  void begin(ErasureList.Line line, Consumer<Runnable> ifRolledBack) {
    ifRolledBack.accept(() -> list.kept(line, time.instant()));
    list.say(line);
  }

  /// Erases again whoever the list names and the database still holds: after a restore, a rollback
  /// or a copy put back, and after a crash in the middle of an erasure. In the transaction that is
  /// open on the connection.
  ///
  /// @param standing in the list
  /// @return how many were erased again
  public int replay(Connection connection, List<ErasureList.Line> standing) throws SQLException {
    int again = 0;
    for (Compartment compartment : Compartment.values()) {
      for (Subject whom : held(connection, compartment, erased(standing, compartment))) {
        destroy(connection, compartment, whom.id());
        tell(connection, whom, Actor.NODE, Reason.OPERATION);
        again++;
      }
    }
    return again;
  }

  /// Makes the list anew, where it is not there, from what the ledger tells: for a node that has
  /// none yet, and for one that lost it. The ledger does not say the compartment, so both are
  /// named; nor does it say which accounts were disabled, so none is.
  public void makeList(Connection connection) throws SQLException {
    if (list.exists()) {
      return;
    }
    var lines = new ArrayList<ErasureList.Line>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(TOLD)) {
      while (row.next()) {
        var what =
            switch (row.getString(3)) {
              case "consent-withdrawn" -> ErasureList.What.WITHDRAWN;
              case "court-order-recorded" -> ErasureList.What.ENDED;
              default -> ErasureList.What.ERASED;
            };
        for (Compartment compartment : Compartment.values()) {
          lines.add(
              new ErasureList.Line(
                  what,
                  Optional.of(compartment),
                  new OpaqueId(row.getString(1)),
                  Instant.parse(row.getString(2))));
        }
      }
    }
    list.make(lines);
  }

  /// Those of some that are there, cases and persons, which nobody else erases meanwhile.
  private static List<Subject> held(
      Connection connection, Compartment compartment, List<OpaqueId> owners) throws SQLException {
    var ids = CompartmentTransaction.array(connection, owners);
    var transaction = CompartmentTransaction.on(connection, compartment);
    var held = new LinkedHashMap<OpaqueId, Subject>();
    for (OpaqueId file :
        locked(transaction, "SELECT id FROM %s.case_file WHERE id = ANY (?) FOR UPDATE", ids)) {
      held.put(file, new Subject(Subject.Kind.CASE, file));
    }
    for (OpaqueId owner :
        locked(
            transaction,
            "SELECT person FROM %s.person_key WHERE person = ANY (?) FOR UPDATE",
            ids)) {
      held.putIfAbsent(owner, new Subject(Subject.Kind.PERSON, owner));
    }
    return List.copyOf(held.values());
  }

  private static List<OpaqueId> locked(
      CompartmentTransaction transaction, String sql, Array owners) {
    return transaction.with(
        sql,
        statement -> {
          statement.setArray(1, owners);
          return CompartmentTransaction.ids(statement);
        });
  }

  /// Destroys a key, and where its owner was a case, the case's rows too.
  private static void destroy(Connection connection, Compartment compartment, OpaqueId owner) {
    var transaction = CompartmentTransaction.on(connection, compartment);
    for (String sql :
        List.of(
            "DELETE FROM %s.case_version WHERE id = ?",
            "DELETE FROM %s.case_file WHERE id = ?",
            "DELETE FROM %s.person_key WHERE person = ?")) {
      transaction.with(
          sql,
          statement -> {
            statement.setString(1, owner.value());
            return statement.executeUpdate();
          });
    }
  }

  private void tell(Connection connection, Subject whom, Actor actor, Reason reason)
      throws SQLException {
    NodeLedger.append(
        connection, new Happening(time.instant(), actor, LedgerEvent.ERASURE, whom, reason));
  }
}
