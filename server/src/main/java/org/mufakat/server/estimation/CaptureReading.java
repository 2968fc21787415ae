package org.mufakat.server.estimation;

import org.mufakat.estimation.CaptureTable;

/// What came of reading a file as a table of capture histories.
public sealed interface CaptureReading {

  record Read(CaptureTable table) implements CaptureReading {}

  /// @param sentence what is wrong, in which line, and what to do
  record Refused(String sentence) implements CaptureReading {}
}
