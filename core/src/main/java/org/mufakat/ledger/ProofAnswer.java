package org.mufakat.ledger;

/// What a proof file proves.
public sealed interface ProofAnswer {

  /// The entry stands in the log, at its index, as the log signed it. Whether witnesses say the
  /// same is in `by`: without them the log may have shown someone else another tree.
  record Proven(LedgerEntry entry, CheckpointAnswer.Opened by) implements ProofAnswer {}

  /// Its checkpoint is not to be believed.
  record CheckpointRefused(CheckpointAnswer.Reason reason) implements ProofAnswer {}

  /// The entry does not stand at this index in the signed tree: one of the three was changed.
  record NotIncluded() implements ProofAnswer {}

  /// Something stands there, and it is no ledger entry that this version reads.
  record NotAnEntry() implements ProofAnswer {}
}
