package org.mufakat.server.cases;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.hosting.ErasureList;
import org.mufakat.server.hosting.ErasureList.What;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;

/// Takes back again, in an older state of a database, what was taken back since: consents, courts'
/// orders, and with them what was let through the wall.
public final class TakenBack {

  private final ErasureList list;
  private final InstantSource time;

  public TakenBack(ErasureList list, InstantSource time) {
    this.list = list;
    this.time = time;
  }

  /// @param consents that stood as given
  /// @param orders that stood as holding
  public record Again(int consents, int orders) {}

  /// In the transaction that is open on the connection. Doing so again changes nothing.
  ///
  /// @param lines that stand in the list
  public Again replay(Connection connection, List<ErasureList.Line> lines) throws SQLException {
    int consents = 0;
    int orders = 0;
    for (Compartment side : Compartment.values()) {
      var withdrawn =
          set(
              connection,
              of(lines, side, What.WITHDRAWN),
              "UPDATE %1$s.consent c SET withdrawn = greatest(n.at, c.given) FROM unnest(?, ?) AS n"
                  + " (id, at) WHERE c.id = n.id AND c.withdrawn IS NULL RETURNING c.id",
              side);
      var ended =
          set(
              connection,
              of(lines, side, What.ENDED),
              "UPDATE %1$s.court_order o SET until = greatest(n.at, o.recorded + interval '1 ms')"
                  + " FROM unnest(?, ?) AS n (id, at) WHERE o.id = n.id"
                  + " AND o.until > greatest(n.at, o.recorded + interval '1 ms') RETURNING o.id",
              side);
      for (OpaqueId consent : withdrawn) {
        recall(connection, side, consent);
        tell(
            connection,
            LedgerEvent.CONSENT_WITHDRAWN,
            new Subject(Subject.Kind.CONSENT, consent),
            Reason.OPERATION);
      }
      for (OpaqueId order : ended) {
        recall(connection, side, order);
        // The reason alone tells a lifted order from a recorded one.
        tell(
            connection,
            LedgerEvent.COURT_ORDER_RECORDED,
            new Subject(Subject.Kind.COURT_ORDER, order),
            Reason.EXPIRED);
      }
      consents += withdrawn.size();
      orders += ended.size();
    }
    sayRecalled(connection, lines);
    return new Again(consents, orders);
  }

  private static List<ErasureList.Line> of(
      List<ErasureList.Line> lines, Compartment side, What what) {
    return lines.stream()
        .filter(l -> l.what() == what && l.side().filter(side::equals).isPresent())
        .toList();
  }

  private static List<OpaqueId> set(
      Connection connection, List<ErasureList.Line> lines, String sql, Compartment side)
      throws SQLException {
    if (lines.isEmpty()) {
      return List.of();
    }
    var ids =
        CompartmentTransaction.array(connection, lines.stream().map(ErasureList.Line::id).toList());
    var times =
        connection.createArrayOf(
            "timestamptz",
            lines.stream().map(l -> CaseFiles.utc(l.at())).toArray(OffsetDateTime[]::new));
    return CompartmentTransaction.on(connection, side)
        .with(
            sql,
            statement -> {
              statement.setArray(1, ids);
              statement.setArray(2, times);
              return CompartmentTransaction.ids(statement);
            });
  }

  /// What was let through on a basis is destroyed on the other side.
  private void recall(Connection connection, Compartment side, OpaqueId basis) throws SQLException {
    var now = time.instant();
    var received =
        CompartmentTransaction.on(connection, side)
            .with(
                "UPDATE %1$s.given SET recalled = ? WHERE basis = ? AND recalled IS NULL"
                    + " RETURNING received",
                statement -> {
                  statement.setObject(1, CaseFiles.utc(now));
                  statement.setString(2, basis.value());
                  return CompartmentTransaction.ids(statement);
                });
    for (OpaqueId id : received) {
      new Erasures(list, time)
          .erase(
              connection,
              side.other(),
              new Subject(Subject.Kind.PERSON, id),
              Actor.NODE,
              Reason.OPERATION,
              _ -> {});
      recalled(connection, List.of(id), now);
    }
  }

  /// What was recalled is destroyed by the list's word already; both sides' lines say so.
  private void sayRecalled(Connection connection, List<ErasureList.Line> lines)
      throws SQLException {
    recalled(
        connection,
        lines.stream().filter(l -> l.what() == What.ERASED).map(ErasureList.Line::id).toList(),
        time.instant());
  }

  private static void recalled(Connection connection, List<OpaqueId> received, Instant at)
      throws SQLException {
    if (received.isEmpty()) {
      return;
    }
    var ids = CompartmentTransaction.array(connection, received);
    for (Compartment side : Compartment.values()) {
      var here = CompartmentTransaction.on(connection, side);
      for (String sql :
          List.of(
              "UPDATE %1$s.received SET recalled = least(?, until), sealed = NULL, person = NULL"
                  + " WHERE id = ANY (?) AND recalled IS NULL",
              "UPDATE %1$s.given SET recalled = least(?, until)"
                  + " WHERE received = ANY (?) AND recalled IS NULL")) {
        here.with(
            sql,
            statement -> {
              statement.setObject(1, CaseFiles.utc(at));
              statement.setArray(2, ids);
              return statement.executeUpdate();
            });
      }
    }
  }

  private void tell(Connection connection, LedgerEvent event, Subject what, Reason reason)
      throws SQLException {
    NodeLedger.append(connection, new Happening(time.instant(), Actor.NODE, event, what, reason));
  }
}
