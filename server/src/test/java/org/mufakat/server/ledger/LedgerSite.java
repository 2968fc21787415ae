package org.mufakat.server.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.Ed25519Signer;
import org.mufakat.ledger.Finding;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.ledger.TrustPolicy;
import org.mufakat.node.NodeId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.hosting.Ed25519Seed;

/// A ledger in a database of its own and a witness in another, with keys that are nobody's.
final class LedgerSite {

  static final NodeId NORTH = new NodeId("XNO");
  static final String ORIGIN = "mufakat/example/XNO/ledger";
  static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");

  final DataSource database;
  final DataSource hub;
  final NoteSigner log;
  final WitnessDesk desk;
  final NodeLedger ledger;
  private final Random chance = new Random(4);

  private LedgerSite(String origin, DataSource database, DataSource hub) {
    this.log = signer(origin, KeyKind.ED25519);
    this.database = database;
    this.hub = hub;
    this.desk = new WitnessDesk(hub, witnessSigner(), InstantSource.fixed(NOON));
    this.ledger = new NodeLedger(NORTH, database, log);
  }

  /// An empty ledger that the witness watches.
  static LedgerSite empty() {
    var site = new LedgerSite(ORIGIN, TestDatabase.served(), TestDatabase.hubs());
    site.desk.watch(site.log.key());
    return site;
  }

  /// An empty ledger of another name, whose witness is somewhere else.
  static LedgerSite elsewhere(String origin) {
    var database = TestDatabase.served();
    return new LedgerSite(origin, database, database);
  }

  /// The same databases, as another process finds them.
  LedgerSite opened() {
    return new LedgerSite(log.key().name(), database, hub);
  }

  static NoteSigner witnessSigner() {
    return signer("mufakat/example/HUB/witness", KeyKind.COSIGNATURE_V1);
  }

  /// A signer whose seed is the hash of its name.
  static NoteSigner signer(String name, KeyKind kind) {
    try {
      var seed = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return new Ed25519Signer(name, kind, Ed25519Seed.pair(seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Happening something() {
    var events = LedgerEvent.values();
    return new Happening(
        NOON.plusMillis(chance.nextInt(1_000_000)),
        new Actor(
            new OpaqueId("%032x".formatted(1 + chance.nextInt(20))),
            Actor.Role.INVESTIGATOR,
            Optional.of(Compartment.LAW_ENFORCEMENT)),
        events[chance.nextInt(events.length)],
        new Subject(Subject.Kind.PERSON, new OpaqueId("%032x".formatted(1 + chance.nextInt(500)))),
        Reason.ASSIGNED_CASE);
  }

  /// Appends so many entries and gives them their places.
  LedgerSite with(int entries) {
    ledger.recording(
        () -> {
          for (int i = 0; i < entries; i++) {
            ledger.append(something());
          }
          return true;
        },
        _ -> Optional.empty());
    ledger.placeAll();
    return this;
  }

  LedgerSite signed() {
    ledger.checkpoints().sign();
    return this;
  }

  LedgerSite witnessed() {
    signed();
    ledger.checkpoints().witness(new LocalWitness(desk), desk.key());
    return this;
  }

  TrustPolicy policy() {
    return new TrustPolicy(ORIGIN, List.of(log.key()), List.of(desk.key()), 1);
  }

  LedgerAudit audit() {
    return switch (LedgerAudit.of(database, policy(), desk.last(ORIGIN))) {
      case LedgerAudit.Answer.Audited(LedgerAudit audit) -> audit;
      case LedgerAudit.Answer.NotJudged(var reason) ->
          throw new AssertionError("not judged: " + reason);
    };
  }

  List<Finding> findings() {
    return audit().report().findings();
  }

  /// What someone does who owns the database: the triggers go first.
  LedgerSite tamper(String... statements) {
    TestDatabase.run(
        database,
        "alter table ledger_entry disable trigger user; alter table ledger_node disable trigger"
            + " user");
    for (String statement : statements) {
      TestDatabase.run(database, statement);
    }
    return this;
  }

  long number(String query) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
