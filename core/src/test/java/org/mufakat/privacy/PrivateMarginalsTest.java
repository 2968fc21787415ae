package org.mufakat.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mufakat.privacy.MarginalsAnswer.Made;
import org.mufakat.privacy.MarginalsAnswer.Refused;
import org.mufakat.privacy.PrivateMarginals.Combination;
import org.mufakat.privacy.PrivateMarginals.Item;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Variable;

class PrivateMarginalsTest {

  private static final double FEW_WRONG = 0.02;

  /// What the makers of the synthetic data showcase publish for these rows, and what is asked of
  /// us.
  @Test
  void the_published_benchmark_is_counted_and_drawn_with_less_than_half_of_the_published_error() {
    var rows = PublishedBenchmark.rows(PublishedBenchmark.ROWS, 31);
    var request = PublishedBenchmark.request(PublishedBenchmark.ROWS, CodeLists.FOUND_IN_THE_ROWS);

    var marginals = made(rows, request, 4, 32);
    var synthetic = SyntheticRows.of(marginals, new SplittableRandom(33));

    var report = UtilityReport.of(rows, request, marginals, synthetic);
    var counts = report.counts().getLast();
    var drawn = report.synthetic().getLast();
    assertThat(counts.meanCount()).as("published 111.70").isCloseTo(111.7, within(3.0));
    assertThat(counts.meanError()).as("published 15.31, asked 13.0").isLessThan(15.31 / 2);
    assertThat(counts.suppressedPercent()).as("published 5.13").isLessThan(5.13 / 2);
    assertThat(counts.fabricatedPercent()).as("published 4.01").isLessThanOrEqualTo(4.01);
    assertThat(drawn.meanError()).as("published 27.75, asked 24").isLessThan(27.75 / 2);
    assertThat(drawn.suppressedPercent()).as("published 5.22").isLessThan(5.22 / 2);
    assertThat(drawn.fabricatedPercent()).as("published 3.38").isLessThanOrEqualTo(3.38);
    var promised = PublishedBenchmark.guarantee(PublishedBenchmark.ROWS);
    assertThat(marginals.cost().guarantee(promised.delta()).epsilon())
        .isBetween(promised.epsilon() * 0.99, promised.epsilon());
  }

  @Test
  void every_part_of_a_reported_combination_is_reported_with_no_smaller_count() {
    for (long seed = 0; seed < 12; seed++) {
      var rows = randomRows(seed);
      var marginals = made(rows, request(rows, seed), 3, seed);
      Map<Set<Item>, Long> counts = new HashMap<>();
      marginals.combinations().forEach(c -> counts.put(Set.copyOf(c.items()), c.count()));

      for (var each : counts.entrySet()) {
        assertThat(each.getValue()).as("seed %d", seed).isPositive();
        for (var item : each.getKey()) {
          var part = new HashSet<>(each.getKey());
          part.remove(item);
          if (!part.isEmpty()) {
            assertThat(counts.getOrDefault(part, -1L))
                .as("seed %d, %s of %s", seed, part, each.getKey())
                .isGreaterThanOrEqualTo(each.getValue());
          }
        }
      }
    }
  }

  @Test
  void no_synthetic_row_has_a_combination_that_is_not_reported() {
    for (long seed = 0; seed < 12; seed++) {
      var rows = randomRows(seed);
      var request = request(rows, seed);
      var marginals = made(rows, request, 3, seed);
      var reported = new HashSet<Set<Item>>();
      marginals.combinations().map(Combination::items).map(Set::copyOf).forEach(reported::add);

      var synthetic = SyntheticRows.of(marginals, new SplittableRandom(seed));

      assertThat(synthetic.size()).as("seed %d", seed).isLessThanOrEqualTo((int) marginals.rows());
      for (int r = 0; r < synthetic.size(); r++) {
        for (int mask : Sets.masksUpTo(synthetic.variables().size(), 3)) {
          var told = told(synthetic, r, mask, request);
          if (told.size() == Integer.bitCount(mask) && mask != 0) {
            assertThat(reported).as("seed %d row %d", seed, r).contains(told);
          }
        }
      }
    }
  }

