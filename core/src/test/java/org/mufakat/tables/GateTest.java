package org.mufakat.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
}
