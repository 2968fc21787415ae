package org.mufakat.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mufakat.flows.QuasiIndependence.Cell;
import org.mufakat.flows.UnusualFlows.Direction;
import org.mufakat.statistics.CountInterval;

class UnusualFlowsTest {

  @Test
  void a_corridor_with_many_more_persons_than_its_row_and_column_lead_to_expect_is_flagged() {
    var cells = multiplicative(12, 8);
    cells.set(30, with(cells.get(30), CountInterval.exactly(cells.get(30).count().low() * 4)));

    var unusual = UnusualFlows.in(cells).orElseThrow();

    assertThat(unusual.flagged())
        .extracting(j -> j.cell().row() + j.cell().column())
        .contains(cells.get(30).row() + cells.get(30).column());
    assertThat(unusual.of(cells.get(30).row(), cells.get(30).column()).orElseThrow().flagged())
        .contains(Direction.MORE);
  }

  /// The same corridor when four fifths of what it holds may as well not be there.
  @Test
  void what_an_interval_leaves_open_is_not_flagged() {
    var cells = multiplicative(12, 8);
    var count = cells.get(30).count();
    cells.set(30, with(cells.get(30), new CountInterval(count.low(), count.high() * 4)));

    var judged =
        UnusualFlows.in(cells)
            .orElseThrow()
            .of(cells.get(30).row(), cells.get(30).column())
            .orElseThrow();

    assertThat(judged.flagged()).isEmpty();
    assertThat(judged.residualLow()).isLessThan(judged.residualHigh());
  }

  @Test
  void a_table_that_is_exactly_its_margins_has_no_unusual_corridor() {
    var unusual = UnusualFlows.in(multiplicative(10, 6)).orElseThrow();

    assertThat(unusual.flagged()).isEmpty();
    assertThat(unusual.judged()).allMatch(j -> Math.abs(j.residualLow()) < 1e-3);
    assertThat(unusual.falseFlagsIfJudgedSingly()).isCloseTo(3.0, within(1e-9));
  }

  /// Of 200 tables drawn from the model itself with seeds 1 to 200, few may have any flag: with no
  /// true one in them, the rule holds the chance of a table with some at 5 %. Four standard errors
  /// of 200 draws are 6 points more.
  @Test
  void few_tables_drawn_from_the_model_itself_have_a_flag() {
    int withFlag = 0;
    for (long seed = 1; seed <= 200; seed++) {
      var chance = new Random(seed);
      var cells =
          multiplicative(10, 6).stream()
              .map(
                  c ->
                      with(c, CountInterval.exactly(new PoissonDraw(c.count().low()).next(chance))))
              .toList();
      withFlag += UnusualFlows.in(cells).orElseThrow().flagged().isEmpty() ? 0 : 1;
    }

    assertThat(withFlag).isLessThanOrEqualTo((int) (200 * 0.11));
  }

  @Test
  void of_withheld_counts_alone_nothing_is_said() {
    assertThat(UnusualFlows.in(List.of(new Cell("A", "X", new CountInterval(0, 4))))).isEmpty();
  }

  private static List<Cell> multiplicative(int rows, int columns) {
    var cells = new ArrayList<Cell>();
    for (int i = 1; i <= rows; i++) {
      for (int j = 1; j <= columns; j++) {
        cells.add(new Cell("r" + i, "c" + j, CountInterval.exactly(4L * i * j)));
      }
    }
    return cells;
  }

  private static Cell with(Cell cell, CountInterval count) {
    return new Cell(cell.row(), cell.column(), count);
  }
}
