package org.mufakat.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that is or may become public of some rows, as sums of live base cells. A base cell is
/// live unless a zero that is shown, or known, has it empty for everybody to see.
final class Sums {

  /// Cells of all tables of a release together, margins counted.
  static final int MOST_CELLS = 50_000;

  final World world;

  /// Column → base cell.
  final int[] base;

  /// The persons of each column.
  final int[] start;

  final List<Sum> all = new ArrayList<>();
  final List<Cells> tables = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();

  private final ProtectionRules.Zeros zeros;
  private final int[][] sumsOf;
  private final int[] columnOf;
  private final int[] counts;
  private final Map<Key, Sum> byColumns = new HashMap<>();
  private final Map<Scope, Sum> byScope = new LinkedHashMap<>();

  /// Which sums are totals of others.
  final Relations relations;

  /// Column → the id of the sum that counts it alone; -1 where there is none.
  private final int[] alone;

  /// A table's cells with the sums they show; null for an empty cell that is shown to be empty.
  record Cells(
      TableSpec spec, List<Variable> axes, List<List<String>> names, @Nullable Sum[] sums) {}

  private record Key(int[] columns) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key k && Arrays.equals(columns, k.columns);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(columns);
    }
  }

  /// Null world: see the findings.
  static Sums of(
      Microdata rows,
      List<TableSpec> specs,
      List<Earlier> earlier,
      ProtectionRules.Zeros zeros,
      List<Finding> findings) {
    findings.addAll(ScopeCheck.of(rows, specs, earlier));
    if (!findings.isEmpty()) {
      throw new Unfit();
    }
    long cells = specs.stream().mapToLong(s -> DrawnTable.cells(rows, s)).sum();
    if (cells > MOST_CELLS) {
      findings.add(new Finding.TooLarge("cells", cells, MOST_CELLS));
      throw new Unfit();
    }
    var world = World.of(rows, specs, scopes(earlier));
    if (world == null) {
      findings.add(
          new Finding.TooLarge("base cells", World.MOST_BASE_CELLS + 1L, World.MOST_BASE_CELLS));
      throw new Unfit();
    }
    var sums = new Sums(world, rows, specs, earlier, zeros);
    findings.addAll(sums.findings);
    return sums;
  }

  /// The findings say why.
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unfit() {
      super("see the findings", null, false, false);
    }
  }

  private Sums(
      World world,
      Microdata rows,
      List<TableSpec> specs,
      List<Earlier> earlier,
      ProtectionRules.Zeros zeros) {
    this.world = world;
    this.zeros = zeros;
    this.counts = world.counts();
    var drawn = specs.stream().map(s -> DrawnTable.of(rows, world, s)).toList();
    var live = new LiveCells(world, counts).of(drawn, earlier, zeros);
    this.columnOf = new int[world.size()];
    this.base = new int[live.cardinality()];
    Arrays.fill(columnOf, -1);
    int column = 0;
    for (int b = live.nextSetBit(0); b >= 0; b = live.nextSetBit(b + 1)) {
      base[column] = b;
      columnOf[b] = column++;
    }
    this.start = Arrays.stream(base).map(b -> counts[b]).toArray();
    drawn.forEach(d -> tables.add(cells(d)));
    earlier.forEach(this::remember);
    this.sumsOf = sumsOf(base.length, all);
    this.relations = new Relations(all.size(), byScope);
    this.alone = new int[base.length];
    Arrays.fill(alone, -1);
    all.stream().filter(s -> s.columns.length == 1).forEach(s -> alone[s.columns[0]] = s.id);
  }

  static List<Scope> scopes(List<Earlier> earlier) {
    return earlier.stream()
        .flatMap(
            e ->
                Stream.concat(
                    e.known().stream().map(KnownSum::scope),
                    e.withheld().stream().map(WithheldSum::scope)))
        .toList();
  }

  private Cells cells(DrawnTable drawn) {
    var sums = new Sum[drawn.names().size()];
    for (int i = 0; i < sums.length; i++) {
      var columns = columns(drawn.members().get(i));
      if (columns.length > 0) {
        sums[i] = sum(columns);
        byScope.put(DrawnTable.scope(drawn.spec(), drawn.names().get(i)), sums[i]);
        sums[i].names.add(new CellName(drawn.spec().name(), drawn.names().get(i)));
      }
    }
    return new Cells(drawn.spec(), drawn.axes(), drawn.names(), sums);
  }

  private int[] columns(int[] members) {
    return Arrays.stream(members).map(b -> columnOf[b]).filter(c -> c >= 0).toArray();
  }

  private Sum sum(int[] columns) {
    return byColumns.computeIfAbsent(
        new Key(columns),
        _ -> {
          var sum = drawn(columns);
          all.add(sum);
          return sum;
        });
  }

  private void remember(Earlier before) {
    for (var known : before.known()) {
      var members = world.members(known.scope());
      long rows = World.sum(counts, members);
      if (rows < known.low() || rows > known.high()) {
        findings.add(new Finding.Disagrees(known.label(), known.low(), known.high(), rows));
      } else if (columns(members).length > 0) {
        var sum = sum(columns(members));
        byScope.put(known.scope(), sum);
        know(sum, known);
      }
    }
    for (var withheld : before.withheld()) {
      var columns = columns(world.members(withheld.scope()));
      if (columns.length == 0) {
        findings.add(new Finding.NarrowAlready(withheld.label(), 0, 1));
      } else {
        var sum = sum(columns);
        byScope.put(withheld.scope(), sum);
        withhold(sum, Math.min(withheld.low(), sum.value));
        sum.reasons.add(new Reason.Before(before.id()));
        sum.before = withheld;
      }
    }
  }

  private static void know(Sum sum, KnownSum known) {
    sum.low = Math.max(sum.low, known.low());
    sum.high = Math.min(sum.high, known.high());
    if (sum.names.isEmpty() || sum.low == sum.high) {
      sum.knownBy = known;
    }
    if (sum.state == Sum.State.SHOWN && sum.knownBy != null) {
      sum.state = Sum.State.KNOWN;
    }
  }

  /// Withholds the sum; the mark tells at least `low`.
  static void withhold(Sum sum, long low) {
    sum.state = Sum.State.WITHHELD;
    sum.low = Math.max(sum.low, low);
  }

  private Sum drawn(int[] columns) {
    int value = (int) World.sum(start, columns);
    int mark = zeros == ProtectionRules.Zeros.SHOWN ? Math.min(1, value) : 0;
    return new Sum(all.size(), columns, value, mark);
  }

  /// The column of each base cell; -1 where that is empty for everybody to see.
  int[] columnOfEach(int[] cells) {
    return Arrays.stream(cells).map(b -> columnOf[b]).toArray();
  }

  /// The column of the base cell beside this one that has another category of one axis; -1 where
  /// that is empty for everybody to see.
  int beside(int column, int axis, int category) {
    return columnOf[world.moved(base[column], axis, category)];
  }

  /// Whether the column's persons are known, because a sum of it alone is not withheld.
  boolean isFixed(int column, View view) {
    if (alone[column] < 0) {
      return false;
    }
    var sum = all.get(alone[column]);
    return view.lowest(sum) == view.highest(sum);
  }

  /// The ids of the sums with this column.
  int[] sumsOf(int column) {
    return sumsOf[column];
  }

  private static int[][] sumsOf(int columns, List<Sum> all) {
    var size = new int[columns];
    all.forEach(s -> Arrays.stream(s.columns).forEach(c -> size[c]++));
    var of = new int[columns][];
    Arrays.setAll(of, c -> new int[size[c]]);
    all.forEach(s -> Arrays.stream(s.columns).forEach(c -> of[c][of[c].length - size[c]--] = s.id));
    return of;
  }
}
