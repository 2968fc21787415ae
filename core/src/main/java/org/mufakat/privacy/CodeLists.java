package org.mufakat.privacy;

/// Whether the variables' categories are known to everybody before anybody looks at a row.
public enum CodeLists {
  /// They come from a published code book: a category nobody has is in the list as well.
  PUBLISHED,
  /// They were found in the rows. That somebody has a category may be told only once noise has been
  /// added to how many; rare ones fall together with what is not told.
  FOUND_IN_THE_ROWS
}
