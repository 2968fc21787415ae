package org.mufakat.flows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.mufakat.flows.QuasiIndependence.Cell;
import org.mufakat.flows.QuasiIndependence.Fit;
import org.mufakat.flows.QuasiIndependence.Fitted;
import org.mufakat.flows.QuasiIndependence.Reading;

/// Which corridors hold more or fewer persons than their row and column lead to expect, whatever
/// the intervals hide: a reason to look, and no verdict.
///
/// A corridor is judged by the weakest of its residuals: of both ends of its interval, in all three
/// readings of the intervals, each divided by the root of the scatter of the rest of the table (the
/// corridor itself left out, or it would hide itself) and compared with Student's t on the degrees
/// of freedom of that rest. Many corridors are judged at once, so some would stand out by chance
/// alone; which of them are flagged is decided by Benjamini and Hochberg's rule, which holds the
/// share of false ones among those flagged below [#FALSE_SHARE] on average, as far as the model's
/// chance is chance here.
///
/// Source: Benjamini and Hochberg, Controlling the false discovery rate, JRSS B 57 (1995);
/// McCullagh and Nelder, Generalized Linear Models, 12.5 and 12.6, for residuals with a case left
/// out.
///
/// @param fits one a reading
/// @param judged every corridor that takes part, by citizenship and detecting State
/// @param undecided corridors of which nothing can be said: their row or column decides them alone,
///   or too little of the table is left to tell its scatter by
public record UnusualFlows(List<Fit> fits, List<Judged> judged, List<Cell> undecided) {

  public static final double FALSE_SHARE = 0.05;

  /// The chance level of a single test.
  public static final double SINGLE_TEST = 0.05;

  public enum Direction {
    MORE,
    FEWER
  }

  /// @param expectedLow the least of the three readings' expectations, in persons
  /// @param expectedHigh the most of them
  /// @param residualLow the least adjusted residual, as Poisson chance has it
  /// @param residualHigh the largest
  /// @param scaledLow the least, by the scatter of the rest of the table
  /// @param scaledHigh the largest
  /// @param chance of a residual as far out as the weakest one, on either side; 1 where the ends
  ///   disagree about the side
  /// @param flagged in which direction, when it is
  public record Judged(
      Cell cell,
      double expectedLow,
      double expectedHigh,
      double residualLow,
      double residualHigh,
      double scaledLow,
      double scaledHigh,
      double chance,
      Optional<Direction> flagged) {}

  public UnusualFlows {
    fits = List.copyOf(fits);
    judged = List.copyOf(judged);
    undecided = List.copyOf(undecided);
  }

  public static Optional<UnusualFlows> in(List<Cell> cells) {
    return QuasiIndependence.of(cells).map(UnusualFlows::of);
  }

  private static UnusualFlows of(QuasiIndependence table) {
    var fits = new EnumMap<Reading, Fit>(Reading.class);
    for (Reading reading : Reading.values()) {
      fits.put(reading, table.fit(reading));
    }
    var judged = new ArrayList<Judged>();
    var undecided = new ArrayList<Cell>();
    for (int k = 0; k < table.cells().size(); k++) {
      int at = k;
      var readings = fits.values().stream().map(f -> f.cells().get(at)).toList();
      if (fits.values().stream().anyMatch(f -> f.degrees() < 2)
          || readings.stream().anyMatch(f -> f.residualLow().isEmpty())) {
        undecided.add(table.cells().get(k));
      } else {
        judged.add(judged(table.cells().get(k), readings, List.copyOf(fits.values())));
      }
    }
    judged.sort(
        Comparator.comparing((Judged j) -> j.cell().row()).thenComparing(j -> j.cell().column()));
    return new UnusualFlows(List.copyOf(fits.values()), flagged(judged), undecided);
  }

  private static Judged judged(Cell cell, List<Fitted> readings, List<Fit> fits) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double scaledLow = Double.POSITIVE_INFINITY;
    double scaledHigh = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < readings.size(); r++) {
      double least = readings.get(r).residualLow().orElseThrow();
      double most = readings.get(r).residualHigh().orElseThrow();
      var fit = fits.get(r);
      low = Math.min(low, least);
      high = Math.max(high, most);
      scaledLow = Math.min(scaledLow, least / Math.sqrt(fit.scatterWithout(least)));
      scaledHigh = Math.max(scaledHigh, most / Math.sqrt(fit.scatterWithout(most)));
    }
    double weakest = scaledLow > 0 ? scaledLow : scaledHigh < 0 ? scaledHigh : 0;
    return new Judged(
        cell,
        readings.stream().mapToDouble(Fitted::expected).min().orElseThrow(),
        readings.stream().mapToDouble(Fitted::expected).max().orElseThrow(),
        low,
        high,
        scaledLow,
        scaledHigh,
        Student.twoSided(weakest, fits.getFirst().degrees() - 1),
        Optional.empty());
  }

  /// Benjamini and Hochberg: the largest k whose k-th smallest chance is at most k/m of the share.
  private static List<Judged> flagged(List<Judged> judged) {
    var chances = judged.stream().mapToDouble(Judged::chance).sorted().toArray();
    double limit = -1;
    for (int k = 0; k < chances.length; k++) {
      if (chances[k] <= FALSE_SHARE * (k + 1) / chances.length) {
        limit = chances[k];
      }
    }
    double most = limit;
    return judged.stream().map(j -> j.chance() <= most ? withFlag(j) : j).toList();
  }

  private static Judged withFlag(Judged j) {
    return new Judged(
        j.cell(),
        j.expectedLow(),
        j.expectedHigh(),
        j.residualLow(),
        j.residualHigh(),
        j.scaledLow(),
        j.scaledHigh(),
        j.chance(),
        Optional.of(j.scaledLow() > 0 ? Direction.MORE : Direction.FEWER));
  }

  public List<Judged> flagged() {
    return judged.stream().filter(j -> j.flagged().isPresent()).toList();
  }

  /// How many corridors chance alone would make stand out, were each judged as if it were the only
  /// one.
  public double falseFlagsIfJudgedSingly() {
    return judged.size() * SINGLE_TEST;
  }

  public Optional<Judged> of(String row, String column) {
    return judged.stream()
        .filter(j -> j.cell().row().equals(row) && j.cell().column().equals(column))
        .findFirst();
  }
}
