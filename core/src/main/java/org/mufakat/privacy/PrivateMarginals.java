package org.mufakat.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mufakat.tables.Microdata;

/// How many rows have each combination of up to so many categories, with noise: what synthetic rows
/// are drawn from.
///
/// Guarantees: made from the rows through [FoundCodes] and the noise of [Allocation] alone; all
/// else works on what came of these. A combination's count is never above that of a part of it, and
/// every part of a reported combination is reported.
public final class PrivateMarginals {

  public static final int MOST_LENGTH = 5;
  public static final int MOST_VARIABLES = 20;

  /// Some 25 bytes each.
  static final long MOST_CELLS = 6_000_000;

  private final List<Attribute> attributes;
  private final Sets sets;
  private final double[][] estimates;
  private final boolean[][] allowed;
  private final double[] deviations;
  private final Cost cost;

  private PrivateMarginals(Measured measured, boolean[][] support) {
    this.attributes = measured.rows.attributes();
    this.sets = measured.sets;
    this.estimates = measured.tables;
    this.allowed = support;
    this.deviations = measured.deviations;
    this.cost = measured.cost;
    for (int s = 1; s < sets.size(); s++) {
      settle(s);
    }
  }

  /// Counts combinations of up to `length` variables.
  ///
  /// @param wrongShare the share of the reported combinations that may be of nobody, on average; 0
  ///   to 0.5; has no part in privacy
  /// @param source secure wherever the counts leave; one that somebody can guess hides nothing
  public static MarginalsAnswer of(
      Microdata rows,
      PrivacyRequest request,
      int length,
      double wrongShare,
      RandomGenerator source) {
    if (length < 1 || length > MOST_LENGTH || !(wrongShare >= 0 && wrongShare <= 0.5)) {
      throw new IllegalArgumentException("combinations of 1 to 5, a share of 0 to 0.5");
    }
    var fault = request.fault(rows);
    if (fault.isPresent()) {
      return new MarginalsAnswer.Refused(fault.get());
    }
    if (rows.variables().size() > MOST_VARIABLES) {
      return new MarginalsAnswer.Refused(
          new PrivacyRefusal.TooManyVariables(rows.variables().size(), MOST_VARIABLES));
    }
    return new Making(rows, request, length, wrongShare, source).answer();
  }

  /// A combination and how many rows have it.
  ///
  /// @param count at least 1
  /// @param deviation the standard deviation of the noise in it, before counts below 0 were
  ///   excluded
  public record Combination(List<Item> items, long count, double deviation) {}

  /// One category of one variable.
  public record Item(String variable, String category) {}

  /// What making them cost.
  public Cost cost() {
    return cost;
  }

  /// The number of rows, with noise.
  public long rows() {
    return Math.round(estimates[0][0]);
  }

  /// The longest combinations.
  public int length() {
    return sets.length(sets.size() - 1);
  }

  /// Every reported combination, shorter before longer.
  public Stream<Combination> combinations() {
    return IntStream.range(1, sets.size())
        .boxed()
        .flatMap(
            s ->
                IntStream.range(0, sets.cells(s))
                    .filter(c -> isReported(s, c))
                    .mapToObj(c -> combination(s, c)));
  }

  private Combination combination(int set, int cell) {
    var items = new ArrayList<Item>();
    for (int axis = 0; axis < sets.length(set); axis++) {
      var attribute = attributes.get(sets.axes(set)[axis]);
      items.add(new Item(attribute.name(), attribute.categories().get(level(set, cell, axis))));
    }
    return new Combination(items, count(set, cell), deviations[set]);
  }

  List<Attribute> attributes() {
    return attributes;
  }

  Sets sets() {
    return sets;
  }

  /// What the rows drawn shall come near.
  double estimate(int set, int cell) {
    return estimates[set][cell];
  }

  /// Whether a row may have these levels: it says nothing on one of them, or the combination is
  /// reported.
  boolean isAllowed(int set, int cell) {
    return allowed[set][cell];
  }

  boolean isReported(int set, int cell) {
    return allowed[set][cell] && isTold(set, cell);
  }

  long count(int set, int cell) {
    return Math.round(estimates[set][cell]);
  }

  int level(int set, int cell, int axis) {
    return Cells.level(cell, sets.levels(sets.axes(set)[axis]), sets.stride(set, axis));
  }

  private boolean isTold(int set, int cell) {
    for (int axis = 0; axis < sets.length(set); axis++) {
      if (!attributes.get(sets.axes(set)[axis]).isTold(level(set, cell, axis))) {
        return false;
      }
    }
    return true;
  }

