package org.mufakat.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Someone who watches that logs only grow: of each log it keeps the last size and root that it
/// saw, and accepts a checkpoint only with a proof that it continues them. It sees hashes, no
/// entries.
///
/// A value: whoever holds it replaces it by the answer's next, stores that in the same transaction
/// in which it read this one, and only then cosigns. Otherwise two requests at once roll it back.
///
/// Source: C2SP `tlog-witness`.
public record Witness(Map<String, Seen> byOrigin) {

  /// What the witness knows of one log.
  ///
  /// @param keys the log's own, of kind [KeyKind#ED25519]
  /// @param size 0 before the first checkpoint
  public record Seen(List<VerifierKey> keys, long size, TreeHash root) {

    public Seen {
      keys = List.copyOf(keys);
    }

    /// A log of which no checkpoint was seen yet.
    public static Seen nothing(List<VerifierKey> keys) {
      return new Seen(keys, 0, TreeHash.EMPTY);
    }

    private WitnessAnswer refuse(WitnessAnswer.Reason reason) {
      return new WitnessAnswer.Refused(reason, size);
    }
  }

  public Witness {
    byOrigin = Map.copyOf(byOrigin);
  }

  /// Looks at a checkpoint and at its proof.
  public WitnessAnswer observe(AddCheckpoint request) {
    var checkpoint = Checkpoint.parse(request.note().text()).orElse(null);
    if (checkpoint == null) {
      return new WitnessAnswer.Refused(WitnessAnswer.Reason.NOT_A_CHECKPOINT, 0);
    }
    var seen = byOrigin.get(checkpoint.origin());
    if (seen == null) {
      return new WitnessAnswer.Refused(WitnessAnswer.Reason.UNKNOWN_LOG, 0);
    }
    var opened = new TrustPolicy(checkpoint.origin(), seen.keys, List.of(), 1).open(request.note());
    return switch (opened) {
      case CheckpointAnswer.Refused _ -> seen.refuse(WitnessAnswer.Reason.NOT_SIGNED_BY_THE_LOG);
      case CheckpointAnswer.Opened _ -> judge(seen, checkpoint, request);
    };
  }

  private WitnessAnswer judge(Seen seen, Checkpoint checkpoint, AddCheckpoint request) {
    if (request.oldSize() > checkpoint.size()) {
      return seen.refuse(WitnessAnswer.Reason.SHRINKS);
    }
    if (request.oldSize() != seen.size) {
      return seen.refuse(WitnessAnswer.Reason.OTHER_OLD_SIZE);
    }
    var proof = new ConsistencyProof(request.oldSize(), checkpoint.size(), request.proof());
    if (!proof.proves(seen.root, checkpoint.root())) {
      boolean isWhatWasSeen = checkpoint.size() == seen.size && checkpoint.root().equals(seen.root);
      return seen.refuse(
          isWhatWasSeen ? WitnessAnswer.Reason.FALSE_PROOF : WitnessAnswer.Reason.NOT_CONSISTENT);
    }
    var next = new HashMap<>(byOrigin);
    next.put(checkpoint.origin(), new Seen(seen.keys, checkpoint.size(), checkpoint.root()));
    return new WitnessAnswer.Accepted(checkpoint, new Witness(next));
  }
}
