package org.mufakat.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Detections per 100,000 resident persons and year, as an interval. Detections, never prevalence.
///
/// @param low per 100,000 residents and year
/// @param high per 100,000 residents and year
///
///   Source: SDG indicator 16.2.2 metadata (UNODC): detected victims over resident population ×
///   100,000.
public record Rate(double low, double high) {

  private static final double PER_RESIDENTS = 100_000;

  /// How many persons live in an area in a year.
  @FunctionalInterface
  public interface Residents {
    OptionalLong in(String area, int year);
  }

  /// The rate of a figure over the residents of exactly the areas and years that have a value;
  /// empty when there is no value or a population is not known.
  public static Optional<Rate> of(Figure figure, Residents residents) {
    List<Figure.Part> parts = figure.valued();
    double personYears = 0;
    for (Figure.Part part : parts) {
      var persons = residents.in(part.area(), part.year());
      if (persons.isEmpty() || persons.getAsLong() <= 0) {
        return Optional.empty();
      }
      personYears += persons.getAsLong();
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    var count = figure.published();
    return Optional.of(
        new Rate(
            count.low() * PER_RESIDENTS / personYears, count.high() * PER_RESIDENTS / personYears));
  }
}
