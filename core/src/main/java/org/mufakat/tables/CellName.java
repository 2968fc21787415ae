package org.mufakat.tables;

import java.util.List;

/// A cell by its table and its categories in the order of the table's variables; [TableSpec#TOTAL]
/// stands for all categories of a variable.
public record CellName(String table, List<String> categories) {

  public CellName {
    categories = List.copyOf(categories);
  }
}
