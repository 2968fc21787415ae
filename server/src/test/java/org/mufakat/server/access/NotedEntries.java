package org.mufakat.server.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mufakat.node.NodeId;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.LedgerBooks;

/// Remembers what was said.
final class NotedEntries implements LedgerBooks {

  final List<Happening> noted = new ArrayList<>();

  @Override
  public synchronized void append(NodeId node, Happening what) {
    noted.add(what);
  }

  @Override
  public <T> T recording(NodeId node, Supplier<T> change, Function<T, Optional<Happening>> entry) {
    T answer = change.get();
    entry.apply(answer).ifPresent(what -> append(node, what));
    return answer;
  }
}
