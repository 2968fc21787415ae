package org.mufakat.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Base cells: all combinations of the categories that tables and known sums tell apart. Categories
/// that none of them tells apart are one. Whatever is published is a sum of base cells, and a whole
/// table is a number of persons, 0 or more, for each of them.
final class World {

  /// Memory is a few bytes for each base cell and table.
  static final int MOST_BASE_CELLS = 400_000;

  private final Microdata rows;
  private final int[] variables;
  private final int[][] atoms;
  private final int[] dims;
  private final int size;

  private World(Microdata rows, int[] variables, int[][] atoms, int[] dims, int size) {
    this.rows = rows;
    this.variables = variables;
    this.atoms = atoms;
    this.dims = dims;
    this.size = size;
  }

  /// The world of these tables and scopes, all of which [ScopeCheck] has found to be of these rows;
  /// null when it has more than [#MOST_BASE_CELLS].
  static @org.jspecify.annotations.Nullable World of(
      Microdata rows, List<TableSpec> tables, List<Scope> scopes) {
    var used = new TreeSet<Integer>();
    scopes.forEach(s -> s.allowed().keySet().forEach(v -> used.add(rows.indexOf(v))));
    tables.forEach(t -> t.where().allowed().keySet().forEach(v -> used.add(rows.indexOf(v))));
    tables.forEach(t -> t.variables().forEach(v -> used.add(rows.indexOf(v))));
    var variables = used.stream().mapToInt(v -> v).toArray();
    var atoms = new int[variables.length][];
    var dims = new int[variables.length];
    long size = 1;
    for (int i = 0; i < variables.length; i++) {
      atoms[i] = atoms(rows.variables().get(variables[i]), tables, scopes);
      dims[i] = Arrays.stream(atoms[i]).max().orElse(0) + 1;
      size *= dims[i];
      if (size > MOST_BASE_CELLS) {
        return null;
      }
    }
    return new World(rows, variables, atoms, dims, (int) size);
  }

  /// Category → its number among those told apart.
  private static int[] atoms(Variable variable, List<TableSpec> tables, List<Scope> scopes) {
    var atoms = new int[variable.size()];
    var sets = new java.util.LinkedHashSet<Set<String>>();
    scopes.forEach(s -> addTo(sets, s, variable));
    tables.forEach(t -> addTo(sets, t.where(), variable));
    tables.stream()
        .filter(t -> t.variables().contains(variable.name()))
        .forEach(t -> addEach(sets, t.where(), variable));
    var numbers = new HashMap<List<Boolean>, Integer>();
    for (int c = 0; c < atoms.length; c++) {
      var category = variable.categories().get(c);
      var in = sets.stream().map(s -> s.contains(category)).toList();
      atoms[c] = numbers.computeIfAbsent(in, _ -> numbers.size());
    }
    return atoms;
  }

  /// The heads of a table tell every category of it apart.
  private static void addEach(Set<Set<String>> sets, Scope where, Variable variable) {
    var of = where.allowed().get(variable.name());
    variable.categories().stream()
        .filter(c -> of == null || of.contains(c))
        .forEach(c -> sets.add(Set.of(c)));
  }

  private static void addTo(Set<Set<String>> sets, Scope scope, Variable variable) {
    var allowed = scope.allowed().get(variable.name());
    if (allowed != null) {
      sets.add(allowed);
    }
  }

  int size() {
    return size;
  }

  /// The persons of each base cell.
  int[] counts() {
    var counts = new int[size];
    for (int row = 0; row < rows.size(); row++) {
      counts[cellOf(row)]++;
    }
    return counts;
  }

  /// The persons of each base cell that one source contributed.
  int[] countsOf(int source) {
    var counts = new int[size];
    for (int row = 0; row < rows.size(); row++) {
      counts[cellOf(row)] += rows.source(row) == source ? 1 : 0;
    }
    return counts;
  }

  private int cellOf(int row) {
    int cell = 0;
    for (int i = 0; i < dims.length; i++) {
      cell = cell * dims[i] + atoms[i][rows.category(row, variables[i])];
    }
    return cell;
  }

  /// The base cells that the scope counts, ascending.
  int[] members(Scope scope) {
    var allowed = new ArrayList<int[]>();
    int count = 1;
    for (int i = 0; i < dims.length; i++) {
      var of = atomsOf(i, scope);
      allowed.add(of);
      count *= of.length;
    }
    var members = new int[count];
    for (int m = 0; m < count; m++) {
      members[m] = combination(m, allowed);
    }
    return members;
  }

  private int combination(int number, List<int[]> allowed) {
    int cell = 0;
    int stride = 1;
    for (int i = dims.length - 1; i >= 0; i--) {
      var of = allowed.get(i);
      cell += of[number % of.length] * stride;
      number /= of.length;
      stride *= dims[i];
    }
    return cell;
  }

  private int[] atomsOf(int i, Scope scope) {
    var variable = rows.variables().get(variables[i]);
    var named = scope.allowed().get(variable.name());
    var in = new TreeSet<Integer>();
    for (int c = 0; c < variable.size(); c++) {
      if (named == null || named.contains(variable.categories().get(c))) {
        in.add(atoms[i][c]);
      }
    }
    return in.stream().mapToInt(a -> a).toArray();
  }

  /// The base cell's place on each axis.
  int[] coordinates(int cell) {
    var at = new int[dims.length];
    for (int i = dims.length - 1; i >= 0; i--) {
      at[i] = cell % dims[i];
      cell /= dims[i];
    }
    return at;
  }

  /// The base cell with another category of one axis.
  int moved(int cell, int axis, int category) {
    int stride = 1;
    for (int i = dims.length - 1; i > axis; i--) {
      stride *= dims[i];
    }
    int now = cell / stride % dims[axis];
    return cell + (category - now) * stride;
  }

  /// What it tells apart, in the order in which base cells are numbered.
  List<Witnesses.Axis> told() {
    var told = new ArrayList<Witnesses.Axis>();
    for (int i = 0; i < dims.length; i++) {
      var variable = rows.variables().get(variables[i]);
      var groups = new ArrayList<Set<String>>();
      for (int a = 0; a < dims[i]; a++) {
        groups.add(group(variable, atoms[i], a));
      }
      told.add(new Witnesses.Axis(variable.name(), groups));
    }
    return told;
  }

  private static Set<String> group(Variable variable, int[] atoms, int atom) {
    var group = new TreeSet<String>();
    for (int c = 0; c < atoms.length; c++) {
      if (atoms[c] == atom) {
        group.add(variable.categories().get(c));
      }
    }
    return group;
  }

  int axes() {
    return dims.length;
  }

  int axisSize(int axis) {
    return dims[axis];
  }

  /// The persons in these cells of a whole table.
  static long sum(int[] table, int[] members) {
    long sum = 0;
    for (int m : members) {
      sum += table[m];
    }
    return sum;
  }
}