  private static Set<Item> told(Microdata rows, int row, int mask, PrivacyRequest request) {
    var told = new HashSet<Item>();
    for (int v = 0; v < rows.variables().size(); v++) {
      var variable = rows.variables().get(v);
      var category = variable.categories().get(rows.category(row, v));
      boolean isTold =
          !category.equals("…") && !category.equals(request.untold().get(variable.name()));
      if ((mask & 1 << v) != 0 && isTold) {
        told.add(new Item(variable.name(), category));
      }
    }
    return told;
  }

  @Test
  void with_next_to_no_noise_the_counts_are_the_true_ones() {
    for (long seed = 0; seed < 6; seed++) {
      var rows = randomRows(seed);
      var request =
          new PrivacyRequest(new Cost(1e5, 0), CodeLists.PUBLISHED, Map.of("v0", "c0"), 1);

      var marginals = made(rows, request, 3, seed);

      var report =
          UtilityReport.of(
              rows, request, marginals, SyntheticRows.of(marginals, new SplittableRandom()));
      var all = report.counts().getLast();
      assertThat(all.meanError()).as("seed %d", seed).isLessThan(0.01);
      assertThat(all.suppressedPercent()).as("seed %d", seed).isZero();
      assertThat(all.fabricatedPercent()).as("seed %d", seed).isZero();
      assertThat(report.synthetic().getLast().meanError()).as("seed %d", seed).isLessThan(2);
    }
  }

  @Test
  void the_cost_is_never_more_than_was_offered_and_nearly_all_of_it() {
    for (long seed = 0; seed < 12; seed++) {
      var rows = randomRows(seed);
      var request = request(rows, seed);

      var cost = made(rows, request, 3, seed).cost();

      assertThat(cost.rho())
          .as("seed %d", seed)
          .isBetween(0.97 * request.most().rho(), request.most().rho() * (1 + 1e-12));
      assertThat(cost.delta()).isEqualTo(request.most().delta());
    }
  }

  @Test
  void a_category_of_one_person_that_only_the_rows_know_is_told_hardly_ever() {
    var variables = List.of(new Variable("v", List.of("many", "one")));
    var built = Microdata.of(variables);
    IntStream.range(0, 500).forEach(_ -> built.add(new int[] {0}, -1));
    var rows = built.add(new int[] {1}, -1).build();
    var request = new PrivacyRequest(new Cost(0.5, 0.01), CodeLists.FOUND_IN_THE_ROWS, Map.of(), 1);
    int told = 0;
    int runs = 3_000;
    for (int seed = 0; seed < runs; seed++) {
      told +=
          made(rows, request, 1, seed).attributes().getFirst().categories().contains("one") ? 1 : 0;
    }

    assertThat(told).isBetween(1, (int) (runs * 0.01 + 5 * Math.sqrt(runs * 0.01)));
  }

  @Test
  void what_cannot_be_counted_is_refused_with_what_would() {
    var large = Microdata.of(variables(8, 60)).build();
    var small = randomRows(1);

    assertThat(answer(large, request(Map.of(), new Cost(1, 0), CodeLists.PUBLISHED)))
        .isInstanceOfSatisfying(
            PrivacyRefusal.TooManyCells.class, r -> assertThat(r.lengthThatFits()).isEqualTo(2));
    assertThat(answer(small, request(Map.of(), new Cost(0, 0), CodeLists.PUBLISHED)))
        .isInstanceOf(PrivacyRefusal.TooLittleToSpend.class);
    assertThat(answer(small, request(Map.of(), new Cost(1e-12, 0), CodeLists.PUBLISHED)))
        .isInstanceOf(PrivacyRefusal.TooLittleToSpend.class);
    assertThat(answer(small, request(Map.of(), new Cost(1, 0), CodeLists.FOUND_IN_THE_ROWS)))
        .isInstanceOf(PrivacyRefusal.NeedsDelta.class);
    assertThat(answer(small, request(Map.of("v0", "?"), new Cost(1, 0), CodeLists.PUBLISHED)))
        .isEqualTo(new PrivacyRefusal.NoSuchCategory("v0", "?"));
    assertThat(
            answer(
                Microdata.of(variables(21, 2)).build(),
                request(Map.of(), new Cost(1, 0), CodeLists.PUBLISHED)))
        .isEqualTo(new PrivacyRefusal.TooManyVariables(21, 20));
  }

