package org.mufakat.server.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// One table of a release: a value for each combination of the variables' categories and totals.
///
/// @param values by position, the last variable fastest; the total of a variable stands after its
///   categories
public record ReleasedTable(List<CodedVariable> variables, List<ReleasedValue> values) {

  /// More than any table on paper has; what is read from files and forms stays below.
  static final int MOST_CELLS = 500_000;

  public ReleasedTable {
    variables = List.copyOf(variables);
    values = List.copyOf(values);
    if (variables.isEmpty() || values.size() != cells(variables)) {
      throw new IllegalArgumentException("a table has a value for each of its cells");
    }
  }

  /// How many cells a table of these variables has, totals among them; more than an int holds is
  /// told as the greatest int.
  static int cells(List<CodedVariable> variables) {
    long cells = 1;
    for (CodedVariable variable : variables) {
      cells = Math.min(Integer.MAX_VALUE, cells * variable.size());
    }
    return (int) cells;
  }

  /// One cell with the positions of its categories.
  public record Cell(List<Integer> at, ReleasedValue value) {
    public Cell {
      at = List.copyOf(at);
    }
  }

  public Cell cell(int index) {
    return new Cell(positions(index), values.get(index));
  }

  public List<Cell> cells() {
    var cells = new ArrayList<Cell>(values.size());
    for (int i = 0; i < values.size(); i++) {
      cells.add(cell(i));
    }
    return cells;
  }

  private List<Integer> positions(int index) {
    var at = new Integer[variables.size()];
    int rest = index;
    for (int v = variables.size() - 1; v >= 0; v--) {
      at[v] = rest % variables.get(v).size();
      rest /= variables.get(v).size();
    }
    return List.of(at);
  }

  /// The position of a cell among the values.
  public int index(List<Integer> at) {
    int index = 0;
    for (int v = 0; v < variables.size(); v++) {
      index = index * variables.get(v).size() + at.get(v);
    }
    return index;
  }

  /// The same by the names of categories; empty for a total.
  static int index(List<CodedVariable> variables, List<String> categories) {
    int index = 0;
    for (int v = 0; v < variables.size(); v++) {
      var variable = variables.get(v);
      index = index * variable.size() + Sheets.position(variable, categories.get(v));
    }
    return index;
  }

  /// `origin × destination`.
  public String name() {
    return String.join(" × ", variables.stream().map(CodedVariable::name).toList());
  }

  /// How many cells say nothing.
  public int withheld() {
    return count(ReleasedValue.Withheld.class::isInstance);
  }

  int count(Predicate<ReleasedValue> such) {
    return (int) values.stream().filter(such).count();
  }

  /// A category by its position; empty for the total.
  static String category(CodedVariable variable, int at) {
    return at == variable.total() ? "" : variable.categories().get(at);
  }
}
