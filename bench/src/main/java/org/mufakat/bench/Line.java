package org.mufakat.bench;

import java.util.Optional;

/// One measured thing: a line of the table.
///
/// @param floor what the same machine needs in the same run for the part that cannot be saved
/// @param target the most (for [Quantity#PER_SECOND] the least) that was asked for
record Line(
    String what,
    Quantity quantity,
    Samples samples,
    Optional<Floor> floor,
    Optional<Double> target) {

  /// Something simpler, measured in the same run.
  record Floor(String what, double median) {}

  static Line of(String what, Quantity quantity, Samples samples) {
    return new Line(what, quantity, samples, Optional.empty(), Optional.empty());
  }

  static Line of(String what, Quantity quantity, double... values) {
    return of(what, quantity, Samples.of(values));
  }

  /// The line beside another of the same quantity.
  Line against(Line simpler) {
    if (simpler.quantity != quantity) {
      throw new IllegalArgumentException("a ratio is of one quantity");
    }
    var other = new Floor(simpler.what, simpler.samples.median());
    return new Line(what, quantity, samples, Optional.of(other), target);
  }

  Line target(double most) {
    return new Line(what, quantity, samples, floor, Optional.of(most));
  }

  /// How many times the floor.
  Optional<Double> ratio() {
    return floor.filter(f -> f.median() > 0).map(f -> samples.median() / f.median());
  }

  /// Whether the median keeps within the target; empty where none was set.
  Optional<Boolean> met() {
    return target.map(
        t -> quantity == Quantity.PER_SECOND ? samples.median() >= t : samples.median() <= t);
  }
}
