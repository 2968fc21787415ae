package org.mufakat.server.sheets;

/// Keeps a spreadsheet from running a cell as a formula, in a way that can be taken back.
///
/// A cell that begins with `=`, `+`, `-`, `@`, one of these in full width, a tab or a line end is
/// written with an apostrophe before it; so is a cell that begins with an apostrophe, so that
/// reading takes off one apostrophe and no more. A cell of other origin keeps its apostrophe unless
/// one of these follows.
///
/// Source: OWASP, CSV Injection.
public final class CellGuard {

  private static final String STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n'";
  private static final int LONGEST_CELL_LETTERS = 32_767;

  private CellGuard() {}

  public static String guarded(String text) {
    return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /// What a guarded cell was before.
  public static String unguarded(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && STARTS.indexOf(cell.charAt(1)) >= 0
        ? cell.substring(1)
        : cell;
  }

  /// Whether a file can hold a text and give it back: no control characters but tab and line ends,
  /// no halves of a character, and no more letters than a spreadsheet's cell has.
  public static boolean isWritable(String text) {
    if (text.length() >= LONGEST_CELL_LETTERS) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == '\uFFFE' || c == '\uFFFF') {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
