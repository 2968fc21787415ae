package org.mufakat.estimation;

import java.util.List;
import java.util.Optional;

/// Makes a [CaptureTable] of rows of text, as they come. The first fault ends it.
public sealed interface TableRows permits CaptureRows, PersonRows {

  /// The first row.
  Optional<TableFault> header(int line, List<String> texts);

  /// A row below the header; one without any text is none.
  Optional<TableFault> row(int line, List<String> texts);

  /// The table, when there were persons.
  Optional<CaptureTable> table();

  /// Rows that repeat what another said, and were counted once.
  long repeated();

  /// What rows with this header are of: persons, where it has `person` and `list` and no `count`,
  /// or else histories with counts.
  ///
  /// @param mostPersons as [PersonRows] has it
  static TableRows under(List<String> header, int mostPersons) {
    return PersonRows.isHeader(header) ? new PersonRows(mostPersons) : new CaptureRows();
  }
}
