package org.mufakat.server.tables;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;

/// What the node's ledger is told of tables, with the clock and the chance that it takes: ids and
/// salts that say nothing.
final class TablesLedger {

  private final NodeId node;
  private final NodeLedger ledger;
  private final SecureRandom chance;
  private final InstantSource time;

  TablesLedger(NodeId node, NodeLedger ledger, SecureRandom chance, InstantSource time) {
    this.node = node;
    this.ledger = ledger;
    this.chance = chance;
    this.time = time;
  }

  Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /// An id that says nothing.
  String drawnId() {
    var id = new byte[16];
    chance.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  byte[] drawnSalt() {
    var salt = new byte[ContentCommitment.SALT_BYTES];
    chance.nextBytes(salt);
    return salt;
  }

  /// A change and all that is told of it while it is made, in one transaction or not at all.
  <T> T inOne(Supplier<T> change) {
    return ledger.recording(change, _ -> Optional.empty());
  }

  /// Something without content.
  void tell(Account by, Instant at, LedgerEvent event, String about, Reason reason) {
    ledger.append(new Happening(at, AccountEntries.actor(node, by), event, subject(about), reason));
  }

  /// Something with a commitment to what it was about, which opens with the salt alone.
  void tell(
      Account by,
      Instant at,
      LedgerEvent event,
      String about,
      Reason reason,
      byte[] content,
      byte[] salt) {
    ledger.append(
        new Happening(
            at,
            AccountEntries.actor(node, by),
            event,
            subject(about),
            reason,
            ContentCommitment.to(content, salt)));
  }

  void tell(Account by, Instant at, LedgerEvent event, String about, String content, byte[] salt) {
    tell(by, at, event, about, Reason.NONE, content.getBytes(StandardCharsets.UTF_8), salt);
  }

  private static Subject subject(String id) {
    return new Subject(Subject.Kind.TABLES, new OpaqueId(id));
  }
}
