package org.mufakat.server.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// Table `ledger_pending`: what happened and waits for its place. A row is written in the
/// transaction of the change that it tells of, so that neither is ever there without the other.
final class PendingEntries {

  private static final String INSERT_ALL =
      """
      insert into ledger_pending (happened_at, actor, actor_role, actor_side, event, subject_kind,
        subject, reason, content)
      select w.at::timestamptz, w.actor, w.role, w.side, w.event, w.kind, w.subject, w.reason,
        w.content
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[]) with ordinality
        as w (at, actor, role, side, event, kind, subject, reason, content, n)
      order by w.n\
      """;

  private static final String OLDEST =
      """
      select arrival, happened_at, actor, actor_role, actor_side, event, subject_kind, subject,
        reason, content
      from ledger_pending order by arrival limit ?\
      """;

  /// A row.
  record Waiting(long arrival, Happening what) {}

  private PendingEntries() {}

  static void insert(Connection connection, Happening what) throws SQLException {
    insertAll(connection, List.of(what));
  }

  /// By one statement, in their order.
  static void insertAll(Connection connection, List<Happening> all) throws SQLException {
    try (var statement = connection.prepareStatement(INSERT_ALL)) {
      array(statement, 1, all, what -> what.at().toString());
      array(statement, 2, all, what -> what.actor().id().value());
      array(statement, 3, all, what -> what.actor().role().code());
      array(statement, 4, all, what -> what.actor().compartmentCode());
      array(statement, 5, all, what -> what.event().code());
      array(statement, 6, all, what -> what.subject().kind().code());
      array(statement, 7, all, what -> what.subject().id().value());
      array(statement, 8, all, what -> what.reason().code());
      array(statement, 9, all, what -> what.content().hex());
      statement.executeUpdate();
    }
  }

  private static void array(
      PreparedStatement statement, int at, List<Happening> all, Function<Happening, String> of)
      throws SQLException {
    statement.setArray(
        at,
        statement
            .getConnection()
            .createArrayOf("text", all.stream().map(of).toArray(String[]::new)));
  }

  /// The rows that have waited longest, in the order of their arrival.
  static List<Waiting> oldest(Connection connection, int most) throws SQLException {
    var waiting = new ArrayList<Waiting>();
    try (var statement = connection.prepareStatement(OLDEST)) {
      statement.setInt(1, most);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          waiting.add(new Waiting(rows.getLong(1), read(rows)));
        }
      }
    }
    return waiting;
  }

  private static Happening read(ResultSet row) throws SQLException {
    return new Happening(
        row.getObject(2, OffsetDateTime.class).toInstant(),
        known(Actor.read(row.getString(3), row.getString(4), row.getString(5))),
        known(LedgerEvent.byCode(row.getString(6))),
        new Subject(known(Subject.Kind.byCode(row.getString(7))), new OpaqueId(row.getString(8))),
        known(Reason.byCode(row.getString(9))),
        new ContentCommitment(row.getString(10)));
  }

  private static <T> T known(Optional<T> code) {
    return code.orElseThrow(
        () ->
            new IllegalStateException(
                "ledger_pending holds a word that this version does not know"));
  }

  static void delete(Connection connection, List<Waiting> placed) throws SQLException {
    try (var statement =
        connection.prepareStatement("delete from ledger_pending where arrival = any(?)")) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "bigint", placed.stream().map(Waiting::arrival).toArray(Long[]::new)));
      if (statement.executeUpdate() != placed.size()) {
        throw new IllegalStateException("an entry was placed by two at once");
      }
    }
  }

  static long count(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from ledger_pending")) {
      row.next();
      return row.getLong(1);
    }
  }
}
