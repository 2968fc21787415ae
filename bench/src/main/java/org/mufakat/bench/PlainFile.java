package org.mufakat.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.mufakat.statistics.ReleaseRows.Next.Row;

/// A release's file, read with no care at all: what an import is measured against. It trusts the
/// file; nothing else may read one so.
interface PlainFile {

  static PlainFile of(Path file) {
    return file.toString().endsWith(".csv") ? new PlainCsv(file) : new PlainWorkbook(file);
  }

  /// Reads every byte, inflated, and looks at none.
  ///
  /// @return bytes
  long inflate() throws IOException;

  /// Goes over every cell and keeps none.
  ///
  /// @return letters seen
  long walk() throws IOException;

  /// Every row with its texts, to have them in memory.
  List<Row> rows() throws IOException;
}
