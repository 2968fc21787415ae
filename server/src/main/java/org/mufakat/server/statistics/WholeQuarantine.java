package org.mufakat.server.statistics;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseShelf;

/// All rows of a release's quarantine, of which only some are in memory at a time.
final class WholeQuarantine {

  private static final int ROWS_AT_A_TIME = 500;

  private WholeQuarantine() {}

  /// The rows in file order, read from the shelf as they are used.
  static Stream<QuarantinedRow> rows(ReleaseShelf shelf, ReleaseId id) {
    return IntStream.iterate(0, offset -> offset + ROWS_AT_A_TIME)
        .mapToObj(offset -> shelf.quarantine(id, offset, ROWS_AT_A_TIME))
        .takeWhile(page -> !page.isEmpty())
        .flatMap(List::stream);
  }
}
