package org.mufakat.ledger;

import java.util.function.Consumer;

/// A node's ledger as its store holds it now, read for verification.
///
/// Nodes are asked for in nearly ascending order: a reader that keeps the last subtree of 256
/// leaves answers nearly all of it without asking its store.
public interface StoredLedger extends TreeNodes {

  /// Hands over each place in `[from, to)` that has an entry or a leaf, ascending by index, in a
  /// memory that does not grow with their number. The same each time it is asked.
  void read(long from, long to, Consumer<StoredEntry> each);
}