  @Test
  void rows_of_nobody_can_be_counted_and_drawn() {
    var nobody = Microdata.of(variables(3, 3)).build();

    var marginals = made(nobody, request(Map.of(), new Cost(1, 0), CodeLists.PUBLISHED), 3, 1);

    var synthetic = SyntheticRows.of(marginals, new SplittableRandom(1));
    assertThat(synthetic.size()).isLessThan(20);
  }

  /// By hand; the numbers are beside the assertion.
  @Test
  void the_report_counts_errors_as_the_published_measure_does() {
    var variables =
        List.of(new Variable("p", List.of("-", "a", "b")), new Variable("q", List.of("-", "x")));
    var rows =
        Microdata.of(variables)
            .add(List.of("a", "x"))
            .add(List.of("a", "x"))
            .add(List.of("a", "-"))
            .add(List.of("b", "-"))
            .build();
    var drawn = Microdata.of(variables).add(List.of("a", "x")).add(List.of("-", "x")).build();
    var request = request(Map.of("p", "-", "q", "-"), new Cost(1e5, 0), CodeLists.PUBLISHED);

    var report = UtilityReport.of(rows, request, made(rows, request, 2, 1), drawn);

    // Length 1: a 3 → 1, b 1 → 0 (suppressed), x 2 → 2. Length 2: ax 2 → 1.
    assertThat(report.synthetic())
        .containsExactly(
            new UtilityReport.Line(1, 3, 2, 1, 100.0 / 3, 0),
            new UtilityReport.Line(2, 1, 2, 1, 0, 0),
            new UtilityReport.Line(UtilityReport.ALL, 4, 2, 1, 25, 0));
    assertThat(report.beside())
        .contains(
            new UtilityReport.Beside("p", "a", 3, 3, 1),
            new UtilityReport.Beside("p", "b", 1, 1, 0),
            new UtilityReport.Beside("q", "x", 2, 2, 2));
  }

  private static PrivacyRefusal answer(Microdata rows, PrivacyRequest request) {
    var answer = PrivateMarginals.of(rows, request, 4, FEW_WRONG, new SplittableRandom(1));
    return ((Refused) answer).why();
  }

  private static PrivateMarginals made(
      Microdata rows, PrivacyRequest request, int length, long seed) {
    var answer = PrivateMarginals.of(rows, request, length, FEW_WRONG, new SplittableRandom(seed));
    return ((Made) answer).marginals();
  }

  private static PrivacyRequest request(
      Map<String, String> untold, Cost most, CodeLists codeLists) {
    return new PrivacyRequest(most, codeLists, untold, 1);
  }

  private static PrivacyRequest request(Microdata rows, long seed) {
    var lists = CodeLists.values()[(int) (seed % 2)];
    var untold = seed % 3 == 0 ? Map.<String, String>of() : Map.of("v0", "c0", "v1", "c1");
    var most = new Cost(0.2 + seed % 4, lists == CodeLists.PUBLISHED ? 0 : 1e-4);
    return new PrivacyRequest(most, lists, untold, 1 + (int) seed % 2);
  }

  private static Microdata randomRows(long seed) {
    var chance = new SplittableRandom(seed);
    var built = Microdata.of(variables(5, 4));
    for (int r = 0; r < 400; r++) {
      int kind = chance.nextInt(3);
      built.add(IntStream.range(0, 5).map(v -> chance.nextInt(1 + (kind + v) % 4)).toArray(), -1);
    }
    return built.build();
  }

  private static List<Variable> variables(int count, int categories) {
    var names = IntStream.range(0, categories).mapToObj(c -> "c" + c).toList();
    return IntStream.range(0, count).mapToObj(v -> new Variable("v" + v, names)).toList();
  }
}
