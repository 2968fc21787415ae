package org.mufakat.estimation;

import java.util.Arrays;

/// Tables of a population whose size is known, because it was made up: so many persons, each seen
/// by lists as a model fitted to a real table says. Which table a number gets depends on the seed
/// and the number alone.
public final class SimulatedTables {

  private final CaptureTable design;
  private final int persons;
  private final double[] upTo;
  private final long seed;

  private SimulatedTables(CaptureTable design, int persons, double[] upTo, long seed) {
    this.design = design;
    this.persons = persons;
    this.upTo = upTo;
    this.seed = seed;
  }

  /// @throws IllegalArgumentException when the model has no estimate for the table
  public static SimulatedTables like(CaptureTable design, Model model, long seed) {
    var fit = new LoglinearFit(design.size());
    fit.to(design.counts());
    if (fit.existence(model) != Existence.EXISTS || !fit.fit(model)) {
      throw new IllegalArgumentException("the model has no estimate for the table");
    }
    var upTo = new double[1 << design.size()];
    double sum = 0;
    for (int history = 0; history < upTo.length; history++) {
      sum += fit.expected(history);
      upTo[history] = sum;
    }
    return new SimulatedTables(design, (int) Math.rint(sum), upTo, seed);
  }

  /// Persons in all: what an estimate from any of the tables should find.
  public int persons() {
    return persons;
  }

  CaptureTable table(long number) {
    var random = Chance.of(seed, number);
    var counts = new int[upTo.length];
    double all = upTo[upTo.length - 1];
    for (int i = 0; i < persons; i++) {
      int place = Arrays.binarySearch(upTo, random.nextDouble() * all);
      counts[place >= 0 ? place + 1 : -place - 1]++;
    }
    counts[0] = 0;
    return CaptureTable.of(design.lists(), counts);
  }
}
