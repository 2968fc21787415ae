package org.mufakat.ledger;

/// Something of the ledger that is not as it was when a checkpoint was made of it. Spans are places
/// from `from` up to, not including, `to`.
public sealed interface Finding {

  /// A span of places in the ledger.
  sealed interface OfPlaces extends Finding {
    long from();

    long to();
  }

  /// The entries stand where they stood, and say something else now.
  record Altered(long from, long to) implements OfPlaces {}

  /// The entries that stood there are nowhere in the ledger.
  record Removed(long from, long to) implements OfPlaces {}

  /// What stands there was never in the ledger, or is a copy of an entry that stands in its place.
  record Inserted(long from, long to) implements OfPlaces {}

  /// The entries that stood at these places stand `by` places further on, or back when negative.
  record Moved(long from, long to, long by) implements OfPlaces {}

  /// The entries are as they were; the hashes stored beside them are not.
  record HashAltered(long from, long to) implements OfPlaces {}

  /// Something in the span was altered, removed, inserted or moved, and the hashes that could tell
  /// which were rewritten or removed too. It is the smallest span whose hash is still known; an
  /// entry altered together with its leaf is found in the pair that its parent covers.
  record Within(long from, long to) implements OfPlaces {}

  /// Nothing can be said of the span, since what comes before it was rewritten.
  record Unchecked(long from, long to) implements OfPlaces {}

  /// The entries under a stored node are as they were; the node's hash is not. Proofs that use it
  /// fail.
  record NodeAltered(TreeNode node) implements Finding {}

  /// A stored checkpoint is not to be believed.
  ///
  /// @param position in the list that was given, from 0
  record CheckpointRefused(int position, CheckpointAnswer.Reason reason) implements Finding {}

  /// The checkpoint of this size does not agree with another, of the same size or a larger one: the
  /// log showed two ledgers.
  record CheckpointsContradict(long size) implements Finding {}
}
