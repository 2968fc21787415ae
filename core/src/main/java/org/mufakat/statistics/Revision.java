package org.mufakat.statistics;

import java.util.List;

/// What became of one key between two releases. The texts are the values as published, in order; a
/// repeated key has several.
public sealed interface Revision {

  CellKey key();

  record Changed(CellKey key, List<PublishedValue> before, List<PublishedValue> after)
      implements Revision {
    public Changed {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  record Vanished(CellKey key, List<PublishedValue> before) implements Revision {
    public Vanished {
      before = List.copyOf(before);
    }
  }

  record Appeared(CellKey key, List<PublishedValue> after) implements Revision {
    public Appeared {
      after = List.copyOf(after);
    }
  }
}
