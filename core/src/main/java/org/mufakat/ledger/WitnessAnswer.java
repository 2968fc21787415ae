package org.mufakat.ledger;

/// What a witness says to a checkpoint.
public sealed interface WitnessAnswer {

  /// It continues what was seen. Store `next`, then cosign the checkpoint.
  record Accepted(Checkpoint checkpoint, Witness next) implements WitnessAnswer {}

  /// It is not cosigned, and what the witness knows stays as it is.
  ///
  /// @param size the size of the checkpoint that the witness accepted last from this log
  record Refused(Reason reason, long size) implements WitnessAnswer {}

  enum Reason {
    /// The note's text is no checkpoint.
    NOT_A_CHECKPOINT,
    /// The witness does not watch a log of this name.
    UNKNOWN_LOG,
    /// No key of the log signed it, or a signature is false.
    NOT_SIGNED_BY_THE_LOG,
    /// It is smaller than the size that it says to continue.
    SHRINKS,
    /// The witness accepted another size last: prove from the size in the answer.
    OTHER_OLD_SIZE,
    /// It is what was seen, of the same size and root; only the proof beside it is wrong.
    FALSE_PROOF,
    /// The proof does not show that it continues what was seen. If the log signed it, it has
    /// forked: keep the note, it is evidence.
    NOT_CONSISTENT
  }
}
