package org.mufakat.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mufakat.tables.KnownSum;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Scope;
import org.mufakat.tables.TableSpec;
import org.mufakat.tables.Variable;

/// Invented persons and tables of them: two to four variables of unequal categories, one to three
/// linked tables, a second release that has a year more, and a partner's figures.
final class RandomTables {

  private static final int MOST_BASE_CELLS = 60;

  private final RandomGenerator chance;
  final Microdata rows;
  final List<TableSpec> first;
  final List<TableSpec> second;

  RandomTables(RandomGenerator chance) {
    this.chance = chance;
    var variables = variables();
    this.rows = rows(variables);
    var years = new TreeSet<>(variables.getFirst().categories());
    boolean again = years.size() > 1 && chance.nextInt(3) > 0;
    this.first = tables("first", again ? Set.of(years.first()) : Set.copyOf(years));
    this.second = again ? tables("second", years) : List.of();
  }

  private List<Variable> variables() {
    var variables = new ArrayList<Variable>();
    int base = 1 + chance.nextInt(2);
    variables.add(variable("year", base));
    int more = 2 + chance.nextInt(3);
    for (int v = 0; v < more && base * 2 <= MOST_BASE_CELLS; v++) {
      int size = Math.min(2 + chance.nextInt(4), MOST_BASE_CELLS / base);
      base *= size;
      variables.add(variable("v" + v, size));
    }
    return variables;
  }

  private static Variable variable(String name, int size) {
    return new Variable(name, IntStream.range(0, size).mapToObj(c -> name + "-" + c).toList());
  }

  private Microdata rows(List<Variable> variables) {
    var skew = 0.5 + 2 * chance.nextDouble();
    var rows = Microdata.of(variables, List.of("one", "two", "three"));
    int persons = 40 + chance.nextInt(600);
    for (int p = 0; p < persons; p++) {
      var row = variables.stream().mapToInt(v -> category(v.size(), skew)).toArray();
      rows.add(row, chance.nextInt(3));
    }
    return rows.build();
  }

  private int category(int size, double skew) {
    return (int) (size * Math.pow(chance.nextDouble(), skew));
  }

  private List<TableSpec> tables(String name, Set<String> years) {
    var tables = new ArrayList<TableSpec>();
    var where = Scope.of(Map.of("year", years));
    int count = 1 + chance.nextInt(3);
    for (int t = 0; t < count; t++) {
      tables.add(new TableSpec(name + " " + t, someVariables(), where));
    }
    return tables;
  }

  private List<String> someVariables() {
    var names = rows.variables().stream().skip(1).map(Variable::name).toList();
    var some = new ArrayList<>(names.stream().filter(_ -> chance.nextInt(3) > 0).toList());
    return some.isEmpty() ? List.of(names.getFirst()) : some;
  }

  /// Up to two figures that a partner published, of at least so many persons.
  List<KnownSum> partner(int atLeast) {
    var figures = new ArrayList<KnownSum>();
    for (int f = chance.nextInt(3); f > 0; f--) {
      var scope = Scope.EVERYBODY;
      for (var variable : rows.variables()) {
        if (chance.nextBoolean()) {
          int category = chance.nextInt(variable.size());
          scope = scope.and(variable.name(), List.of(variable.categories().get(category)));
        }
      }
      long persons = count(scope);
      if (persons >= atLeast) {
        figures.add(KnownSum.exactly("partner " + f, scope, persons));
      }
    }
    return figures;
  }

  /// The persons whom the scope counts.
  long count(Scope scope) {
    return IntStream.range(0, rows.size()).filter(r -> counts(scope, r)).count();
  }

  private boolean counts(Scope scope, int row) {
    return scope.has(
        (name, categories) -> {
          int v = rows.indexOf(name);
          var variable = rows.variables().get(v);
          return categories.contains(variable.categories().get(rows.category(row, v)));
        });
  }

  /// At least so many persons in each combination of categories: those that the source contributed.
  List<KnownSum> contributed(int source) {
    var counts = new HashMap<Scope, Long>();
    for (int row = 0; row < rows.size(); row++) {
      if (rows.source(row) == source) {
        counts.merge(combination(row), 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .map(e -> new KnownSum("own", e.getKey(), e.getValue(), KnownSum.UNBOUNDED))
        .toList();
  }

  private Scope combination(int row) {
    var scope = Scope.EVERYBODY;
    for (int v = 0; v < rows.variables().size(); v++) {
      var variable = rows.variables().get(v);
      scope = scope.and(variable.name(), List.of(variable.categories().get(rows.category(row, v))));
    }
    return scope;
  }
}
