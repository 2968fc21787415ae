package org.mufakat.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GateTest {

  private static final Microdata ROWS = Tables.counts(new int[][] {{3, 2}});
  private static final WithheldSum CELL =
      new WithheldSum("x", Scope.of(Map.of("column", List.of("x"))), 1);
  private static final Earlier RELEASE =
      new Earlier("r", List.of(KnownSum.exactly("both", Scope.EVERYBODY, 5)), List.of(CELL));

  @Test
  void two_whole_tables_that_keep_the_sum_are_as_far_apart_as_they_are() {
    assertThat(findings(3, new int[] {1, 4}, new int[] {4, 1})).isEmpty();
    assertThat(findings(4, new int[] {1, 4}, new int[] {4, 1}))
        .containsExactly(new Finding.NotProven("x", 3, 4));
  }

  @Test
  void a_table_that_does_not_keep_the_sum_is_no_proof() {
    assertThat(findings(3, new int[] {1, 4}, new int[] {4, 2}))
        .containsExactly(new Finding.Disagrees("both", 5, 5, 6));
  }

  @Test
  void fewer_than_nobody_is_no_proof() {
    assertThat(findings(3, new int[] {6, -1}, new int[] {1, 4})).isNotEmpty();
  }

  @Test
  void a_table_that_contradicts_the_mark_is_no_proof() {
    assertThat(findings(3, new int[] {0, 5}, new int[] {4, 1}))
        .containsExactly(new Finding.NotProven("x", 4, 3));
  }

  private static List<Finding> findings(int width, int[]... tables) {
    var scopes = new ArrayList<Scope>(List.of(Scope.EVERYBODY, CELL.scope()));
    var world = java.util.Objects.requireNonNull(World.of(ROWS, List.of(), scopes));
    return Gate.findings(
        world, List.of(RELEASE), new Witnesses(new int[] {0, 1}, List.of(tables)), width);
  }

  /// Of the four cells left out x of a and y of b go up together. With 12 of the first nothing
  /// would be small, and nothing would have been withheld; with 14 the second has 9.
  @Test
  void a_table_that_would_have_withheld_nothing_proves_nothing() {
    var rows = Tables.counts(new int[][] {{3, 20}, {20, 20}});
    var known = new java.util.ArrayList<KnownSum>();
    var withheld = new java.util.ArrayList<WithheldSum>();
    known.add(KnownSum.exactly("all", Scope.EVERYBODY, 63));
    var totals = Map.of("a", 23L, "b", 40L, "x", 23L, "y", 40L);
    for (var row : List.of("a", "b")) {
      var scope = Scope.of(Map.of("row", List.of(row)));
      known.add(KnownSum.exactly(row, scope, totals.get(row)));
      for (var column : List.of("x", "y")) {
        withheld.add(new WithheldSum(row + column, scope.and("column", List.of(column)), 1));
      }
    }
    for (var column : List.of("x", "y")) {
      var scope = Scope.of(Map.of("column", List.of(column)));
      known.add(KnownSum.exactly(column, scope, totals.get(column)));
    }
    var release = List.of(new Earlier("r", known, withheld));
    var rules =
        new ProtectionRules(11, 9, OptionalDouble.empty(), false, 1, ProtectionRules.Zeros.SHOWN);

    assertThat(Audit.proof(rows, release, proof(12), 9)).isEmpty();
    assertThat(Audit.proof(rows, release, proof(12), rules)).hasSize(4);
    assertThat(Audit.proof(rows, release, proof(14), rules)).isEmpty();
  }

  private static Witnesses proof(int small) {
    var other = new int[] {small, 23 - small, 23 - small, 17 + small};
    return new Witnesses(new int[] {0, 1, 2, 3}, List.of(new int[] {3, 20, 20, 20}, other));
  }
}
