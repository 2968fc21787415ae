package org.mufakat.server.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import javax.sql.DataSource;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Identity;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.hosting.ErasureList;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeFiles;
import org.mufakat.server.keys.FileNodeKeys;
import org.mufakat.server.keys.NodeKeys;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.regime.Packs;
import org.mufakat.statistics.MemoryShelf;

/// A desk of an invented State with a database of its own, under a role that its policies bind.
final class CaseSite {

  static final NodeId NORTH = new NodeId("XNO");
  static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");

  static final CaseWorker INVESTIGATOR = worker(1, Compartment.LAW_ENFORCEMENT, false);
  static final CaseWorker OTHER_INVESTIGATOR = worker(2, Compartment.LAW_ENFORCEMENT, false);
  static final CaseWorker SUPERVISOR = worker(3, Compartment.LAW_ENFORCEMENT, true);
  static final CaseWorker CASE_WORKER = worker(4, Compartment.VICTIM_SERVICES, false);
  static final CaseWorker SERVICES_SUPERVISOR = worker(5, Compartment.VICTIM_SERVICES, true);

  final DataSource database;
  private final NodeFiles files;
  private final NodeKeys keys;
  private Instant now = NOON;
  final CaseDesk desk;
  private final Random chance = new Random(20310506);

  CaseSite() {
    try {
      database = TestDatabase.ordinary();
      var folder = Files.createTempDirectory("case-site");
      files = new NodeFiles(folder, folder.resolve("key.pem"));
      var node =
          new HostedNode(
              new Node(NORTH, keyring(), Packs.shipped("example"), new MemoryShelf()),
              database,
              false,
              Optional.of(files));
      keys = FileNodeKeys.openOrMake(folder.resolve("identity-keys"), new SecureRandom());
      desk = new CaseDesk(node, keys, NodeLedger.of(node), () -> now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CaseWorker worker(int number, Compartment side, boolean supervisor) {
    var role =
        side == Compartment.LAW_ENFORCEMENT
            ? Actor.Role.INVESTIGATOR
            : Actor.Role.VICTIM_SERVICES_WORKER;
    return new CaseWorker(
        new Actor(new OpaqueId("%032x".formatted(0xacc0 + number)), role, Optional.of(side)),
        side,
        supervisor,
        supervisor);
  }

  private static Keyring keyring() {
    try {
      return new Keyring(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  <T> T as(CaseWorker worker, Function<CaseRoom, T> work) {
    return desk.as(worker, work);
  }

  /// Who was erased, apart from the database.
  ErasureList erasures() {
    return new ErasureList(files.erasures(), NORTH);
  }

  /// The node's key is renewed; those before still open.
  void renewKey() {
    keys.rotate();
  }

  /// Time goes on.
  void later(Duration by) {
    now = now.plus(by);
  }

  OpaqueId id() {
    var bytes = new byte[16];
    chance.nextBytes(bytes);
    return new OpaqueId(HexFormat.of().formatHex(bytes));
  }

  /// Opens a case with one possible victim of this invented name.
  Case opened(CaseWorker by, String name) {
    return as(
        by,
        room -> {
          var person = CasePerson.unknown(room.drawId(), VictimStatus.POSSIBLE);
          var file = new CaseFiles(room).open(drawn(room, List.of(person)), Reason.INTAKE);
          new People(room).keep(person.id(), identity(name), Reason.INTAKE);
          return file;
        });
  }

  static Case drawn(CaseRoom room, List<CasePerson> persons) {
    return new Case(
        room.drawId(),
        room.worker().side(),
        "XNO-2031-0000",
        1,
        room.now(),
        Case.Status.OPEN,
        persons,
        List.of());
  }

  static Identity identity(String name) {
    return new Identity(
        List.of(new Identity.PersonName(name, Identity.PersonName.Kind.LEGAL)),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /// What the ledger was told, in order: `identity-read person none`.
  List<String> told() {
    var told = new ArrayList<String>();
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select event || ' ' || subject_kind || ' ' || reason from ledger_pending"
                    + " order by arrival")) {
      while (row.next()) {
        told.add(row.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return told;
  }

  /// Everything in the database's text and binary columns, as letters: what a stolen dump shows.
  String dump() throws SQLException {
    return dump(Compartment.values(), "public");
  }

  /// What is stored for one side, and not for the node as a whole.
  String dump(Compartment side) throws SQLException {
    return dump(new Compartment[] {side}, "none");
  }

  private String dump(Compartment[] sides, String besides) throws SQLException {
    var all = new StringBuilder();
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      for (Compartment side : sides) {
        CompartmentTransaction.on(connection, side);
        for (String table : tables(connection, besides)) {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery("select t::text from " + table + " t")) {
            while (row.next()) {
              all.append(row.getString(1)).append('\n');
            }
          }
        }
      }
      connection.rollback();
    }
    return all.toString();
  }

  private static List<String> tables(Connection connection, String besides) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in"
                    + " ('"
                    + besides
                    + "', 'law_enforcement', 'victim_services')")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }
}
