package org.mufakat.tables;

import java.util.List;

/// A cell and what may be read in it.
///
/// @param categories in the order of the table's variables; [TableSpec#TOTAL] for all
public record SafeCell(List<String> categories, CellValue value) {

  public SafeCell {
    categories = List.copyOf(categories);
  }

  public boolean isShown() {
    return !(value instanceof CellValue.Withheld);
  }
}
