package org.mufakat.server.statistics;

import org.mufakat.statistics.MemoryShelf;
import org.mufakat.statistics.ReleaseShelf;

class MemoryShelfTest extends ReleaseShelfContract {

  @Override
  ReleaseShelf emptyShelf() {
    return new MemoryShelf();
  }
}
