package org.mufakat.tables;

import java.util.HashSet;
import java.util.List;

/// A table that shall leave: the counts of all combinations of its variables' categories with all
/// margins and the total.
///
/// @param name different for each table of a release
/// @param variables 1 to 6 names, in the order of the table's heads
/// @param where of whom the table is: a year, an age group; [Scope#EVERYBODY] for all rows
public record TableSpec(String name, List<String> variables, Scope where) {

  /// The name of a margin where a category's would stand.
  public static final String TOTAL = "";

  public static final int MOST_VARIABLES = 6;

  public TableSpec {
    variables = List.copyOf(variables);
    Scope.checkName(name);
    if (variables.isEmpty() || variables.size() > MOST_VARIABLES) {
      throw new IllegalArgumentException("1 to 6 variables");
    }
    if (new HashSet<>(variables).size() != variables.size()) {
      throw new IllegalArgumentException("a variable twice in a table");
    }
  }

  public TableSpec(String name, List<String> variables) {
    this(name, variables, Scope.EVERYBODY);
  }
}
