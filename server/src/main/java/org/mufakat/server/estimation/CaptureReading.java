package org.mufakat.server.estimation;

import java.util.List;
import org.mufakat.estimation.CaptureTable;

/// What came of reading a file as a table of capture histories.
public sealed interface CaptureReading {

  /// @param notes what was read past, as rows that repeat a person on a list
  record Read(CaptureTable table, List<String> notes) implements CaptureReading {

    public Read {
      notes = List.copyOf(notes);
    }
  }

  /// @param sentence what is wrong, in which line, and what to do
  record Refused(String sentence) implements CaptureReading {}
}
