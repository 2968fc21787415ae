package org.mufakat.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The closed form against plain least squares over all joint cells.
class ConsistencyTest {

  private static final int[] LEVELS = {2, 3, 2};
  private static final int JOINT = 12;

  @Test
  void the_answer_is_that_of_plain_least_squares() {
    var chance = new SplittableRandom(21);
    for (int i = 0; i < 50; i++) {
      var sets = i % 2 == 0 ? Sets.upTo(LEVELS, 2) : Sets.under(LEVELS, List.of(3, 6, 5));
      var precision = precisions(sets, i % 2 == 0 ? 0 : 2, chance);
      var tables = tables(sets, chance);
      var consistency = new Consistency(sets, precision);

      var effects = consistency.effects(tables);

      var plain = new LeastSquares(sets, precision);
      for (int s = 0; s < sets.size(); s++) {
        var table = consistency.table(effects, s);
        var expected = plain.answer(tables, s);
        for (int c = 0; c < table.length; c++) {
          assertThat(table[c])
              .as("case %d set %d cell %d", i, s, c)
              .isCloseTo(expected[c], within(1e-6));
        }
        assertThat(consistency.deviation(s)).isCloseTo(Math.sqrt(plain.variance(s)), within(1e-6));
      }
    }
  }

  @Test
  void tables_settled_from_the_total_down_agree_and_have_no_negative_count() {
    var chance = new SplittableRandom(22);
    for (int i = 0; i < 30; i++) {
      var sets = i % 2 == 0 ? Sets.upTo(LEVELS, 2) : Sets.under(LEVELS, List.of(3, 6));
      var tables = answer(sets, tables(sets, chance), chance);

      TopDown.fit(sets, new Consistency(sets, ones(sets)), tables);

      for (int s = 0; s < sets.size(); s++) {
        assertThat(java.util.Arrays.stream(tables[s]).min().orElseThrow()).isNotNegative();
        for (int axis = 0; axis < sets.length(s); axis++) {
          int levels = sets.levels(sets.axes(s)[axis]);
          var margin = Cells.summed(tables[s], levels, sets.stride(s, axis));
          assertThat(margin)
              .as("case %d set %d", i, s)
              .containsExactly(tables[sets.without(s, axis)], within(0.5));
        }
      }
    }
  }

  @Test
  void an_answer_without_negative_counts_is_left_as_it_is() {
    var sets = Sets.upTo(LEVELS, 2);
    var joint = new SplittableRandom(23).doubles(JOINT, 1, 40).toArray();
    var tables = new double[sets.size()][];
    java.util.Arrays.setAll(tables, s -> LeastSquares.margin(sets, s, joint));
    var before = java.util.Arrays.stream(tables).map(double[]::clone).toArray(double[][]::new);

    TopDown.fit(sets, new Consistency(sets, ones(sets)), tables);

    for (int s = 0; s < tables.length; s++) {
      assertThat(tables[s]).containsExactly(before[s], within(1e-9));
    }
  }

  /// Where nearly all cells are of nobody, fitting all at once halves the large margins.
  @Test
  void margins_keep_their_size_where_nearly_all_cells_are_of_nobody() {
    int[] levels = {12, 12, 12};
    var sets = Sets.upTo(levels, 3);
    var chance = new SplittableRandom(24);
    var noisy = new double[sets.size()][];
    for (int s = 0; s < noisy.length; s++) {
      noisy[s] = new double[sets.cells(s)];
      java.util.Arrays.setAll(noisy[s], _ -> 20 * chance.nextGaussian());
      noisy[s][0] += 1000;
    }
    var consistency = new Consistency(sets, ones(sets));
    var effects = consistency.effects(noisy);
    var tables = new double[sets.size()][];
    java.util.Arrays.setAll(tables, s -> consistency.table(effects, s));

    TopDown.fit(sets, consistency, tables);

    for (int s = 0; s < tables.length; s++) {
      if (sets.length(s) < 2) {
        double off = 20 * 5 * consistency.deviation(s);
        assertThat(tables[s][0]).as("set %d", s).isCloseTo(1000, within(off));
      }
    }
  }

  private static double[][] answer(Sets sets, double[][] noisy, SplittableRandom chance) {
    var consistency = new Consistency(sets, precisions(sets, 0, chance));
    var effects = consistency.effects(noisy);
    var answer = new double[sets.size()][];
    java.util.Arrays.setAll(answer, s -> consistency.table(effects, s));
    return answer;
  }

  private static double[] ones(Sets sets) {
    var ones = new double[sets.size()];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] precisions(Sets sets, int from, SplittableRandom chance) {
    var precision = new double[sets.size()];
    for (int s = 0; s < precision.length; s++) {
      precision[s] = sets.length(s) >= from ? chance.nextDouble(0.1, 3) : 0;
    }
    return precision;
  }

  private static double[][] tables(Sets sets, SplittableRandom chance) {
    var tables = new double[sets.size()][];
    for (int s = 0; s < tables.length; s++) {
      tables[s] = new double[sets.cells(s)];
      java.util.Arrays.setAll(tables[s], _ -> chance.nextInt(-8, 30));
    }
    return tables;
  }

  /// Normal equations in the joint cells, with a hair of a ridge, because the tables do not know
  /// all of them; the answers do.
  private record LeastSquares(Sets sets, double[] precision) {

    private static final double RIDGE = 1e-9;

    double[] answer(double[][] tables, int set) {
      var right = new double[JOINT];
      for (int s = 0; s < sets.size(); s++) {
        for (int j = 0; precision[s] > 0 && j < JOINT; j++) {
          right[j] += precision[s] * tables[s][under(sets, s, j)];
        }
      }
      return margin(sets, set, solve(normal(), right));
    }

    double variance(int set) {
      var cell = new double[JOINT];
      for (int j = 0; j < JOINT; j++) {
        cell[j] = under(sets, set, j) == 0 ? 1 : 0;
      }
      var solved = solve(normal(), cell);
      double variance = 0;
      for (int j = 0; j < JOINT; j++) {
        variance += cell[j] * solved[j];
      }
      return variance;
    }

    private double[][] normal() {
      var normal = new double[JOINT][JOINT];
      for (int i = 0; i < JOINT; i++) {
        normal[i][i] += RIDGE;
        for (int j = 0; j < JOINT; j++) {
          for (int s = 0; s < sets.size(); s++) {
            normal[i][j] += under(sets, s, i) == under(sets, s, j) ? precision[s] : 0;
          }
        }
      }
      return normal;
    }

    static double[] margin(Sets sets, int set, double[] joint) {
      var margin = new double[sets.cells(set)];
      for (int j = 0; j < JOINT; j++) {
        margin[under(sets, set, j)] += joint[j];
      }
      return margin;
    }

    private static int under(Sets sets, int set, int joint) {
      int[] levels = {joint / 6, joint / 2 % 3, joint % 2};
      int cell = 0;
      for (int a : sets.axes(set)) {
        cell = cell * LEVELS[a] + levels[a];
      }
      return cell;
    }

    private static double[] solve(double[][] matrix, double[] right) {
      int n = right.length;
      var m = java.util.Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
      var x = right.clone();
      for (int p = 0; p < n; p++) {
        for (int r = 0; r < n; r++) {
          if (r != p) {
            double factor = m[r][p] / m[p][p];
            for (int c = p; c < n; c++) {
              m[r][c] -= factor * m[p][c];
            }
            x[r] -= factor * x[p];
          }
        }
      }
      for (int p = 0; p < n; p++) {
        x[p] /= m[p][p];
      }
      return x;
    }
  }
}
