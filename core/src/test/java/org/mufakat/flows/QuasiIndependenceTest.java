package org.mufakat.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mufakat.flows.QuasiIndependence.Cell;
import org.mufakat.flows.QuasiIndependence.Fitted;
import org.mufakat.flows.QuasiIndependence.Reading;
import org.mufakat.statistics.CountInterval;

class QuasiIndependenceTest {

  /// A 4 × 4 table without its diagonal. The numbers beside it are R 4.2.2's: `f <- glm(n ~ o + d,
  /// poisson, control = glm.control(epsilon = 1e-14))`, then `fitted(f)`, `hatvalues(f)`,
  /// `rstandard(f, type = "pearson")`.
  private static final String TABLE =
      """
      A B 12   8.02619747004 0.372855876425  1.771200324233
      A C 30  26.28395786734 0.689125518631  1.299998081389
      A D  7  14.68984466262 0.494615846531 -2.822267373337
      B A 45  15.59648850675 0.475340960721 10.278913331045
      B C 22  34.89887478416 0.719538626293 -4.122964411877
      B D  3  19.50463670909 0.537130428622 -5.492976243084
      C A  8  28.63115925169 0.690700233926 -6.932890953900
      C B 16  19.56332212002 0.654573530979 -1.370742802852
      C D 60  35.80551862829 0.739209412721  7.917633167998
      D A  5  13.77235224156 0.478932462595 -3.274650781227
      D B  9   9.41048040994 0.419463474379 -0.175619106466
      D C 40  30.81716734850 0.728513628177  3.174726335323
      """;

  /// The same with 0 to 4 from A to D, by `glm` in turn with the expectation of a Poisson count
  /// truncated to 0..4 until neither moved; the first two numbers of each row.
  private static final String WITH_AN_INTERVAL =
      """
      A B  7.53027674960 0.363322889026
      A C 25.05210303889 0.690542568039
      A D 13.07027632522 0.472874502581
      B A 15.51533948756 0.476265947964
      C D 34.90228740543 0.740117023525
      D C 31.14332883173 0.733943470517
      """;

  private static List<Cell> cells() {
    return TABLE
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .map(t -> new Cell(t[0], t[1], CountInterval.exactly(Long.parseLong(t[2]))))
        .toList();
  }

  @Test
  void expectations_and_adjusted_residuals_without_the_diagonal_are_those_of_glm() {
    var fit = QuasiIndependence.of(cells()).orElseThrow().fit(Reading.WITHIN);

    var lines = TABLE.lines().toList();
    for (int k = 0; k < lines.size(); k++) {
      var expected = lines.get(k).strip().split("\\s+");
      var cell = fit.cells().get(k);
      assertThat(cell.expected()).isCloseTo(Double.parseDouble(expected[3]), within(1e-6));
      assertThat(cell.freedom()).isCloseTo(1 - Double.parseDouble(expected[4]), within(1e-6));
      assertThat(cell.residualLow().orElseThrow())
          .isEqualTo(cell.residualHigh().orElseThrow())
          .isCloseTo(Double.parseDouble(expected[5]), within(1e-6));
    }
    assertThat(fit.degrees()).isEqualTo(5);
    assertThat(fit.pearson()).isCloseTo(120.891260976, within(1e-5));
    assertThat(fit.scatter()).isCloseTo(120.891260976 / 5, within(1e-6));
  }

  @Test
  void an_interval_is_fitted_by_the_expectation_of_a_count_within_it() {
    var cells = new ArrayList<>(cells());
    cells.set(2, new Cell("A", "D", new CountInterval(0, 4)));

    var fit = QuasiIndependence.of(cells).orElseThrow().fit(Reading.WITHIN);

    WITH_AN_INTERVAL
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .forEach(
            t -> {
              var cell = cell(fit.cells(), t[0], t[1]);
              assertThat(cell.expected()).isCloseTo(Double.parseDouble(t[2]), within(1e-5));
              assertThat(cell.freedom()).isCloseTo(1 - Double.parseDouble(t[3]), within(1e-5));
            });
    var interval = cell(fit.cells(), "A", "D");
    assertThat(interval.residualLow().orElseThrow())
        .isLessThan(interval.residualHigh().orElseThrow());
  }

  private static Fitted cell(List<Fitted> cells, String row, String column) {
    return cells.stream()
        .filter(c -> c.cell().row().equals(row) && c.cell().column().equals(column))
        .findFirst()
        .orElseThrow();
  }

  /// R 4.2.2: `k <- 0:4; sum(k*dpois(k,2.5))/sum(dpois(k,2.5))`; `k <- 3:11` with 7.
  @Test
  void the_expectation_within_an_interval_is_that_of_a_truncated_poisson_count() {
    assertThat(QuasiIndependence.within(new CountInterval(0, 4), 2.5))
        .isCloseTo(2.12520988247, within(1e-10));
    assertThat(QuasiIndependence.within(new CountInterval(3, 11), 7))
        .isCloseTo(6.82572741255, within(1e-10));
    assertThat(QuasiIndependence.within(new CountInterval(0, 5000), 4000))
        .isCloseTo(4000, within(1e-6));
  }

  /// By hand: of a 2 × 2 table rows 14, 15 and columns 16, 13 of 29 lead to expect 14 · 16 / 29,
  /// and 1 minus the leverage is (1 − 14/29)(1 − 16/29). The third row shares nothing with it, and
  /// each of its cells is the only one of its column.
  @Test
  void a_table_that_falls_into_parts_is_fitted_part_by_part_and_a_lone_cell_is_not_judged() {
    var fit =
        QuasiIndependence.of(
                List.of(
                    exactly("A", "X", 10),
                    exactly("A", "Y", 4),
                    exactly("B", "X", 6),
                    exactly("B", "Y", 9),
                    exactly("C", "Z", 5),
                    exactly("C", "W", 8)))
            .orElseThrow()
            .fit(Reading.HIGH_END);

    assertThat(fit.cells().getFirst().expected()).isCloseTo(14 * 16 / 29.0, within(1e-9));
    assertThat(fit.cells().getFirst().freedom()).isCloseTo(15 / 29.0 * 13 / 29.0, within(1e-9));
    assertThat(fit.degrees()).isEqualTo(1);
    assertThat(cell(fit.cells(), "C", "Z").residualLow()).isEmpty();
    assertThat(cell(fit.cells(), "C", "W").freedom()).isZero();
  }

  @Test
  void what_is_known_only_to_be_small_takes_no_part() {
    var table =
        QuasiIndependence.of(
            List.of(
                exactly("A", "X", 10),
                new Cell("A", "Y", new CountInterval(0, 4)),
                new Cell("B", "X", new CountInterval(0, 4)),
                new Cell("B", "Y", new CountInterval(0, 8))));

    assertThat(table.orElseThrow().cells()).extracting(Cell::row).containsOnly("A");
    assertThat(QuasiIndependence.of(List.of(new Cell("A", "X", new CountInterval(0, 4)))))
        .isEmpty();
  }

  private static Cell exactly(String row, String column, long count) {
    return new Cell(row, column, CountInterval.exactly(count));
  }
}
