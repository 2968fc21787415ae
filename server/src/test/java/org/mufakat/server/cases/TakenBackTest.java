package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mufakat.cases.RecordPart.NAME;
import static org.mufakat.server.cases.CaseSite.CASE_WORKER;
import static org.mufakat.server.cases.CaseSite.SERVICES_SUPERVISOR;
import static org.mufakat.server.cases.CaseSite.SUPERVISOR;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.backup.Replay;
import org.mufakat.server.cases.Crossings.Giving;
import org.mufakat.server.hosting.ErasureList;

/// An older state of the database, brought back by whatever means, opens nothing that was taken
/// back since. All persons are invented.
class TakenBackTest {

  private final Wall wall = new Wall();

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T in(Work<T> work) throws SQLException {
    try (var connection = wall.site.database.getConnection()) {
      connection.setAutoCommit(false);
      var answer = work.on(connection);
      connection.commit();
      return answer;
    }
  }

  private Replay.Again replayed() throws SQLException {
    var replay = new Replay(wall.site.erasures(), CaseSite.NORTH, () -> CaseSite.NOON);
    return in(replay::on);
  }

  /// What the receiving side had of it, as a backup would hold it.
  private record Before(OpaqueId id, byte[] sealed, int nodeKey, byte[] wrapped) {}

  private Before before(OpaqueId received) throws SQLException {
    return in(
        connection ->
            CompartmentTransaction.on(connection, Compartment.LAW_ENFORCEMENT)
                .with(
                    "SELECT r.sealed, k.node_key, k.wrapped FROM %1$s.received r"
                        + " JOIN %1$s.person_key k ON k.person = r.id WHERE r.id = ?",
                    statement -> {
                      statement.setString(1, received.value());
                      try (var row = statement.executeQuery()) {
                        row.next();
                        return new Before(
                            received, row.getBytes(1), row.getInt(2), row.getBytes(3));
                      }
                    }));
  }

  private void bringBack(Before before) throws SQLException {
    in(
        connection -> {
          var giving = CompartmentTransaction.on(connection, Compartment.VICTIM_SERVICES);
          run(giving, "UPDATE %1$s.consent SET withdrawn = NULL");
          run(giving, "UPDATE %1$s.court_order SET until = recorded + interval '30 days'");
          run(giving, "UPDATE %1$s.given SET recalled = NULL");
          var receiving = CompartmentTransaction.on(connection, Compartment.LAW_ENFORCEMENT);
          receiving.with(
              "INSERT INTO %1$s.person_key (person, node_key, wrapped) VALUES (?, ?, ?)",
              statement -> {
                statement.setString(1, before.id().value());
                statement.setInt(2, before.nodeKey());
                statement.setBytes(3, before.wrapped());
                return statement.executeUpdate();
              });
          return receiving.<Integer>with(
              "UPDATE %1$s.received SET recalled = NULL, sealed = ? WHERE id = ?",
              statement -> {
                statement.setBytes(1, before.sealed());
                statement.setString(2, before.id().value());
                return statement.executeUpdate();
              });
        });
  }

  private static void run(CompartmentTransaction side, String sql) {
    side.with(sql, statement -> statement.executeUpdate());
  }

  @Test
  void a_consent_taken_back_since_is_taken_back_again_with_what_was_given_on_it()
      throws SQLException {
    var consent = wall.consent("investigation", NAME);
    wall.give("investigation", NAME);
    var line = wall.received(SUPERVISOR).getFirst();
    var older = before(line.id());
    wall.withdraw(consent);
    bringBack(older);
    assertThat(wall.read(SUPERVISOR, line.id())).isPresent();

    var again = replayed();

    assertThat(again.withdrawn()).isEqualTo(1);
    assertThat(wall.read(SUPERVISOR, line.id())).isEmpty();
    assertThat(wall.received(SUPERVISOR).getFirst().recalled()).isPresent();
    assertThat(wall.give("investigation", NAME)).isInstanceOf(Giving.Refused.class);
    assertThat(wall.site.told()).contains("consent-withdrawn consent operation");
    assertThat(replayed()).isEqualTo(Replay.Again.NOTHING);
  }

  @Test
  void a_court_order_lifted_since_is_lifted_again() throws SQLException {
    var order = wall.courtOrder(Duration.ofDays(30), NAME).orElseThrow();
    wall.give("prosecution", NAME);
    var line = wall.received(SUPERVISOR).getFirst();
    var older = before(line.id());
    wall.site.later(Duration.ofMinutes(1));
    wall.site.as(
        SERVICES_SUPERVISOR, room -> new CourtOrders(room).end(wall.file.id(), wall.she, order));
    bringBack(older);

    var again = replayed();

    assertThat(again.ended()).isEqualTo(1);
    assertThat(wall.site.told())
        .filteredOn("court-order-recorded court-order expired"::equals)
        .hasSize(2);
    assertThat(wall.read(SUPERVISOR, line.id())).isEmpty();
    assertThat(wall.give("prosecution", NAME)).isInstanceOf(Giving.Refused.class);
  }

  /// The list's line is on the disk, and the process ended before the database committed.
  @Test
  void a_withdrawal_that_was_cut_short_is_finished() throws SQLException {
    var consent = wall.consent("investigation", NAME);
    wall.give("investigation", NAME);
    var line = wall.received(SUPERVISOR).getFirst();
    wall.site
        .erasures()
        .say(ErasureList.Line.withdrawn(Compartment.VICTIM_SERVICES, consent, CaseSite.NOON));

    replayed();

    assertThat(wall.read(SUPERVISOR, line.id())).isEmpty();
    assertThat(wall.give("investigation", NAME)).isInstanceOf(Giving.Refused.class);
  }

  @Test
  void a_withdrawal_whose_transaction_failed_is_none() throws SQLException {
    var consent = wall.consent("investigation", NAME);

    assertThatThrownBy(
            () ->
                wall.site.as(
                    CASE_WORKER,
                    room -> {
                      new Consents(room).withdraw(wall.file.id(), wall.she, consent);
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");

    assertThat(replayed()).isEqualTo(Replay.Again.NOTHING);
    assertThat(wall.give("investigation", NAME)).isInstanceOf(Giving.Given.class);
  }
}
