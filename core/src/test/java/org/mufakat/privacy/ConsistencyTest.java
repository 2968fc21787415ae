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
  void tables_without_negative_counts_are_the_nearest_there_are() {
    var chance = new SplittableRandom(22);
    for (int i = 0; i < 30; i++) {
      var sets = Sets.under(LEVELS, List.of(3, 6, 5));
      var precision = precisions(sets, 2, chance);
      var consistency = new Consistency(sets, precision);
      var noisy = tables(sets, chance);
      var fitted = java.util.Arrays.stream(noisy).map(double[]::clone).toArray(double[][]::new);

      NonNegative.fit(sets, consistency, fitted, NonNegative.everywhere(sets));

      var effects = consistency.effects(fitted);
      double best = distance(sets, precision, noisy, fitted);
      for (int s = 0; s < sets.size(); s++) {
        if (precision[s] > 0) {
          assertThat(java.util.Arrays.stream(fitted[s]).min().orElseThrow()).isNotNegative();
          assertThat(consistency.table(effects, s)).containsExactly(fitted[s], within(0.2));
        }
      }
      for (int other = 0; other < 200; other++) {
        assertThat(distance(sets, precision, noisy, near(sets, fitted, chance)))
            .as("case %d", i)
            .isGreaterThan(best * 0.999 - 0.5);
      }
    }
  }

  /// Tables of rows of nobody, mixed with the fitted ones: without negative counts, and belonging
  /// together as far as those do.
  private static double[][] near(Sets sets, double[][] fitted, SplittableRandom chance) {
    var joint = new double[JOINT];
    for (int c = 0; c < JOINT; c++) {
      joint[c] = chance.nextInt(3) == 0 ? chance.nextDouble(40) : 0;
    }
    double share = chance.nextDouble(0.3);
    var near = new double[sets.size()][];
    for (int s = 0; s < near.length; s++) {
      near[s] = LeastSquares.margin(sets, s, joint);
      for (int c = 0; c < fitted[s].length; c++) {
        near[s][c] = share * near[s][c] + (1 - share) * fitted[s][c];
      }
    }
    return near;
  }

  private static double distance(
      Sets sets, double[] precision, double[][] noisy, double[][] fitted) {
    double distance = 0;
    for (int s = 0; s < sets.size(); s++) {
      for (int c = 0; precision[s] > 0 && c < noisy[s].length; c++) {
        distance += precision[s] * Math.pow(noisy[s][c] - fitted[s][c], 2);
      }
    }
    return distance;
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
