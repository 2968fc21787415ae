package org.mufakat.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.tables.Tables.ROW_BY_COLUMN;
import static org.mufakat.tables.Tables.counts;
import static org.mufakat.tables.Tables.plain;
import static org.mufakat.tables.Tables.prepared;
import static org.mufakat.tables.Tables.refused;
import static org.mufakat.tables.Tables.request;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionTest {

  /// A cell that is withheld alone is its row's total less the rest. To move, it must take one more
  /// cell of its row or the row's total along, and so on until the moves close: four cells at the
  /// least.
  @Test
  void one_small_cell_of_two_by_two_costs_three_more() {
    var rows = counts(new int[][] {{3, 20}, {20, 20}});

    var table = prepared(rows, request(plain(11), ROW_BY_COLUMN)).tables().getFirst();

    assertThat(table.cells()).hasSize(9);
    assertThat(table.withheld()).isEqualTo(4);
    assertThat(reasons(table, "a", "x")).containsExactly(new Reason.Threshold(3));
  }

  @Test
  void a_secondary_tells_for_which_cell_it_was_withheld() {
    var rows = counts(new int[][] {{3, 20}, {20, 20}});

    var table = prepared(rows, request(plain(11), ROW_BY_COLUMN)).tables().getFirst();

    var small = new CellName("row by column", List.of("a", "x"));
    assertThat(table.cells().stream().filter(c -> !c.isShown()).toList())
        .filteredOn(c -> !c.categories().equals(List.of("a", "x")))
        .allSatisfy(
            c ->
                assertThat(((CellValue.Withheld) c.value()).reasons())
                    .containsExactly(new Reason.Secondary(small, new Knower.Public())));
  }

  @Test
  void a_table_without_small_cells_is_shown_whole() {
    var rows = counts(new int[][] {{11, 20}, {0, 15}});

    var table = prepared(rows, request(plain(11), ROW_BY_COLUMN)).tables().getFirst();

    assertThat(table.withheld()).isZero();
    assertThat(value(table, "b", "x")).isEqualTo(new CellValue.Shown(0));
    assertThat(value(table, "", "")).isEqualTo(new CellValue.Shown(46));
  }

  /// Their sum is 3 and none is empty, for zeros are shown: each would be 1, though none is solved
  /// by elimination.
  @Test
  void three_persons_alone_in_one_row_do_not_give_each_other_away() {
    var rows = counts(new int[][] {{1, 1, 1}, {30, 30, 30}, {30, 30, 30}});

    var safe = prepared(rows, request(plain(3), ROW_BY_COLUMN));

    assertThat(value(safe.tables().getFirst(), "a", "")).isInstanceOf(CellValue.Withheld.class);
  }

  /// A row of 2 and 2 and the total 4 tell 1 to 3 of each: apart by 2 where 3 is asked.
  @Test
  void a_cell_that_is_not_solved_but_bounded_too_tightly_is_widened() {
    var rows = counts(new int[][] {{2, 2}, {40, 40}});
    var totals = Map.of("a", 4L, "b", 80L);
    var release = onlyInside(totals);

    var widths = Tables.audited(rows, Integer.MAX_VALUE, release);
    var safe = prepared(rows, request(plain(3), ROW_BY_COLUMN));

    assertThat(widths)
        .filteredOn(w -> w.cell().label().startsWith("a"))
        .allMatch(w -> w.apart() == 2 && w.exact());
    assertThat(Tables.audited(rows, 3, safe.constraints().asEarlier("now")))
        .allMatch(w -> w.apart() >= 3);
  }

  private static Earlier onlyInside(Map<String, Long> rowTotals) {
    var known = new java.util.ArrayList<KnownSum>();
    var withheld = new java.util.ArrayList<WithheldSum>();
    rowTotals.forEach(
        (row, total) -> {
          var scope = Scope.of(Map.of("row", List.of(row)));
          known.add(KnownSum.exactly(row, scope, total));
          for (var column : List.of("x", "y")) {
            withheld.add(new WithheldSum(row + column, scope.and("column", List.of(column)), 1));
          }
        });
    known.add(KnownSum.exactly("x", Scope.of(Map.of("column", List.of("x"))), 42));
    return new Earlier("by hand", known, withheld);
  }

  @Test
  void one_source_with_more_than_its_share_withholds_the_cell() {
    var variables = counts(new int[][] {{1, 1}, {1, 1}}).variables();
    var rows = Microdata.of(variables, List.of("police", "shelter"));
    for (int p = 0; p < 40; p++) {
      for (int cell = 0; cell < 4; cell++) {
        rows.add(new int[] {cell / 2, cell % 2}, cell == 0 ? p < 38 ? 0 : 1 : p % 2);
      }
    }
    var rules =
        new ProtectionRules(11, 11, OptionalDouble.of(0.9), true, 2, ProtectionRules.Zeros.SHOWN);

    var table = prepared(rows.build(), request(rules, ROW_BY_COLUMN)).tables().getFirst();

    assertThat(reasons(table, "a", "x")).containsExactly(new Reason.Dominance("police", 0.95));
    assertThat(table.withheld()).isEqualTo(4);
  }

  @Test
  void the_same_cell_of_two_tables_has_one_fate() {
    var rows = counts(new int[][] {{3, 20}, {20, 20}});
    var margin = new TableSpec("rows", List.of("row"));

    var safe = prepared(rows, request(plain(30), ROW_BY_COLUMN, margin));

    var inside = value(safe.tables().getFirst(), "a", "");
    assertThat(inside).isInstanceOf(CellValue.Withheld.class);
    assertThat(value(safe.tables().getLast(), "a")).isEqualTo(inside);
  }

  @Test
  void a_cell_of_nobody_may_be_withheld_where_the_rules_say_so() {
    var rows = counts(new int[][] {{3, 0, 0}, {0, 20, 20}, {20, 20, 20}});
    var rules =
        new ProtectionRules(
            11, 11, OptionalDouble.empty(), false, 1, ProtectionRules.Zeros.MAY_BE_WITHHELD);

    var safe = prepared(rows, request(rules, ROW_BY_COLUMN));

    assertThat(safe.constraints().withheld()).allMatch(w -> w.low() == 0);
    assertThat(safe.tables().getFirst().cells())
        .anyMatch(
            c ->
                !c.isShown() && c.categories().equals(List.of("a", "y"))
                    || !c.isShown() && c.categories().equals(List.of("a", "z"))
                    || !c.isShown() && c.categories().equals(List.of("a", "")));
    assertThat(Tables.audited(rows, 11, safe.constraints().asEarlier("now")))
        .allMatch(w -> w.apart() >= 11);
  }

  @Test
  void the_same_seed_gives_the_same_release() {
    var rows = counts(new int[][] {{3, 20, 9}, {20, 20, 12}, {7, 30, 15}});
    var request = request(ProtectionRules.threshold(11), ROW_BY_COLUMN);

    assertThat(prepared(rows, request).constraints().sha256())
        .isEqualTo(prepared(rows, request).constraints().sha256());
  }

  @Test
  void every_unknown_name_is_found() {
    var rows = counts(new int[][] {{3, 20}, {20, 20}});
    var wrong = Scope.of(Map.of("row", List.of("q"), "year", List.of("2020")));

    var findings =
        refused(rows, request(plain(3), new TableSpec("t", List.of("row", "sex"), wrong)));

    assertThat(findings)
        .containsExactlyInAnyOrder(
            new Finding.UnknownVariable("t", "sex"),
            new Finding.UnknownVariable("t", "year"),
            new Finding.UnknownCategory("t", "row", "q"));
  }

  @Test
  void a_world_that_is_too_large_is_refused_before_anything_is_built() {
    var many = java.util.stream.IntStream.range(0, 900).mapToObj(i -> "c" + i).toList();
    var rows = Microdata.of(List.of(new Variable("one", many), new Variable("two", many))).build();

    var findings =
        refused(
            rows,
            request(
                plain(3), new TableSpec("t", List.of("one")), new TableSpec("u", List.of("two"))));

    assertThat(findings)
        .containsExactly(
            new Finding.TooLarge("base cells", World.MOST_BASE_CELLS + 1L, World.MOST_BASE_CELLS));
  }

  @Test
  void a_table_of_too_few_persons_has_nothing_left_to_show() {
    var rows = counts(new int[][] {{1, 2}, {1, 1}});

    assertThat(refused(rows, request(plain(11), ROW_BY_COLUMN)))
        .containsExactly(new Finding.NothingLeft());
  }

  @Test
  void whoever_watches_can_stop_it() {
    var rows = counts(new int[][] {{3, 20}, {20, 20}});
    var request = request(plain(11), ROW_BY_COLUMN);

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> Protection.prepare(rows, request, Tables.chance(1), (_, _, _) -> false)))
        .isInstanceOf(Cancelled.class);
  }

  /// GaussSuppression withholds 42 cells of this table and leaves 19 narrower than 11.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_given_table_costs_at_most_sixty_three_cells(long seed) throws IOException {
    var rows = Tables.fiveThousand();
    var table = new TableSpec("o × d", List.of("origin", "destination"));
    var request = request(ProtectionRules.threshold(11), table);

    var answer = Protection.prepare(rows, request, Tables.chance(seed), Watch.none());

    var safe = (ProtectionAnswer.Protected) answer;
    assertThat(safe.tables().getFirst().cells()).hasSize(144);
    assertThat(primaries(safe.tables().getFirst())).isEqualTo(40);
    assertThat(safe.tables().getFirst().withheld()).isBetween(41, 63);
    var release = safe.constraints().asEarlier("now");
    assertThat(Tables.audited(rows, 11, release)).allMatch(w -> w.apart() >= 11);
    assertThat(Audit.proof(rows, List.of(release), safe.witnesses(), 11)).isEmpty();
    assertThat(Audit.proof(rows, List.of(release), safe.witnesses(), 1_000)).isNotEmpty();
  }

  private static long primaries(SafeTable table) {
    return table.cells().stream()
        .filter(
            c ->
                c.value() instanceof CellValue.Withheld w
                    && w.reasons().stream().anyMatch(Reason.Threshold.class::isInstance))
        .count();
  }

  private static CellValue value(SafeTable table, String... categories) {
    return table.cells().stream()
        .filter(c -> c.categories().equals(List.of(categories)))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static List<Reason> reasons(SafeTable table, String... categories) {
    return ((CellValue.Withheld) value(table, categories)).reasons();
  }
}