  /// No count above a part's; reported where at least one person, and all parts, remain.
  private void settle(int set) {
    for (int c = 0; c < sets.cells(set); c++) {
      boolean told = isTold(set, c);
      boolean parts = true;
      for (int axis = 0; axis < sets.length(set); axis++) {
        int part = sets.without(set, axis);
        int under = Cells.under(c, sets.levels(sets.axes(set)[axis]), sets.stride(set, axis));
        estimates[set][c] = Math.min(estimates[set][c], estimates[part][under]);
        parts &= allowed[part][under];
      }
      allowed[set][c] = !told || allowed[set][c] && parts && count(set, c) > 0;
    }
  }

  /// What was measured and made to agree.
  private record Measured(
      CodedRows rows, Sets sets, double[][] tables, double[] deviations, Cost cost) {}

  /// The steps from rows to marginals.
  private record Making(
      Microdata rows,
      PrivacyRequest request,
      int length,
      double wrongShare,
      RandomGenerator source) {

    private MarginalsAnswer answer() {
      return switch (request.codeLists()) {
        case PUBLISHED -> answer(CodedRows.of(rows, request), 0);
        case FOUND_IN_THE_ROWS -> answerFound();
      };
    }

    private MarginalsAnswer answerFound() {
      int variables = rows.variables().size();
      return FoundCodes.within(request, variables)
          .map(
              codes ->
                  answer(
                      CodedRows.of(rows, request, codes.learn(rows, source)), codes.rho(variables)))
          .orElseGet(this::tooLittle);
    }

    private MarginalsAnswer tooLittle() {
      return new MarginalsAnswer.Refused(new PrivacyRefusal.TooLittleToSpend(request.most()));
    }

    private MarginalsAnswer answer(CodedRows coded, double spent) {
      var levels = coded.attributes().stream().mapToInt(Attribute::levels).toArray();
      double cells = cells(levels, length);
      if (cells > MOST_CELLS) {
        return new MarginalsAnswer.Refused(
            new PrivacyRefusal.TooManyCells(cells, MOST_CELLS, fitting(levels)));
      }
      var sets = Sets.upTo(levels, length);
      var allocation =
          new Allocation(
              sets, told(coded, sets), request.most().rho() - spent, request.rowsPerPerson());
      return allocation
          .best()
          .map(noise -> made(coded, sets, noise, spent + allocation.costOf(noise)))
          .orElseGet(
              () ->
                  new MarginalsAnswer.Refused(new PrivacyRefusal.TooLittleToSpend(request.most())));
    }

    private static double cells(int[] levels, int length) {
      double cells = 0;
      for (int mask : Sets.masksUpTo(levels.length, length)) {
        cells += Sets.cellsOf(levels, mask);
      }
      return cells;
    }

    private int fitting(int[] levels) {
      int fitting = length - 1;
      while (fitting > 0 && cells(levels, fitting) > MOST_CELLS) {
        fitting--;
      }
      return fitting;
    }

    private static double[] told(CodedRows coded, Sets sets) {
      var told = new double[sets.size()];
      for (int s = 0; s < told.length; s++) {
        told[s] = 1;
        for (int a : sets.axes(s)) {
          var attribute = coded.attributes().get(a);
          told[s] *= attribute.levels() - (attribute.hasUntold() ? 1 : 0);
        }
      }
      return told;
    }

    private MarginalsAnswer made(CodedRows coded, Sets sets, DiscreteGaussian[] noise, double rho) {
      var chance = new EvenChance(source);
      var tables = new double[sets.size()][];
      var precisions = new double[sets.size()];
      for (int s = 0; s < tables.length; s++) {
        var drawn = noise[sets.length(s)];
        tables[s] = coded.count(sets, s);
        for (int c = 0; c < tables[s].length; c++) {
          tables[s][c] += drawn.draw(chance);
        }
        precisions[s] = 1 / drawn.variance();
      }
      return new MarginalsAnswer.Made(
          agreed(coded, tables, new Consistency(sets, precisions), sets, rho));
    }

    private PrivateMarginals agreed(
        CodedRows coded, double[][] tables, Consistency consistency, Sets sets, double rho) {
      var deviations = new double[sets.size()];
      var effects = consistency.effects(tables);
      var linear = new double[sets.size()][];
      for (int s = 0; s < linear.length; s++) {
        deviations[s] = consistency.deviation(s);
        linear[s] = consistency.table(effects, s);
      }
      var support = new Support(sets, deviations, wrongShare).of(linear);
      TopDown.fit(sets, consistency, linear);
      var cost = new Cost(rho, request.deltaForCodes());
      return new PrivateMarginals(new Measured(coded, sets, linear, deviations, cost), support);
    }
  }
}
