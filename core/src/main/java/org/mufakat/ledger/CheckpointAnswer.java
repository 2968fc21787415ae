package org.mufakat.ledger;

import java.util.List;

/// What came of opening a signed checkpoint.
public sealed interface CheckpointAnswer {

  /// The log signed it.
  ///
  /// @param cosignatures by known witnesses, each verified
  /// @param witnessed whether as many witnesses cosigned as the policy needs
  record Opened(Checkpoint checkpoint, List<Cosignature> cosignatures, boolean witnessed)
      implements CheckpointAnswer {}

  /// Nothing in it may be believed.
  record Refused(Reason reason) implements CheckpointAnswer {}

  enum Reason {
    /// It is a note, but not a checkpoint.
    NOT_A_CHECKPOINT,
    /// It is about a log of another name.
    OTHER_LOG,
    /// A signature that names a known key was not made by it, or not for this text.
    FALSE_SIGNATURE,
    /// No key of the log signed it.
    NOT_SIGNED_BY_THE_LOG
  }
}
