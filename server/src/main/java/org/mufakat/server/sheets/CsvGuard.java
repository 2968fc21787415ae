package org.mufakat.server.sheets;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;

/// The letters of a CSV file, watched before a parser sees them: no binary data, and no row so long
/// that holding it would cost much memory.
public final class CsvGuard extends FilterReader {

  private static final int LONGEST_ROW_LETTERS = 1024 * 1024;

  private int sinceRow;
  private int row = 1;
  private int line = 1;

  public CsvGuard(Reader in) {
    super(in);
  }

  /// A row ended; the letters that the parser has read ahead are not counted.
  public void rowEnded() {
    sinceRow = 0;
    row++;
  }

  @Override
  public int read() throws IOException {
    var one = new char[1];
    int got = read(one, 0, 1);
    return got < 0 ? got : one[0];
  }

  @Override
  public int read(char[] letters, int offset, int length) throws IOException {
    int got = super.read(letters, offset, length);
    for (int i = offset; i < offset + got; i++) {
      char c = letters[i];
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
        throw new Unreadable(FileRefusal.inRow(Reason.NOT_TEXT, line, ""));
      }
      line += c == '\n' ? 1 : 0;
    }
    sinceRow += Math.max(0, got);
    if (sinceRow > LONGEST_ROW_LETTERS) {
      throw new Unreadable(FileRefusal.inRow(Reason.LINE_TOO_LONG, row, ""));
    }
    return got;
  }
}
