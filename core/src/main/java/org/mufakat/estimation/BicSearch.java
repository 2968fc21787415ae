package org.mufakat.estimation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// The hierarchical models with the least BIC among those whose estimate exists. All models up to
/// an order are tried where there are not too many of them; else it walks downhill by single terms
/// from several starts.
///
/// @param best by BIC, least first; equal ones as they were found
/// @param tried models whose existence was decided
/// @param existing of them, those with an estimate
/// @param exhaustive whether all models of the order were tried
public record BicSearch(List<Model> best, int order, int tried, int existing, boolean exhaustive) {

  /// More models than this are searched.
  static final int MOST_EXHAUSTIVE = 50_000;

  private static final int STARTS_BY_CHANCE = 6;
  private static final int SAY_EVERY = 512;

  private record Ranked(Model model, double bic) {}

  public BicSearch {
    best = List.copyOf(best);
  }

  /// The order meant where none is said: all there is up to five lists, pairs beyond.
  static int usualOrder(int lists) {
    return lists <= 5 ? Math.max(2, lists - 1) : 2;
  }

  /// @param order most lists in a term
  /// @param keep most models in the ranking
  /// @throws Cancelled when whoever watches does not want it to go on
  public static BicSearch in(CaptureTable table, int order, int keep, long seed, Watch watch) {
    int models = HierarchicalModels.count(table.size(), order, MOST_EXHAUSTIVE);
    return models <= MOST_EXHAUSTIVE
        ? exhaustive(table, order, models, keep, watch)
        : searched(table, order, keep, seed, watch);
  }

  private static BicSearch exhaustive(
      CaptureTable table, int order, int models, int keep, Watch watch) {
    var fit = new LoglinearFit(table.size());
    fit.to(table.counts());
    double logPersons = Math.log(table.persons());
    var worstFirst = new PriorityQueue<>(Comparator.comparingDouble(Ranked::bic).reversed());
    int[] seen = {0, 0};
    new HierarchicalModels(table.size(), order)
        .forEach(
            (terms, length) -> {
              if (seen[0]++ % SAY_EVERY == 0) {
                Cancelled.unless(watch.goesOn(Watch.Stage.MODELS, seen[0], models));
              }
              if (fit.existence(terms, length) == Existence.EXISTS && fit.fit(terms, length)) {
                seen[1]++;
                double bic = (length + 1) * logPersons - 2 * fit.kernel();
                if (worstFirst.size() < keep || bic < worstFirst.element().bic()) {
                  worstFirst.add(new Ranked(Model.of(table.size(), terms, length), bic));
                  if (worstFirst.size() > keep) {
                    worstFirst.remove();
                  }
                }
              }
              return true;
            });
    return new BicSearch(ranked(worstFirst, keep), order, seen[0], seen[1], true);
  }

  private static List<Model> ranked(Iterable<Ranked> models, int keep) {
    var all = new ArrayList<Ranked>();
    models.forEach(all::add);
    all.sort(Comparator.comparingDouble(Ranked::bic));
    return all.stream().limit(keep).map(Ranked::model).toList();
  }

  private static BicSearch searched(
      CaptureTable table, int order, int keep, long seed, Watch watch) {
    var walk = new Walk(table, order, watch);
    var stepwise = new Stepwise(table.size(), Stepwise.USUAL_THRESHOLD);
    var starts = new ArrayDeque<Model>();
    starts.add(Model.independence(table.size()));
    if (!Double.isNaN(stepwise.estimate(table.counts()))) {
      starts.add(stepwise.chosen());
    }
    var random = new SplittableRandom(seed);
    for (int i = 0; i < STARTS_BY_CHANCE; i++) {
      starts.add(byChance(table.size(), random));
    }
    starts.forEach(walk::downhillFrom);
    var existing =
        walk.known.entrySet().stream()
            .filter(e -> !Double.isInfinite(e.getValue()))
            .map(e -> new Ranked(e.getKey(), e.getValue()))
            .sorted(
                Comparator.comparingDouble(Ranked::bic)
                    .thenComparing(r -> r.model().terms(), Arrays::compare))
            .toList();
    return new BicSearch(ranked(existing, keep), order, walk.known.size(), existing.size(), false);
  }

  private static Model byChance(int lists, SplittableRandom random) {
    var pairs = Pairs.of(lists);
    double density = random.nextDouble();
    return Model.with(
        lists, Arrays.stream(pairs).filter(_ -> random.nextDouble() < density).toArray());
  }

  /// A walk that remembers each model's BIC; infinite where it has no estimate.
  private static final class Walk {

    private final LoglinearFit fit;
    private final int[] candidates;
    private final double logPersons;
    private final Watch watch;
    private final Map<Model, Double> known = new HashMap<>();

    Walk(CaptureTable table, int order, Watch watch) {
      this.fit = new LoglinearFit(table.size());
      this.candidates = HierarchicalModels.candidates(table.size(), order);
      this.logPersons = Math.log(table.persons());
      this.watch = watch;
      fit.to(table.counts());
    }

    void downhillFrom(Model start) {
      var here = start;
      var lower = lowestNeighbour(here);
      while (bic(lower) < bic(here)) {
        here = lower;
        lower = lowestNeighbour(here);
      }
    }

    private Model lowestNeighbour(Model here) {
      var lowest = here;
      for (int term : candidates) {
        if (here.admits(term)) {
          lowest = lower(here.plus(term), lowest);
        } else if (here.has(term) && here.isMaximal(term)) {
          lowest = lower(here.minus(term), lowest);
        }
      }
      return lowest;
    }

    private Model lower(Model one, Model other) {
      return bic(one) < bic(other) ? one : other;
    }

    private double bic(Model model) {
      return known.computeIfAbsent(model, this::compute);
    }

    private double compute(Model model) {
      Cancelled.unless(watch.goesOn(Watch.Stage.MODELS, known.size(), known.size()));
      return fit.existence(model) == Existence.EXISTS && fit.fit(model)
          ? model.parameters() * logPersons - 2 * fit.kernel()
          : Double.POSITIVE_INFINITY;
    }
  }
}
