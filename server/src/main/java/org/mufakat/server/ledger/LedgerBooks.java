package org.mufakat.server.ledger;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mufakat.node.NodeId;

/// Where a feature says what happened at a node.
public interface LedgerBooks {

  /// Says what happened, in the transaction that this thread has open on the node's database, or in
  /// one of its own.
  void append(NodeId node, Happening what);

  /// Makes a change on the node's database and says so, in one transaction.
  ///
  /// @param entry what the change's answer is to be told as; empty when nothing happened
  <T> T recording(NodeId node, Supplier<T> change, Function<T, Optional<Happening>> entry);

  /// Those of one node, for a command that opened it.
  static LedgerBooks of(NodeLedger ledger) {
    return new LedgerBooks() {
      @Override
      public void append(NodeId node, Happening what) {
        ledger.append(what);
      }

      @Override
      public <T> T recording(
          NodeId node, Supplier<T> change, Function<T, Optional<Happening>> entry) {
        return ledger.recording(change, entry);
      }
    };
  }
}
