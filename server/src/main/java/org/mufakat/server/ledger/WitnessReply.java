package org.mufakat.server.ledger;

import java.util.List;
import org.mufakat.ledger.NoteSignature;

/// What came of asking a witness to cosign.
sealed interface WitnessReply {

  /// It cosigned.
  record Cosigned(List<NoteSignature> signatures) implements WitnessReply {
    public Cosigned {
      signatures = List.copyOf(signatures);
    }
  }

  /// It has accepted another size last: prove from that one.
  record KnowsOtherSize(long size) implements WitnessReply {}

  /// It does not cosign, and asking again will not help.
  record Refused(String why) implements WitnessReply {}

  /// It cannot be asked at this moment.
  record Unreachable(String why) implements WitnessReply {}
}
