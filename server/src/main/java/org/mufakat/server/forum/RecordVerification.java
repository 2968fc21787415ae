package org.mufakat.server.forum;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.hosting.HostedNode;

/// What a node says of the record in its database when all of it is gone through: the order, the
/// hashes, each signature and the rules.
///
/// @param entries how many fit, from the first
/// @param fault what is wrong first; empty where nothing is
/// @param evidence what the hub once showed that did not fit; none at the hub
public record RecordVerification(
    Genesis genesis,
    RecordPoint entries,
    Optional<RecordFault> fault,
    List<Evidence> evidence,
    Duration took) {

  public RecordVerification {
    evidence = List.copyOf(evidence);
  }

  /// What a record came to.
  public sealed interface Found {
    record Verified(RecordVerification verification) implements Found {}

    /// The node keeps no record.
    record NoRecord() implements Found {}
  }

  /// Goes through the record of a node.
  ///
  /// @param keys to believe instead of those that the node keeps
  public static Found of(HostedNode node, Optional<SignerKeys> keys) {
    return of(node, keys, RecordReading.Signatures.CHECKED);
  }

  /// The same but for the signatures, which were checked when they were taken in: what a start
  /// does.
  public static Found withoutSignatures(HostedNode node) {
    return of(node, Optional.empty(), RecordReading.Signatures.AS_STORED);
  }

  private static Found of(
      HostedNode node, Optional<SignerKeys> keys, RecordReading.Signatures signatures) {
    var store = new JdbcForumRecord(node.dataSource());
    var pack = node.node().regime();
    var begun = store.genesis();
    if (begun.isEmpty()) {
      return new Found.NoRecord();
    }
    long from = System.nanoTime();
    var genesis = begun.get();
    var replay = new Replay(genesis, new PackCharter(pack, genesis.begins()));
    var reading = new RecordReading(replay, keys.orElseGet(() -> store.keys(genesis)), signatures);
    var fault = reading.read(store.after(0)).or(() -> shortened(store, replay.head()));
    return new Found.Verified(
        new RecordVerification(
            genesis,
            replay.head(),
            fault,
            store.evidence(),
            Duration.ofNanos(System.nanoTime() - from)));
  }

  /// Whether the hub once signed that the record went further, or elsewhere.
  private static Optional<RecordFault> shortened(JdbcForumRecord store, RecordPoint head) {
    return store.headsFrom(0).stream()
        .map(JdbcForumRecord.Said::point)
        .filter(point -> point.position() == head.position())
        .findFirst()
        .flatMap(point -> shortened(head, point));
  }

  /// @param signed what the hub signed for the position
  static Optional<RecordFault> shortened(RecordPoint head, RecordPoint signed) {
    return head.equals(signed)
        ? Optional.empty()
        : Optional.of(new RecordFault.Shortened(signed.position(), signed));
  }

  /// The keys that a node believes signatures by.
  public static Optional<SignerKeys> keys(HostedNode node) {
    var store = new JdbcForumRecord(node.dataSource());
    return store.genesis().map(store::keys);
  }

  /// A file that shows how a text came to what it came to.
  ///
  /// @return empty where the record has nothing of it, or no head is signed for where it ends
  public static Optional<ForumProof> prove(HostedNode node, OpaqueId proposal) {
    var store = new JdbcForumRecord(node.dataSource());
    return store
        .genesis()
        .flatMap(
            genesis ->
                head(node, store, genesis)
                    .flatMap(
                        head ->
                            ForumProof.of(
                                genesis,
                                proposal,
                                head.note(),
                                store.between(0, head.point().position()))));
  }

  /// The hub signs how far its record goes; a member's node has the hub's word.
  private static Optional<RecordHead> head(
      HostedNode node, JdbcForumRecord store, Genesis genesis) {
    return node.id().isHub()
        ? store.last().map(last -> RecordHead.sign(genesis.hash(), last, ForumKeys.of(node.node())))
        : store.headsFrom(0).stream()
            .filter(said -> store.last().filter(said.point()::equals).isPresent())
            .findFirst()
            .flatMap(said -> RecordHead.open(said.note(), genesis));
  }
}
