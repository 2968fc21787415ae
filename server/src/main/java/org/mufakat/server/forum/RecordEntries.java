package org.mufakat.server.forum;

import java.util.List;

/// Entries in their order, handed over a batch at a time, so that a record of any length is read in
/// bounded memory.
interface RecordEntries {

  void each(Taker taker);

  interface Taker {
    /// @param batch may be looked at after the next was handed over: it does not change any more
    /// @return whether more is wanted
    boolean take(List<RecordEntry> batch);
  }
}
