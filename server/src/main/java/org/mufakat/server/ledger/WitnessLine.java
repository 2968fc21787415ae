package org.mufakat.server.ledger;

import org.mufakat.ledger.AddCheckpoint;

/// The way to a witness: within this process, or by HTTP.
interface WitnessLine extends AutoCloseable {

  WitnessReply add(AddCheckpoint request);

  /// The last checkpoint of a log that the witness cosigned.
  HttpWitness.Last said(String origin);

  /// Lets go of whatever the way holds.
  @Override
  default void close() {}
}
