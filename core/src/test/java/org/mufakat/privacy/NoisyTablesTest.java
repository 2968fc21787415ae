package org.mufakat.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mufakat.privacy.TablesAnswer.Made;
import org.mufakat.privacy.TablesAnswer.Refused;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Scope;
import org.mufakat.tables.TableSpec;
import org.mufakat.tables.Variable;

class NoisyTablesTest {

  private static final List<Variable> VARIABLES =
      List.of(
          new Variable("to", List.of("N", "E", "S", "W")),
          new Variable("sex", List.of("f", "m", "?")),
          new Variable("form", List.of("labour", "sexual", "other")),
          new Variable("year", List.of("2021", "2022")));

  private static final TableSpec CUBE = new TableSpec("cube", List.of("to", "sex", "form"));

  @Test
  void the_interval_holds_the_true_count_of_95_cells_of_a_hundred() {
    int held = 0;
    int cells = 0;
    for (long seed = 0; seed < 120; seed++) {
      var rows = rows(300, seed);
      for (var cell : made(rows, List.of(CUBE), 0.5, seed).tables().getFirst().cells()) {
        long truth = truth(rows, CUBE, cell.categories());
        held += cell.low() <= truth && truth <= cell.high() ? 1 : 0;
        cells++;
      }
    }

    assertThat((double) held / cells).isGreaterThan(0.95);
  }

  @Test
  void an_interval_is_no_wider_than_its_noise_makes_it() {
    var cells = made(rows(3000, 1), List.of(CUBE), 0.5, 1).tables().getFirst().cells();

    // One table and rho = 1/2: the noise of a finest cell has the variance 1, the total's is the
    // sum of 36.
    for (var cell : cells) {
      long summed = cell.categories().stream().mapToLong(c -> c.isEmpty() ? 1 : 0).sum();
      if (summed == 0 && cell.count() > 10) {
        assertThat(cell.high() - cell.low()).isBetween(4L, 5L);
      }
    }
    assertThat(cells.getFirst().high() - cells.getFirst().low()).isBetween(23L, 25L);
  }

  @Test
  void linked_tables_agree_in_all_they_share_and_add_up() {
    var tables =
        List.of(
            new TableSpec("a", List.of("sex", "to")),
            new TableSpec("b", List.of("sex", "form")),
            new TableSpec("c", List.of("form", "year")),
            new TableSpec("d", List.of("sex")));
    for (long seed = 0; seed < 40; seed++) {
      var made = made(rows(60, seed), tables, 0.1, seed);

      assertThat(made.addUp()).isTrue();
      Map<Set<String>, Long> counts = new HashMap<>();
      for (var table : made.tables()) {
        for (var cell : table.cells()) {
          var place = place(table, cell);
          assertThat(cell.count()).as("seed %d %s", seed, place).isNotNegative();
          assertThat(counts.getOrDefault(place, cell.count()))
              .as("seed %d %s", seed, place)
              .isEqualTo(cell.count());
          counts.put(place, cell.count());
        }
        assertThatItAddsUp(table, seed);
      }
    }
  }

  private static void assertThatItAddsUp(NoisyTable table, long seed) {
    Map<List<String>, Long> counts = new HashMap<>();
    table.cells().forEach(c -> counts.put(c.categories(), c.count()));
    for (var cell : table.cells()) {
      int total = cell.categories().indexOf(TableSpec.TOTAL);
      if (total >= 0) {
        long sum = 0;
        for (var category : table.axes().get(total).categories()) {
          var part = new ArrayList<>(cell.categories());
          part.set(total, category);
          sum += counts.get(part);
        }
        assertThat(sum).as("seed %d %s", seed, cell.categories()).isEqualTo(cell.count());
      }
    }
  }

  private static Set<String> place(NoisyTable table, NoisyCount cell) {
    return IntStream.range(0, table.axes().size())
        .filter(a -> !cell.categories().get(a).isEmpty())
        .mapToObj(a -> table.axes().get(a).name() + "=" + cell.categories().get(a))
        .collect(java.util.stream.Collectors.toSet());
  }

  @Test
  void tables_that_overlap_in_a_ring_are_said_not_to_add_up() {
    var ring =
        List.of(
            new TableSpec("a", List.of("sex", "to")),
            new TableSpec("b", List.of("to", "form")),
            new TableSpec("c", List.of("form", "sex")));

    var made = made(rows(300, 1), ring, 0.5, 1);

    assertThat(made.addUp()).isFalse();
    assertThat(made.tables()).hasSize(3);
  }

