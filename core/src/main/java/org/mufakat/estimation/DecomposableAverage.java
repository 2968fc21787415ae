package org.mufakat.estimation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
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

  /// The grid is gone over block by block, three times: for the top, for the weights, for the
  /// likeliest graphs' own. A block has a row for each set of lists, of which each graph's weights
  /// are made; no table of graphs, or of sets, by grid is ever held.
  private static final class Averaging {

    private final CaptureTable table;
    private final int[] unseen;
    private final Watch watch;
    private final List<ChordalGraph> graphs;
    private final double all;
    private final double[] fixed;
    private final double[] raised;
    private final double[][] rows;
    private final double[] balance = new double[BLOCK];
    private final double[] common = new double[BLOCK];
    private final double[] block = new double[BLOCK];

    Averaging(CaptureTable table, UnseenGrid grid, double delta, Watch watch) {
      this.table = table;
      this.unseen = grid.unseen();
      this.watch = watch;
      this.graphs = ChordalGraph.all(table.size());
      int size = 1 << table.size();
      this.all = delta * size;
      this.fixed = new double[size];
      this.raised = new double[size];
      this.rows = new double[size][BLOCK];
      for (int set = 1; set < size; set++) {
        fix(set, delta * (1 << table.size() - Integer.bitCount(set)));
      }
    }

    /// What of a set's row does not depend on the unseen.
    private void fix(int set, double delta) {
      var margin = margin(set);
      double sum = -margin.length * LogGamma.of(delta);
      for (int cell = 1; cell < margin.length; cell++) {
        sum += LogGamma.of(margin[cell] + delta);
      }
      fixed[set] = sum;
      raised[set] = margin[0] + delta;
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
      var weighty =
          IntStream.range(0, tops.length).filter(g -> tops[g] > top - NEGLIGIBLE).toArray();
      var weights = new double[unseen.length];
      var shares = shares(weighty, top, _ -> weights);
      double sum = Arrays.stream(shares).sum();
      var best =
          IntStream.range(0, weighty.length)
              .boxed()
              .sorted(Comparator.comparingDouble(g -> -shares[g]))
              .limit(SHOWN)
              .mapToInt(Integer::intValue)
              .toArray();
      var own = new double[best.length][unseen.length];
      shares(Arrays.stream(best).map(g -> weighty[g]).toArray(), top, g -> own[g]);
      return new DecomposableAverage(
          Posterior.of(table.persons(), unseen, weights),
          graphs.size(),
          IntStream.range(0, best.length)
              .mapToObj(i -> likely(weighty[best[i]], shares[best[i]] / sum, own[i]))
              .toList());
    }

    private Likely likely(int graph, double share, double[] weights) {
      return new Likely(
          Arrays.stream(graphs.get(graph).cliques()).boxed().toList(),
          share,
          Posterior.of(table.persons(), unseen, weights).median());
    }

    /// The highest logarithm that each graph reaches.
    private double[] tops() {
      var tops = new double[graphs.size()];
      Arrays.fill(tops, Double.NEGATIVE_INFINITY);
      for (int from = 0; from < unseen.length; from += BLOCK) {
        Cancelled.unless(watch.goesOn(Watch.Stage.GRAPHS, from, unseen.length));
        int length = load(from);
        for (int g = 0; g < tops.length; g++) {
          fill(graphs.get(g), length);
          double top = tops[g];
          for (int i = 0; i < length; i++) {
            top = Math.max(top, block[i]);
          }
          tops[g] = top;
        }
      }
      return tops;
    }

    /// Adds each graph's weights to the array that is its, by its place among the chosen.
    ///
    /// @return each one's sum
    private double[] shares(int[] chosen, double top, IntFunction<double[]> weights) {
      var shares = new double[chosen.length];
      for (int from = 0; from < unseen.length; from += BLOCK) {
        int length = load(from);
        for (int g = 0; g < chosen.length; g++) {
          fill(graphs.get(chosen[g]), length);
          shares[g] += add(top, weights.apply(g), from, length);
        }
      }
      return shares;
    }

    private double add(double top, double[] weights, int from, int length) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        if (block[i] > top - NEGLIGIBLE) {
          double weight = Math.exp(block[i] - top);
          weights[from + i] += weight;
          sum += weight;
        }
      }
      return sum;
    }

    /// Makes the rows of a block of the grid.
    ///
    /// @return its length
    private int load(int from) {
      int length = Math.min(BLOCK, unseen.length - from);
      double allGamma = LogGamma.of(all);
      for (int i = 0; i < length; i++) {
        double dark = unseen[from + i];
        double persons = dark + table.persons();
        balance[i] = allGamma - LogGamma.of(persons + all);
        common[i] = LogGamma.of(persons + 1) - LogGamma.of(dark + 1) - Math.log(persons);
      }
      for (int set = 1; set < rows.length; set++) {
        var row = rows[set];
        for (int i = 0; i < length; i++) {
          row[i] = fixed[set] + LogGamma.of(unseen[from + i] + raised[set]);
        }
      }
      return length;
    }

    private void fill(ChordalGraph graph, int length) {
      int of = graph.balance();
      for (int i = 0; i < length; i++) {
        block[i] = common[i] + of * balance[i];
      }
      for (int s = 0; s < graph.sets().length; s++) {
        var row = rows[graph.sets()[s]];
        double times = graph.times()[s];
        for (int i = 0; i < length; i++) {
          block[i] += times * row[i];
        }
      }
    }
  }
}
