package org.mufakat.flows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.statistics.CountInterval;

/// What each corridor would hold if citizenship and detecting State had nothing to do with each
/// other: log-linear, a factor for the row and one for the column, over the cells that are there.
/// Cells that are not given (the diagonal, citizenships that a State does not name) are structural:
/// they are neither zero nor fitted.
///
/// An interval is read in three ways, and a corridor is unusual only where all three say so: with
/// every interval at its low end; with every interval at its high end; and by the expectation of
/// the count inside its interval (EM), which lets each cell lie where its row and column put it.
/// The ends alone would move hundreds of withheld cells the same way at once; EM alone would hide
/// how much is not known.
///
/// Source: Agresti, Categorical Data Analysis, quasi-independence and standardized residuals;
/// Haberman, The analysis of residuals in cross-classified tables, Biometrics 29 (1973); Dempster,
/// Laird and Rubin, JRSS B 39 (1977).
public final class QuasiIndependence {

  private static final int MOST_ROUNDS = 5_000;
  private static final double PRECISION = 1e-10;
  private static final double NO_PIVOT = 1e-9;
  private static final double NO_FREEDOM = 1e-7;

  /// A cell that takes part.
  public record Cell(String row, String column, CountInterval count) {}

  /// How an interval is read.
  public enum Reading {
    LOW_END,
    HIGH_END,
    /// By its expectation within the interval.
    WITHIN
  }

  /// What a fit says of one cell.
  ///
  /// @param expected persons
  /// @param freedom 1 minus the cell's leverage: 0 where its own row or column decides it alone
  /// @param residualLow of the interval's low end, adjusted: standard normal when the model holds
  ///   and counts are Poisson; empty where the cell has no freedom
  /// @param residualHigh of the interval's high end
  public record Fitted(
      Cell cell,
      double expected,
      double freedom,
      Optional<Double> residualLow,
      Optional<Double> residualHigh) {}

  /// @param degrees of freedom: cells less rows less columns, plus the parts the table falls into
  /// @param pearson the sum of squared Pearson residuals, of the counts as the reading takes them
  public record Fit(Reading reading, List<Fitted> cells, int degrees, double pearson) {

    public Fit {
      cells = List.copyOf(cells);
    }

    /// How much wider than Poisson the table scatters, at least 1; 1 where no freedom is left to
    /// tell.
    public double scatter() {
      return degrees > 0 ? Math.max(1, pearson / degrees) : 1;
    }

    /// The same of the table without one cell, to first order: its squared adjusted residual is
    /// what the sum of squares loses when the cell is left out.
    ///
    /// @param residual adjusted, of that cell
    public double scatterWithout(double residual) {
      return degrees > 1 ? Math.max(1, (pearson - residual * residual) / (degrees - 1)) : scatter();
    }
  }

  private final List<Cell> cells;
  private final int[] row;
  private final int[] column;
  private final int rows;
  private final int columns;

  private QuasiIndependence(List<Cell> cells) {
    this.cells = cells;
    var rowNumbers = new LinkedHashMap<String, Integer>();
    var columnNumbers = new LinkedHashMap<String, Integer>();
    row = new int[cells.size()];
    column = new int[cells.size()];
    for (int k = 0; k < cells.size(); k++) {
      row[k] = number(rowNumbers, cells.get(k).row());
      column[k] = number(columnNumbers, cells.get(k).column());
    }
    rows = rowNumbers.size();
    columns = columnNumbers.size();
  }

  private static int number(Map<String, Integer> numbers, String name) {
    return numbers.computeIfAbsent(name, _ -> numbers.size());
  }

  /// Rows and columns without a single cell that is surely above 0 take no part: of them nothing is
  /// known but that they are small. Empty when no cell is left.
  public static Optional<QuasiIndependence> of(List<Cell> cells) {
    var left = cells;
    int before;
    do {
      before = left.size();
      left = withSomeone(left, true);
      left = withSomeone(left, false);
    } while (left.size() < before);
    return left.isEmpty() ? Optional.empty() : Optional.of(new QuasiIndependence(left));
  }

  private static List<Cell> withSomeone(List<Cell> cells, boolean byRow) {
    var sums = new LinkedHashMap<String, Long>();
    cells.forEach(c -> sums.merge(byRow ? c.row() : c.column(), c.count().low(), Math::addExact));
    return cells.stream()
        .filter(c -> sums.getOrDefault(byRow ? c.row() : c.column(), 0L) > 0)
        .toList();
  }

  /// The cells that take part.
  public List<Cell> cells() {
    return cells;
  }

  public Fit fit(Reading reading) {
    var counts = new double[cells.size()];
    for (int k = 0; k < counts.length; k++) {
      var count = cells.get(k).count();
      counts[k] = reading == Reading.LOW_END ? count.low() : count.high();
      if (reading == Reading.WITHIN) {
        counts[k] = count.isExact() ? count.low() : (count.low() + count.high()) / 2.0;
      }
    }
    var expected = fitted(counts, reading);
    var freedom = freedom(expected);
    var all = new ArrayList<Fitted>();
    double pearson = 0;
    for (int k = 0; k < counts.length; k++) {
      all.add(fitted(cells.get(k), expected[k], freedom[k], reading));
      pearson += square(counts[k] - expected[k]) / expected[k];
    }
    return new Fit(reading, all, cells.size() - rows - columns + parts(), pearson);
  }

  private static double square(double x) {
    return x * x;
  }

