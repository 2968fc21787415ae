package org.mufakat.server.forum;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.LedgerBooks;

/// Brings back to the hub what a member's copy of the record has and the hub lacks, as after the
/// hub was restored from a backup. What the hub signed once it takes again, and nothing else: each
/// entry goes through the same steps as when it was recorded, but for the clock, and the last has
/// to be where the hub signed a head.
public final class BringingBack {

  /// What came of it. Whatever is not [Done] changed nothing.
  public sealed interface Answer {

    /// All is in the hub's record and told to its ledger.
    record Done(RecordPoint before, RecordPoint now) implements Answer {}

    /// The hub has all that it signed for that member.
    record NothingMissing(RecordPoint hub) implements Answer {}

    /// A node that keeps no record.
    record NoRecord(NodeId node) implements Answer {}

    /// The copy is of another record, or of another hub's.
    record OtherRecord() implements Answer {}

    /// The hub recorded something else since it was restored.
    ///
    /// @param position the first that differs
    record Differs(long position) implements Answer {}

    /// The record of a node does not hold.
    record NotSound(NodeId node, RecordFault fault) implements Answer {}
  }

  private final HostedNode hub;
  private final NodeId member;
  private final JdbcForumRecord own;
  private final JdbcForumRecord copy;

  public BringingBack(HostedNode hub, HostedNode member) {
    this.hub = hub;
    this.member = member.id();
    this.own = new JdbcForumRecord(hub.dataSource());
    this.copy = new JdbcForumRecord(member.dataSource());
  }

  /// @param keys to believe instead of those that the hub keeps
  public Answer from(Optional<SignerKeys> keys, LedgerBooks ledger, InstantSource time) {
    var genesis = copy.genesis();
    if (genesis.isEmpty()) {
      return new Answer.NoRecord(member);
    }
    boolean isOwn =
        genesis.get().hub().equals(ForumKeys.of(hub.node()).key())
            && own.genesis().filter(g -> !g.equals(genesis.get())).isEmpty();
    if (!isOwn) {
      return new Answer.OtherRecord();
    }
    var before = own.last().orElse(genesis.get().point());
    var signed = signed(genesis.get(), before);
    return differs(genesis.get(), before)
        .or(() -> signed.isEmpty() ? Optional.of(new Answer.NothingMissing(before)) : none())
        .or(() -> fault(genesis.get(), signed.orElseThrow(), keys))
        .orElseGet(() -> append(genesis.get(), before, signed.orElseThrow(), ledger, time));
  }

  private static Optional<Answer> none() {
    return Optional.empty();
  }

  /// The furthest that the hub signed for the member, of what the copy has and the hub lacks.
  private Optional<RecordPoint> signed(Genesis genesis, RecordPoint before) {
    long last = copy.last().map(RecordPoint::position).orElse(0L);
    return copy.headsFrom(before.position() + 1).stream()
        .flatMap(said -> RecordHead.open(said.note(), genesis).stream())
        .map(RecordHead::point)
        .filter(point -> point.position() <= last)
        .max(Comparator.comparing(RecordPoint::position));
  }

  /// The first position at which the two differ, up to where the shorter ends.
  private Optional<Answer> differs(Genesis genesis, RecordPoint before) {
    long end = Math.min(before.position(), copy.last().orElse(genesis.point()).position());
    if (isOneUpTo(end)) {
      return Optional.empty();
    }
    long low = 1;
    long high = end;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (isOneUpTo(middle)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Optional.of(new Answer.Differs(low));
  }

  /// A hash stands for all before it.
  private boolean isOneUpTo(long position) {
    return own.at(position).map(RecordEntry::hash).equals(copy.at(position).map(RecordEntry::hash));
  }

  private Optional<Answer> fault(Genesis genesis, RecordPoint signed, Optional<SignerKeys> given) {
    var keys = given.orElseGet(() -> own.keys(genesis));
    var replay = new Replay(genesis, new PackCharter(hub.node().regime(), genesis.begins()));
    var stored = new RecordReading(replay, keys, RecordReading.Signatures.AS_STORED);
    var checked = new RecordReading(replay, keys, RecordReading.Signatures.CHECKED);
    return stored
        .read(own.after(0))
        .<Answer>map(fault -> new Answer.NotSound(NodeId.HUB, fault))
        .or(
            () ->
                checked
                    .read(copy.between(replay.head().position(), signed.position()))
                    .or(() -> RecordVerification.shortened(replay.head(), signed))
                    .map(fault -> new Answer.NotSound(member, fault)));
  }

  private Answer append(
      Genesis genesis,
      RecordPoint before,
      RecordPoint signed,
      LedgerBooks ledger,
      InstantSource time) {
    return ledger.recording(
        NodeId.HUB,
        () -> {
          own.begin(genesis);
          copy.between(before.position(), signed.position())
              .each(
                  batch -> {
                    own.appendAll(batch);
                    batch.forEach(entry -> tell(entry, ledger, time));
                    return true;
                  });
          return new Answer.Done(before, signed);
        },
        _ -> Optional.empty());
  }

  private static void tell(RecordEntry entry, LedgerBooks ledger, InstantSource time) {
    ledger.append(
        NodeId.HUB,
        ForumHappenings.of(LedgerEvent.FORUM_RECORDED, entry.hash(), time.instant(), Actor.NODE));
  }
}
