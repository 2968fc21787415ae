package org.mufakat.statistics;

/// One published row: its key, what it says, which State its category stands for, how often its key
/// is published in the release (1 unless repeated) and the row of the file it was read from (1 is
/// the file's first row).
///
/// A repeated key has no single value: it is shown with all its rows, and neither summed nor
/// overwritten.
public record PublishedCell(
    CellKey key, PublishedValue value, Resolution resolution, int timesPublished, int row) {

  public PublishedCell {
    if (timesPublished < 1) {
      throw new IllegalArgumentException("a published cell is published at least once");
    }
  }

  public boolean isRepeated() {
    return timesPublished > 1;
  }
}
