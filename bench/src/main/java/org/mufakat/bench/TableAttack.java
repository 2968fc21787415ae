package org.mufakat.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.tables.Earlier;
import org.mufakat.tables.KnownSum;
import org.mufakat.tables.Scope;
import org.mufakat.tables.Variable;
import org.mufakat.tables.WithheldSum;

/// Somebody who has everything that was ever published and the lists of categories, and nothing
/// else, and works out how few and how many persons each withheld cell can have.
final class TableAttack {

  private final List<Variable> variables;
  private final int size;
  private final int[] columnOf;
  private final int columns;
  private final List<KnownSum> known = new ArrayList<>();
  private final List<WithheldSum> withheld = new ArrayList<>();

  /// What was worked out: whole numbers, both included.
  record Recovered(WithheldSum cell, long least, long most) {
    long apart() {
      return most == Long.MAX_VALUE ? Long.MAX_VALUE : most - least;
    }
  }

  TableAttack(List<Variable> variables, List<Earlier> releases) {
    this.variables = variables;
    this.size = variables.stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
    releases.forEach(r -> known.addAll(r.known()));
    releases.forEach(r -> withheld.addAll(r.withheld()));
    var live = new boolean[size];
    Arrays.fill(live, true);
    for (var sum : known) {
      if (sum.high() == 0) {
        Arrays.stream(members(sum.scope())).forEach(b -> live[b] = false);
      }
    }
    this.columnOf = new int[size];
    int next = 0;
    for (int b = 0; b < size; b++) {
      columnOf[b] = live[b] ? next++ : -1;
    }
    this.columns = next;
  }

  private int[] members(Scope scope) {
    var found = new int[size];
    int count = 0;
    for (int b = 0; b < size; b++) {
      int cell = b;
      if (scope.has((variable, categories) -> isIn(cell, variable, categories))) {
        found[count++] = b;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private boolean isIn(int cell, String name, Set<String> categories) {
    for (int v = variables.size() - 1; v >= 0; v--) {
      var variable = variables.get(v);
      if (variable.name().equals(name)) {
        return categories.contains(variable.categories().get(cell % variable.size()));
      }
      cell /= variable.size();
    }
    throw new IllegalArgumentException("no such variable");
  }

  private int[] columns(Scope scope) {
    return Arrays.stream(members(scope)).map(b -> columnOf[b]).filter(c -> c >= 0).toArray();
  }

  /// All withheld cells.
  ///
  /// @return empty when what was published contradicts itself
  Optional<List<Recovered>> recovered() {
    return recovered(List.of());
  }

  /// As somebody who knows these sums too.
  Optional<List<Recovered>> recovered(List<KnownSum> more) {
    var all = new ArrayList<>(known);
    all.addAll(more);
    var program = program(all);
    if (!program.solve()) {
      return Optional.empty();
    }
    return Optional.of(withheld.stream().map(w -> recovered(w, program)).toList());
  }

  private Recovered recovered(WithheldSum cell, ExactProgram program) {
    var range = program.range(columns(cell.scope()));
    return new Recovered(cell, range[0], range[1]);
  }

  private ExactProgram program(List<KnownSum> sums) {
    var floors = withheld.stream().filter(w -> w.low() > 0).toList();
    var spans = sums.stream().filter(s -> s.low() < s.high() && s.high() > 0).toList();
    int slack = columns;
    var program = new ExactProgram(columns + floors.size() + 2 * spans.size());
    int width = columns + floors.size() + 2 * spans.size();
    for (var sum : sums) {
      if (sum.low() == sum.high() && sum.high() > 0) {
        program.equal(row(sum.scope(), width, sum.low()));
      }
    }
    for (var floor : floors) {
      var row = row(floor.scope(), width, floor.low());
      row[slack++] = -1;
      program.equal(row);
    }
    for (var span : spans) {
      var row = row(span.scope(), width, span.low());
      row[slack] = -1;
      program.equal(row);
      if (span.high() < KnownSum.UNBOUNDED) {
        var upper = new long[width + 1];
        upper[slack] = 1;
        upper[slack + 1] = 1;
        upper[width] = span.high() - span.low();
        program.equal(upper);
      }
      slack += 2;
    }
    return program;
  }

  private long[] row(Scope scope, int width, long value) {
    var row = new long[width + 1];
    Arrays.stream(columns(scope)).forEach(c -> row[c] = 1);
    row[width] = value;
    return row;
  }
}
