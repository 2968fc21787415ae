package org.mufakat.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.TableSpec;
import org.mufakat.tables.Variable;

/// Somebody who knows all rows but one person's runs the release thousands of times with and
/// without them and looks at what tells the two apart best. For no bar may the share of releases
/// beyond it differ by more than the cost allows.
///
/// The check bounds each share by Hoeffding's inequality; with all bars and epsilons together it
/// fails a right release with a chance of at most one in ten thousand (and, the seeds being fixed,
/// always or never). What it catches: noise for one row where the person has three, and a cost that
/// forgets to add up.
class NeighboursTest {

  private static final int RUNS = 1_200;
  private static final double RHO = 0.5;
  private static final int BARS = 40;
  private static final double[] EPSILONS = {0.25, 0.5, 1, 1.5, 2, 3};

  /// Half the width of a share's interval: √(ln(2 m / α) / 2n), for two shares at each of m bars.
  private static final double OFF = Math.sqrt(Math.log(2 * 2 * BARS / 1e-4) / 2 / RUNS);

  @ParameterizedTest
  @EnumSource
  void a_release_tells_no_more_of_one_row_than_its_cost_says(Release release) {
    assertThat(excess(release::of, 1)).isNegative();
  }

  @ParameterizedTest
  @EnumSource
  void noise_for_one_row_where_a_person_has_three_is_found_out(Release release) {
    assertThat(excess(release::of, 3)).isPositive();
  }

  @Test
  void five_releases_each_at_the_cost_of_all_are_found_out() {
    assertThat(
            excess(
                (rows, seed) -> {
                  double sum = 0;
                  for (var table : Release.TABLES.tables()) {
                    sum += Release.counted(rows, List.of(table), seed * 5 + table.name().charAt(0));
                  }
                  return sum;
                },
                1))
        .isPositive();
  }

  /// What is released of rows, in the one number that tells most of the person.
  private interface Told {
    double of(Microdata rows, long seed);
  }

  /// All releases spend the same.
  enum Release {
    TABLES {
      @Override
      double of(Microdata rows, long seed) {
        return counted(rows, tables(), seed);
      }
    },
    MARGINALS {
      @Override
      double of(Microdata rows, long seed) {
        var request = new PrivacyRequest(new Cost(RHO, 0), CodeLists.PUBLISHED, Map.of(), 1);
        var answer = PrivateMarginals.of(rows, request, 2, 0.02, new SplittableRandom(seed));
        var marginals = ((MarginalsAnswer.Made) answer).marginals();
        return marginals
            .combinations()
            .filter(c -> c.items().stream().allMatch(i -> i.category().equals("a")))
            .mapToDouble(c -> c.count() / c.deviation() / c.deviation())
            .sum();
      }
    };

    abstract double of(Microdata rows, long seed);

    List<TableSpec> tables() {
      return VARIABLES.stream().map(v -> new TableSpec(v.name(), List.of(v.name()))).toList();
    }

    /// The sum of the counts of the person's category.
    static double counted(Microdata rows, List<TableSpec> tables, long seed) {
      var request = new PrivacyRequest(new Cost(RHO, 0), CodeLists.PUBLISHED, Map.of(), 1);
      var answer = NoisyTables.of(rows, tables, request, new SplittableRandom(seed));
      return ((TablesAnswer.Made) answer)
          .tables().stream()
              .flatMap(t -> t.cells().stream())
              .filter(c -> c.categories().equals(List.of("a")))
              .mapToDouble(NoisyCount::count)
              .sum();
    }
  }

  private static final List<Variable> VARIABLES =
      IntStream.range(0, 5)
          .mapToObj(v -> new Variable(Integer.toString(v), List.of("a", "b")))
          .toList();

  /// By how much the shares beyond some bar differ more than allowed, at worst; below 0 is well.
  private static double excess(Told release, int rowsOfThePerson) {
    var without = told(seed -> release.of(rows(0), seed));
    var with = told(seed -> release.of(rows(rowsOfThePerson), RUNS + seed));
    double worst = Double.NEGATIVE_INFINITY;
    for (int bar = 1; bar <= BARS; bar++) {
      double at = without.get(RUNS * bar / (BARS + 1));
      for (double epsilon : EPSILONS) {
        worst = Math.max(worst, excess(beyond(with, at), beyond(without, at), epsilon));
        worst = Math.max(worst, excess(1 - beyond(without, at), 1 - beyond(with, at), epsilon));
      }
    }
    return worst;
  }

  private static double excess(double one, double other, double epsilon) {
    double allowed = Math.exp(epsilon) * (other + OFF) + Concentrated.delta(RHO, epsilon);
    return one - OFF - allowed;
  }

  private static double beyond(List<Double> sorted, double bar) {
    return sorted.stream().filter(t -> t > bar).count() / (double) RUNS;
  }

  private static List<Double> told(LongFunction<Double> release) {
    var told = new ArrayList<Double>();
    for (long seed = 0; seed < RUNS; seed++) {
      told.add(release.apply(seed));
    }
    told.sort(null);
    return told;
  }

  /// Two hundred rows that everybody knows, and the person's, who has the first category of all.
  private static Microdata rows(int ofThePerson) {
    var chance = new SplittableRandom(5);
    var built = Microdata.of(VARIABLES);
    for (int r = 0; r < 200; r++) {
      built.add(IntStream.range(0, 5).map(_ -> chance.nextInt(2)).toArray(), -1);
    }
    for (int r = 0; r < ofThePerson; r++) {
      built.add(new int[5], -1);
    }
    return built.build();
  }
}