  @Test
  void margins_cost_nothing_and_years_of_the_same_table_as_much_as_one() {
    var rows = rows(300, 1);
    var one = widthOf(made(rows, List.of(CUBE), 0.5, 1));
    var withMargins =
        List.of(
            CUBE, new TableSpec("m", List.of("form")), new TableSpec("n", List.of("sex", "to")));
    var years = List.of(ofYear("2021"), ofYear("2022"));
    var overlapping = List.of(CUBE, ofYear("2022"));

    assertThat(widthOf(made(rows, withMargins, 0.5, 1))).isEqualTo(one);
    assertThat(widthOf(made(rows, years, 0.5, 1))).isEqualTo(one);
    assertThat(widthOf(made(rows, overlapping, 0.5, 1))).isGreaterThan(one);
  }

  private static TableSpec ofYear(String year) {
    return new TableSpec(
        year, List.of("to", "sex", "form"), Scope.of(Map.of("year", List.of(year))));
  }

  private static long widthOf(Made made) {
    return made.tables().getFirst().cells().stream()
        .mapToLong(c -> c.high() - c.low())
        .max()
        .orElseThrow();
  }

  @Test
  void a_table_of_a_year_counts_that_year_alone() {
    var rows = rows(2000, 1);

    var made = made(rows, List.of(ofYear("2022")), 1e4, 1);

    for (var cell : made.tables().getFirst().cells()) {
      var with = new ArrayList<>(cell.categories());
      with.add("2022");
      var spec = new TableSpec("all", List.of("to", "sex", "form", "year"));
      assertThat(cell.count()).isCloseTo(truth(rows, spec, with), within(2L));
    }
  }

  @Test
  void cells_stand_in_the_order_of_a_safe_table() {
    var made = made(rows(10, 1), List.of(new TableSpec("t", List.of("year", "sex"))), 1, 1);

    assertThat(made.tables().getFirst().cells())
        .extracting(NoisyCount::categories)
        .startsWith(List.of("", ""), List.of("", "f"), List.of("", "m"), List.of("", "?"))
        .contains(List.of("2021", ""), org.assertj.core.api.Assertions.atIndex(4))
        .hasSize(12);
  }

  @Test
  void unknown_names_are_refused() {
    var rows = rows(10, 1);
    var elsewhere = new TableSpec("t", List.of("sex"), Scope.of(Map.of("year", List.of("1066"))));

    assertThat(refused(rows, new TableSpec("t", List.of("age"))))
        .isEqualTo(new PrivacyRefusal.NoSuchVariable("age"));
    assertThat(refused(rows, elsewhere))
        .isEqualTo(new PrivacyRefusal.NoSuchCategory("year", "1066"));
  }

  private static PrivacyRefusal refused(Microdata rows, TableSpec table) {
    var answer = NoisyTables.of(rows, List.of(table), request(1), new SplittableRandom(1));
    return ((Refused) answer).why();
  }

  @Test
  void rare_categories_that_only_the_rows_know_fall_together() {
    var rows = rows(300, 1);
    var request = new PrivacyRequest(new Cost(0.5, 1e-6), CodeLists.FOUND_IN_THE_ROWS, Map.of(), 1);

    var answer =
        NoisyTables.of(
            rows, List.of(new TableSpec("t", List.of("to"))), request, new SplittableRandom(1));

    assertThat(((Made) answer).tables().getFirst().axes().getFirst().categories())
        .contains("N")
        .doesNotContain("W")
        .hasSizeLessThan(5);
  }

  private static Made made(Microdata rows, List<TableSpec> tables, double rho, long seed) {
    RandomGenerator source = new SplittableRandom(seed);
    return (Made) NoisyTables.of(rows, tables, request(rho), source);
  }

  private static PrivacyRequest request(double rho) {
    return new PrivacyRequest(new Cost(rho, 0), CodeLists.PUBLISHED, Map.of(), 1);
  }

  private static long truth(Microdata rows, TableSpec spec, List<String> categories) {
    return IntStream.range(0, rows.size())
        .filter(
            r ->
                IntStream.range(0, categories.size())
                    .allMatch(
                        i -> {
                          int v = rows.indexOf(spec.variables().get(i));
                          int c = rows.variables().get(v).indexOf(categories.get(i));
                          return categories.get(i).isEmpty() || rows.category(r, v) == c;
                        }))
        .count();
  }

  /// Most go north; hardly one in a hundred goes west.
  private static Microdata rows(int size, long seed) {
    var chance = new SplittableRandom(seed);
    var built = Microdata.of(VARIABLES);
    for (int r = 0; r < size; r++) {
      int to = (int) (4 * Math.pow(chance.nextDouble(), 3));
      int west = to == 3 && chance.nextInt(10) > 0 ? 0 : to;
      built.add(new int[] {west, chance.nextInt(3), chance.nextInt(3), chance.nextInt(2)}, -1);
    }
    return built.build();
  }
}
