package org.mufakat.server.statistics;

import java.io.IOException;
import java.nio.file.Path;
import org.mufakat.server.sheets.SheetLimits;
import org.mufakat.server.sheets.Unreadable;
import org.mufakat.server.sheets.XlsxRows;
import org.mufakat.statistics.ReleaseColumn;

/// The rows of a release in a workbook (.xlsx), streamed. Of several sheets the first whose first
/// ten rows name a release's columns is read.
final class XlsxRelease implements OpenRelease {

  /// A release has 13 columns.
  private static final int MOST_COLUMNS = 100;

  private final XlsxRows rows;

  private XlsxRelease(XlsxRows rows) {
    this.rows = rows;
  }

  static XlsxRelease open(Path file, FileLimits limits) throws IOException {
    return new XlsxRelease(
        XlsxRows.open(
            file,
            new SheetLimits(limits.unfoldedBytes(), limits.sharedLetters(), MOST_COLUMNS),
            ReleaseColumn::namedIn));
  }

  @Override
  public Next next() {
    try {
      return rows.next()
          .<Next>map(row -> new Next.Row(row.number(), row.texts()))
          .orElseGet(Next.End::new);
    } catch (Unreadable e) {
      return new Next.Broken(e.refusal());
    }
  }

  @Override
  public double fraction() {
    return rows.fraction();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
