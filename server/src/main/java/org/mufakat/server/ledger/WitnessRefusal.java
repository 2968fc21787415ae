package org.mufakat.server.ledger;

import org.mufakat.ledger.WitnessAnswer;
import org.springframework.http.HttpStatus;

/// How a witness's refusal is told: by HTTP status and in a sentence.
///
/// Source: C2SP `tlog-witness`, add-checkpoint.
record WitnessRefusal(HttpStatus status, String sentence) {

  static WitnessRefusal of(WitnessAnswer.Reason reason) {
    return switch (reason) {
      case NOT_A_CHECKPOINT ->
          new WitnessRefusal(HttpStatus.BAD_REQUEST, "The note is no checkpoint.");
      case UNKNOWN_LOG ->
          new WitnessRefusal(
              HttpStatus.NOT_FOUND,
              "No log of this name is watched: its key is registered at the hub with `./mufakat"
                  + " ledger watch`.");
      case NOT_SIGNED_BY_THE_LOG ->
          new WitnessRefusal(
              HttpStatus.FORBIDDEN, "No key known of this log signed the checkpoint.");
      case SHRINKS ->
          new WitnessRefusal(
              HttpStatus.BAD_REQUEST, "The checkpoint is smaller than the size it continues.");
      case OTHER_OLD_SIZE ->
          new WitnessRefusal(HttpStatus.CONFLICT, "Another size was accepted last.");
      case FALSE_PROOF ->
          new WitnessRefusal(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "The checkpoint is the one that was cosigned last, and the proof is none.");
      case NOT_CONSISTENT ->
          new WitnessRefusal(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "The checkpoint does not continue what was cosigned before. It is kept as evidence.");
    };
  }
}
