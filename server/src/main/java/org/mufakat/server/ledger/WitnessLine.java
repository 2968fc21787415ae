package org.mufakat.server.ledger;

import java.util.Optional;
import org.mufakat.ledger.AddCheckpoint;
import org.mufakat.ledger.SignedNote;

/// The way to a witness: within this process, or by HTTP.
interface WitnessLine {

  WitnessReply add(AddCheckpoint request);

  /// The last checkpoint of a log that the witness cosigned, with its cosignature; empty when there
  /// is none.
  ///
  /// @throws WitnessSilent when it cannot be asked
  Optional<SignedNote> last(String origin);

  /// The witness cannot be reached.
  final class WitnessSilent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WitnessSilent(String why) {
      super(why);
    }
  }
}
