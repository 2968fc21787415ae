package org.mufakat.estimation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The Bayesian average over all decomposable models, weighted by how likely each makes the table,
/// for each number of unseen persons on a grid; prior 1/N, hyper-Dirichlet cells.
///
/// Source: Madigan & York, *Bayesian methods for estimation of the size of a closed population*
/// (1997).
///
/// @param graphs averaged
/// @param likeliest the graphs with the most weight, each with what it says alone
public record DecomposableAverage(Posterior posterior, int graphs, List<Likely> likeliest) {

  /// No more lists than this: seven have 617,675 graphs.
  public static final int MOST_LISTS = 6;

  private static final int BLOCK = 1024;
  private static final int SHOWN = 5;

  /// Less than this below the top adds nothing to a double.
  private static final double NEGLIGIBLE = 45;

  /// @param cliques sets of lists as bits
  /// @param share of the posterior
  public record Likely(List<Integer> cliques, double share, double median) {

    public Likely {
      cliques = List.copyOf(cliques);
    }
  }

  public DecomposableAverage {
    likeliest = List.copyOf(likeliest);
  }

  /// The usual prior weight of a cell: one person over all cells.
  static double usualDelta(int lists) {
    return Math.scalb(1.0, -lists);
  }

  /// On every whole number, with the usual prior.
  ///
  /// @throws Cancelled when whoever watches does not want it to go on
  public static DecomposableAverage of(CaptureTable table, Watch watch) {
    return of(table, UnseenGrid.whole(table), usualDelta(table.size()), watch);
  }

  static DecomposableAverage of(CaptureTable table, UnseenGrid grid, double delta, Watch watch) {
    return new Averaging(table, grid, delta, watch).average();
  }

  /// Rows by the grid for each set of lists, and from them each graph's weights, block by block: no
  /// table of graphs by grid is ever held.
  private static final class Averaging {

    private final CaptureTable table;
    private final int[] unseen;
    private final Watch watch;
    private final List<ChordalGraph> graphs;
    private final double[][] rows;
    private final double[] balance;
    private final double[] common;
    private final double[] block = new double[BLOCK];

    Averaging(CaptureTable table, UnseenGrid grid, double delta, Watch watch) {
      this.table = table;
      this.unseen = grid.unseen();
      this.watch = watch;
      this.graphs = ChordalGraph.all(table.size());
      int size = 1 << table.size();
      this.rows = new double[size][];
      for (int set = 1; set < size; set++) {
        rows[set] = row(set, delta * (1 << table.size() - Integer.bitCount(set)));
      }
      double all = delta * size;
      double allGamma = LogGamma.of(all);
      balance = new double[unseen.length];
      common = new double[unseen.length];
      for (int i = 0; i < unseen.length; i++) {
        double persons = (double) unseen[i] + table.persons();
        balance[i] = allGamma - LogGamma.of(persons + all);
        common[i] = LogGamma.of(persons + 1) - LogGamma.of(unseen[i] + 1.0) - Math.log(persons);
      }
    }

    private double[] row(int set, double delta) {
      var margin = margin(set);
      double fixed = -margin.length * LogGamma.of(delta);
      for (int cell = 1; cell < margin.length; cell++) {
        fixed += LogGamma.of(margin[cell] + delta);
      }
      var row = new double[unseen.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = fixed + LogGamma.of((double) unseen[i] + margin[0] + delta);
      }
      return row;
    }

    /// Persons by which of the set's lists they are on.
    private int[] margin(int set) {
      var margin = new int[1 << Integer.bitCount(set)];
      for (int history : table.observed()) {
        margin[Integer.compress(history, set)] += table.count(history);
      }
      return margin;
    }

    DecomposableAverage average() {
      var tops = tops();
      double top = Arrays.stream(tops).max().orElseThrow();
      var weights = new double[unseen.length];
      var shares = new double[tops.length];
      for (int g = 0; g < tops.length; g++) {
        shares[g] = tops[g] > top - NEGLIGIBLE ? add(graphs.get(g), top, weights) : 0;
      }
      double sum = Arrays.stream(shares).sum();
      return new DecomposableAverage(
          Posterior.of(table.persons(), unseen, weights),
          graphs.size(),
          IntStream.range(0, shares.length)
              .boxed()
              .sorted(Comparator.comparingDouble(g -> -shares[g]))
              .limit(SHOWN)
              .map(g -> likely(graphs.get(g), shares[g] / sum, top))
              .toList());
    }

    private Likely likely(ChordalGraph graph, double share, double top) {
      var weights = new double[unseen.length];
      add(graph, top, weights);
      return new Likely(
          Arrays.stream(graph.cliques()).boxed().toList(),
          share,
          Posterior.of(table.persons(), unseen, weights).median());
    }

    /// The highest logarithm that each graph reaches.
    private double[] tops() {
      var tops = new double[graphs.size()];
      Arrays.fill(tops, Double.NEGATIVE_INFINITY);
      for (int from = 0; from < unseen.length; from += BLOCK) {
        Cancelled.unless(watch.goesOn(Watch.Stage.GRAPHS, from, unseen.length));
        int length = Math.min(BLOCK, unseen.length - from);
        for (int g = 0; g < tops.length; g++) {
          fill(graphs.get(g), from, length);
          double top = tops[g];
          for (int i = 0; i < length; i++) {
            top = Math.max(top, block[i]);
          }
          tops[g] = top;
        }
      }
      return tops;
    }

    /// Adds a graph's weights to those of the grid.
    ///
    /// @return their sum
    private double add(ChordalGraph graph, double top, double[] weights) {
      double sum = 0;
      for (int from = 0; from < unseen.length; from += BLOCK) {
        int length = Math.min(BLOCK, unseen.length - from);
        fill(graph, from, length);
        for (int i = 0; i < length; i++) {
          if (block[i] > top - NEGLIGIBLE) {
            double weight = Math.exp(block[i] - top);
            weights[from + i] += weight;
            sum += weight;
          }
        }
      }
      return sum;
    }

    private void fill(ChordalGraph graph, int from, int length) {
      int of = graph.balance();
      for (int i = 0; i < length; i++) {
        block[i] = common[from + i] + of * balance[from + i];
      }
      for (int s = 0; s < graph.sets().length; s++) {
        var row = rows[graph.sets()[s]];
        double times = graph.times()[s];
        for (int i = 0; i < length; i++) {
          block[i] += times * row[from + i];
        }
      }
    }
  }
}