  private static Fitted fitted(Cell cell, double expected, double freedom, Reading reading) {
    double error = Math.sqrt(expected * freedom);
    if (freedom < NO_FREEDOM) {
      return new Fitted(cell, expected, 0, Optional.empty(), Optional.empty());
    }
    long low = reading == Reading.HIGH_END ? cell.count().high() : cell.count().low();
    long high = reading == Reading.LOW_END ? cell.count().low() : cell.count().high();
    return new Fitted(
        cell,
        expected,
        freedom,
        Optional.of((low - expected) / error),
        Optional.of((high - expected) / error));
  }

  /// Proportional fitting to the margins, and in [Reading#WITHIN] the counts' expectations before
  /// each round. Leaves in `counts` what was fitted.
  private double[] fitted(double[] counts, Reading reading) {
    var ofRow = new double[rows];
    var ofColumn = new double[columns];
    Arrays.fill(ofColumn, 1);
    var expected = new double[counts.length];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      scale(counts, row, column, ofRow, ofColumn);
      scale(counts, column, row, ofColumn, ofRow);
      double moved = 0;
      for (int k = 0; k < counts.length; k++) {
        double now = ofRow[row[k]] * ofColumn[column[k]];
        moved = Math.max(moved, Math.abs(now - expected[k]) / (now + 1e-6));
        expected[k] = now;
        if (reading == Reading.WITHIN && !cells.get(k).count().isExact()) {
          counts[k] = within(cells.get(k).count(), now);
        }
      }
      if (moved < PRECISION) {
        break;
      }
    }
    return expected;
  }

  /// Sets one side's factors so that its margins are met.
  private static void scale(
      double[] counts, int[] side, int[] otherSide, double[] factors, double[] others) {
    var met = new double[factors.length];
    var sums = new double[factors.length];
    for (int k = 0; k < counts.length; k++) {
      sums[side[k]] += counts[k];
      met[side[k]] += others[otherSide[k]];
    }
    for (int i = 0; i < factors.length; i++) {
      factors[i] = met[i] > 0 ? sums[i] / met[i] : 0;
    }
  }

  /// The expectation of a Poisson count that is known to lie in an interval.
  static double within(CountInterval interval, double mean) {
    if (mean <= 0) {
      return interval.low();
    }
    double weight = 1;
    double sum = 1;
    double moment = interval.low();
    for (long n = interval.low() + 1; n <= interval.high(); n++) {
      weight *= mean / n;
      sum += weight;
      moment += weight * n;
      if (sum > 1e280) {
        weight /= sum;
        moment /= sum;
        sum = 1;
      }
    }
    return moment / sum;
  }

  /// 1 minus the leverage of each cell, by eliminating the rows: what is left to invert is as wide
  /// as there are columns.
  private double[] freedom(double[] expected) {
    var rowSum = new double[rows];
    var table = new double[rows][columns];
    var information = new double[columns][columns];
    for (int k = 0; k < expected.length; k++) {
      rowSum[row[k]] += expected[k];
      table[row[k]][column[k]] = expected[k];
      information[column[k]][column[k]] += expected[k];
    }
    for (int i = 0; i < rows; i++) {
      for (int a = 0; a < columns; a++) {
        for (int b = 0; b < columns; b++) {
          information[a][b] -= table[i][a] * table[i][b] / rowSum[i];
        }
      }
    }
    var inverse = generalizedInverse(information);
    var freedom = new double[expected.length];
    for (int k = 0; k < expected.length; k++) {
      freedom[k] = Math.max(0, 1 - expected[k] * variance(k, table, rowSum, inverse));
    }
    return freedom;
  }

  /// Of the logarithm of a cell's expectation.
  private double variance(int k, double[][] table, double[] rowSum, double[][] inverse) {
    int i = row[k];
    int j = column[k];
    double across = 0;
    double shared = 0;
    for (int a = 0; a < columns; a++) {
      double weight = table[i][a] / rowSum[i];
      across += weight * inverse[a][j];
      for (int b = 0; b < columns; b++) {
        shared += weight * inverse[a][b] * table[i][b] / rowSum[i];
      }
    }
    return 1 / rowSum[i] + shared - 2 * across + inverse[j][j];
  }

  /// By elimination that leaves out a column wherever no pivot is left: one for each part of the
  /// table.
  private static double[][] generalizedInverse(double[][] matrix) {
    int n = matrix.length;
    var left = new double[n][];
    var inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      left[i] = matrix[i].clone();
      inverse[i][i] = 1;
    }
    var isKept = new boolean[n];
    for (int p = 0; p < n; p++) {
      if (left[p][p] > NO_PIVOT * Math.max(matrix[p][p], 1e-300)) {
        isKept[p] = true;
        eliminate(left, inverse, p);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse[i][j] = isKept[i] && isKept[j] ? inverse[i][j] : 0;
      }
    }
    return inverse;
  }

  private static void eliminate(double[][] left, double[][] inverse, int p) {
    double pivot = left[p][p];
    for (int j = 0; j < left.length; j++) {
      left[p][j] /= pivot;
      inverse[p][j] /= pivot;
    }
    for (int i = 0; i < left.length; i++) {
      double factor = left[i][p];
      if (i == p || factor == 0) {
        continue;
      }
      for (int j = 0; j < left.length; j++) {
        left[i][j] -= factor * left[p][j];
        inverse[i][j] -= factor * inverse[p][j];
      }
    }
  }

  /// How many parts the table falls into that share no row and no column.
  private int parts() {
    var part = new int[rows + columns];
    for (int i = 0; i < part.length; i++) {
      part[i] = i;
    }
    int parts = part.length;
    for (int k = 0; k < row.length; k++) {
      int a = root(part, row[k]);
      int b = root(part, rows + column[k]);
      if (a != b) {
        part[a] = b;
        parts--;
      }
    }
    return parts;
  }

  private static int root(int[] part, int at) {
    int root = at;
    while (part[root] != root) {
      root = part[root];
    }
    return root;
  }
}
