package org.mufakat.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Scope;
import org.mufakat.tables.TableSpec;
import org.mufakat.tables.Variable;

/// Tables of counts with discrete Gaussian noise in every cell of the finest tables; margins, and
/// tables that are margins of others, are made to agree with them afterwards, which costs nothing.
///
/// Proof of the cost: a row is in one cell of each of at most `t` tables that get noise of their
/// own ([TableGroup#mostTablesOfARow]), so a person's rows move the counts by at most
/// `rowsPerPerson × √t` in the Euclidean norm, and noise of σ² is `t × rowsPerPerson² / 2σ²`-
/// zero-concentrated (Canonne, Kamath and Steinke 2020, theorem 14).
public final class NoisyTables {

  /// Half of the width of a normal interval of 95 %, in standard deviations.
  private static final double HALF_WIDTH = 1.959964;

  private final Microdata rows;
  private final Microdata counted;
  private final List<TableSpec> tables;
  private final PrivacyRequest request;
  private final RandomGenerator source;

  private NoisyTables(
      Microdata rows, List<TableSpec> tables, PrivacyRequest request, RandomGenerator source) {
    this.rows = rows;
    this.tables = List.copyOf(tables);
    this.counted = only(rows, tables);
    this.request = request;
    this.source = source;
  }

  /// @param tables at least one
  /// @param source secure wherever the counts leave; one that somebody can guess hides nothing
  public static TablesAnswer of(
      Microdata rows, List<TableSpec> tables, PrivacyRequest request, RandomGenerator source) {
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("at least one table");
    }
    return fault(rows, tables)
        .<TablesAnswer>map(TablesAnswer.Refused::new)
        .orElseGet(() -> new NoisyTables(rows, tables, request, source).answer());
  }

  private static Optional<PrivacyRefusal> fault(Microdata rows, List<TableSpec> tables) {
    var used = variables(tables);
    if (used.size() > PrivateMarginals.MOST_VARIABLES) {
      return Optional.of(
          new PrivacyRefusal.TooManyVariables(used.size(), PrivateMarginals.MOST_VARIABLES));
    }
    for (var table : tables) {
      var named = new ArrayList<>(table.variables());
      named.addAll(table.where().allowed().keySet());
      var unknown = named.stream().filter(v -> rows.indexOf(v) < 0).findFirst();
      if (unknown.isPresent()) {
        return Optional.of(new PrivacyRefusal.NoSuchVariable(unknown.get()));
      }
    }
    return Optional.empty();
  }

  /// The variables of the tables, without those of the scopes.
  private static List<String> variables(List<TableSpec> tables) {
    return tables.stream().flatMap(t -> t.variables().stream()).distinct().toList();
  }

  private static Microdata only(Microdata rows, List<TableSpec> tables) {
    var places = variables(tables).stream().mapToInt(rows::indexOf).sorted().toArray();
    var only =
        Microdata.of(java.util.Arrays.stream(places).mapToObj(rows.variables()::get).toList());
    var row = new int[places.length];
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < places.length; i++) {
        row[i] = rows.category(r, places[i]);
      }
      only.add(row, -1);
    }
    return only.build();
  }

  /// In a published code book a category that is not there is a slip; one that was not found in the
  /// rows is told by nobody.
  private Optional<PrivacyRefusal> unknownScope() {
    if (request.codeLists() == CodeLists.FOUND_IN_THE_ROWS) {
      return Optional.empty();
    }
    return tables.stream()
        .flatMap(t -> t.where().allowed().entrySet().stream())
        .flatMap(e -> e.getValue().stream().map(c -> Map.entry(e.getKey(), c)))
        .filter(e -> variable(e.getKey()).indexOf(e.getValue()) < 0)
        .<PrivacyRefusal>map(e -> new PrivacyRefusal.NoSuchCategory(e.getKey(), e.getValue()))
        .findFirst();
  }

  private Variable variable(String name) {
    return rows.variables().get(rows.indexOf(name));
  }

  private TablesAnswer answer() {
    var unknown = unknownScope().or(() -> request.fault(rows));
    if (unknown.isPresent()) {
      return new TablesAnswer.Refused(unknown.get());
    }
    if (request.codeLists() == CodeLists.PUBLISHED) {
      return answer(CodedRows.of(counted, request), 0);
    }
    int variables = counted.variables().size();
    return FoundCodes.within(request, variables)
        .map(
            codes ->
                answer(
                    CodedRows.of(counted, request, codes.learn(counted, source)),
                    codes.rho(variables)))
        .orElseGet(() -> new TablesAnswer.Refused(tooLittle()));
  }

  private PrivacyRefusal tooLittle() {
    return new PrivacyRefusal.TooLittleToSpend(request.most());
  }

  private TablesAnswer answer(CodedRows coded, double spent) {
    var groups = TableGroup.of(counted, tables);
    var levels = coded.attributes().stream().mapToInt(Attribute::levels).toArray();
    double cells =
        groups.stream()
            .flatMap(g -> g.tops().stream())
            .mapToDouble(top -> Sets.cellsOf(levels, top))
            .sum();
    if (cells > PrivateMarginals.MOST_CELLS) {
      return new TablesAnswer.Refused(
          new PrivacyRefusal.TooManyCells(cells, PrivateMarginals.MOST_CELLS, 0));
    }
    double person = (double) request.rowsPerPerson() * request.rowsPerPerson();
    double moved = person * TableGroup.mostTablesOfARow(groups);
    double variance = moved / 2 / (request.most().rho() - spent);
    if (variance > DiscreteGaussian.mostVariance()) {
      return new TablesAnswer.Refused(tooLittle());
    }
    var noise = DiscreteGaussian.ofAtLeast(variance);
    return made(coded, groups, noise, spent + moved / 2 / noise.variance());
  }

  private TablesAnswer made(
      CodedRows coded, List<TableGroup> groups, DiscreteGaussian noise, double rho) {
    var chance = new EvenChance(source);
    var made = new HashMap<TableSpec, NoisyTable>();
    boolean addUp = true;
    for (var group : groups) {
      var agreed = Counted.of(within(coded, group.where()), group, noise, chance);
      addUp &= agreed.addsUp();
      for (var table : group.tables()) {
        made.put(table, agreed.table(counted, table));
      }
    }
    var cost = new Cost(rho, request.deltaForCodes());
    return new TablesAnswer.Made(tables.stream().map(made::get).toList(), cost, addUp);
  }

  private CodedRows within(CodedRows coded, Scope where) {
    if (where.allowed().isEmpty()) {
      return coded;
    }
    var chosen =
        java.util.stream.IntStream.range(0, rows.size())
            .filter(
                r ->
                    where.has(
                        (v, allowed) ->
                            allowed.contains(
                                variable(v).categories().get(rows.category(r, rows.indexOf(v))))))
            .toArray();
    return coded.only(chosen);
  }

  /// The tables of one group: what was measured, made to agree.
  private record Counted(
      CodedRows rows,
      Sets sets,
      double[] deviations,
      double[][] linear,
      double[][] fitted,
      Optional<long[][]> whole) {

    static Counted of(CodedRows rows, TableGroup group, DiscreteGaussian noise, EvenChance chance) {
      var levels = rows.attributes().stream().mapToInt(Attribute::levels).toArray();
      var sets = Sets.under(levels, group.tops());
      var tables = new double[sets.size()][];
      var precisions = new double[sets.size()];
      for (int s = 0; s < tables.length; s++) {
        boolean top = group.tops().contains(sets.mask(s));
        tables[s] = top ? noisy(rows.count(sets, s), noise, chance) : new double[0];
        precisions[s] = top ? 1 / noise.variance() : 0;
      }
      return of(rows, group, sets, tables, new Consistency(sets, precisions));
    }

    private static double[] noisy(double[] cells, DiscreteGaussian noise, EvenChance chance) {
      for (int c = 0; c < cells.length; c++) {
        cells[c] += noise.draw(chance);
      }
      return cells;
    }

    private static Counted of(
        CodedRows rows, TableGroup group, Sets sets, double[][] tables, Consistency consistency) {
      var linear = all(sets, consistency, tables);
      var deviations = new double[sets.size()];
      for (int s = 0; s < deviations.length; s++) {
        deviations[s] = consistency.deviation(s);
      }
      var fitted = all(sets, consistency, tables);
      TopDown.fit(sets, consistency, fitted);
      var whole = WholeTables.of(sets, fitted, group.tops());
      return new Counted(rows, sets, deviations, linear, fitted, whole);
    }

    private static double[][] all(Sets sets, Consistency consistency, double[][] tables) {
      var effects = consistency.effects(tables);
      var all = new double[sets.size()][];
      for (int s = 0; s < all.length; s++) {
        all[s] = consistency.table(effects, s);
      }
      return all;
    }

    boolean addsUp() {
      return whole.isPresent();
    }

    NoisyTable table(Microdata original, TableSpec spec) {
      var places = spec.variables().stream().mapToInt(original::indexOf).toArray();
      var axes = new ArrayList<Variable>();
      for (int place : places) {
        var attribute = rows.attributes().get(place);
        axes.add(new Variable(attribute.name(), attribute.categories()));
      }
      var cells = new ArrayList<NoisyCount>();
      fill(cells, places, new int[places.length], 0);
      return new NoisyTable(spec, axes, cells);
    }

    /// @param chosen for each axis 0 for its total, or the level from 1 on
    private void fill(List<NoisyCount> cells, int[] places, int[] chosen, int axis) {
      if (axis == places.length) {
        cells.add(count(places, chosen));
        return;
      }
      for (int level = 0; level <= sets.levels(places[axis]); level++) {
        chosen[axis] = level;
        fill(cells, places, chosen, axis + 1);
      }
    }

    private NoisyCount count(int[] places, int[] chosen) {
      int mask = 0;
      var names = new ArrayList<String>();
      var levels = new int[sets.attributes()];
      for (int i = 0; i < places.length; i++) {
        boolean total = chosen[i] == 0;
        mask |= total ? 0 : 1 << places[i];
        levels[places[i]] = chosen[i] - 1;
        names.add(
            total
                ? TableSpec.TOTAL
                : rows.attributes().get(places[i]).categories().get(chosen[i] - 1));
      }
      int set = sets.place(mask);
      int cell = 0;
      for (int a : sets.axes(set)) {
        cell = cell * sets.levels(a) + levels[a];
      }
      return count(names, set, cell);
    }

    private NoisyCount count(List<String> names, int set, int cell) {
      long count =
          whole.map(w -> w[set][cell]).orElseGet(() -> Math.max(0, Math.round(fitted[set][cell])));
      double half = HALF_WIDTH * deviations[set];
      long low = Math.max(0, (long) Math.floor(linear[set][cell] - half));
      long high = Math.max(0, (long) Math.ceil(linear[set][cell] + half));
      return new NoisyCount(names, count, Math.min(low, count), Math.max(high, count));
    }
  }
}
