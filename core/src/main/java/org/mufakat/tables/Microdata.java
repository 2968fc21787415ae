package org.mufakat.tables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Persons as rows of categories, without anything else about them: two bytes a variable and row.
/// Optionally each row knows the source (the agency) that contributed it.
///
/// One row is one person. Who brings the same person in two rows protects them as two.
public final class Microdata {

  public static final int MOST_ROWS = 2_000_000;
  public static final int MOST_VARIABLES = 32;

  private final List<Variable> variables;
  private final List<String> sources;
  private final short[][] columns;
  private final short[] source;
  private final int size;

  private Microdata(Builder rows) {
    this.variables = rows.variables;
    this.sources = rows.sources;
    this.size = rows.size;
    this.columns = new short[rows.columns.length][];
    for (int v = 0; v < columns.length; v++) {
      columns[v] = Arrays.copyOf(rows.columns[v], size);
    }
    this.source = Arrays.copyOf(rows.source, sources.isEmpty() ? 0 : size);
  }

  /// Rows without sources.
  public static Builder of(List<Variable> variables) {
    return new Builder(variables, List.of());
  }

  /// Rows each contributed by one of these sources.
  public static Builder of(List<Variable> variables, List<String> sources) {
    return new Builder(variables, sources);
  }

  public List<Variable> variables() {
    return variables;
  }

  /// The agencies that contributed; empty when the rows do not say.
  public List<String> sources() {
    return sources;
  }

  /// Persons.
  public int size() {
    return size;
  }

  /// The place of the category that the row has of the variable.
  public int category(int row, int variable) {
    return columns[variable][row];
  }

  /// The place of the source that contributed the row; -1 when the rows do not say.
  public int source(int row) {
    return source.length == 0 ? -1 : source[row];
  }

  /// The variable's place from 0 on; -1 when there is none of that name.
  public int indexOf(String variable) {
    for (int v = 0; v < variables.size(); v++) {
      if (variables.get(v).name().equals(variable)) {
        return v;
      }
    }
    return -1;
  }

  /// Takes rows one after the other.
  public static final class Builder {

    private final List<Variable> variables;
    private final List<String> sources;
    private final List<Map<String, Integer>> places;
    private final short[][] columns;
    private short[] source = new short[16];
    private int size;

    private Builder(List<Variable> variables, List<String> sources) {
      this.variables = List.copyOf(variables);
      this.sources = List.copyOf(sources);
      var names = new HashSet<String>();
      if (variables.isEmpty() || variables.size() > MOST_VARIABLES) {
        throw new IllegalArgumentException("1 to 32 variables");
      }
      if (!variables.stream().map(Variable::name).allMatch(names::add)) {
        throw new IllegalArgumentException("two variables with the same name");
      }
      this.places = variables.stream().map(Builder::places).toList();
      this.columns = new short[variables.size()][16];
    }

    private static Map<String, Integer> places(Variable variable) {
      var places = new HashMap<String, Integer>();
      variable.categories().forEach(c -> places.put(c, places.size()));
      return places;
    }

    /// A row by the names of its categories, in the variables' order.
    ///
    /// @throws IllegalArgumentException when the variable has no such category
    public Builder add(List<String> categories) {
      return add(categories, -1);
    }

    /// A row that this source contributed.
    public Builder add(List<String> categories, int source) {
      var coded = new int[variables.size()];
      if (categories.size() != coded.length) {
        throw new IllegalArgumentException("a category for each variable");
      }
      for (int v = 0; v < coded.length; v++) {
        var place = places.get(v).get(categories.get(v));
        if (place == null) {
          throw new IllegalArgumentException(variables.get(v).name() + " has no such category");
        }
        coded[v] = place;
      }
      return add(coded, source);
    }

    /// A row by the places of its categories.
    public Builder add(int[] categories, int source) {
      check(categories, source);
      if (size == this.source.length) {
        grow();
      }
      for (int v = 0; v < columns.length; v++) {
        columns[v][size] = (short) categories[v];
      }
      this.source[size++] = (short) source;
      return this;
    }

    private void check(int[] categories, int source) {
      if (size == MOST_ROWS) {
        throw new IllegalArgumentException("at most 2,000,000 rows");
      }
      if (sources.isEmpty() ? source != -1 : source < 0 || source >= sources.size()) {
        throw new IllegalArgumentException("every row has one of the sources, or there are none");
      }
      for (int v = 0; v < columns.length; v++) {
        java.util.Objects.checkIndex(categories[v], variables.get(v).size());
      }
    }

    private void grow() {
      for (int v = 0; v < columns.length; v++) {
        columns[v] = Arrays.copyOf(columns[v], size * 2);
      }
      source = Arrays.copyOf(source, size * 2);
    }

    public Microdata build() {
      return new Microdata(this);
    }
  }
}
