package org.mufakat.statistics;

import java.util.List;

/// Persons of one citizenship recorded by one State: a citizenship and a detecting State, neither
/// an origin nor a route.
///
/// @param citizenship ISO 3166-1 alpha-3 of the State of citizenship
/// @param detectedBy the reporting area
/// @param sum the sum of the years that have one value
/// @param years the years in that sum
/// @param unnamed years in which the area published citizenships and no value for this one: it is
///   not among them, or its row is empty; no mention, not zero
/// @param unpublished requested years in which the area published no citizenship at all
/// @param repeated years left out because this citizenship is published more than once, under one
///   spelling or two: "Nationals" beside the State's name may well count the same persons twice
/// @param labels the spellings it was published under
public record Corridor(
    String citizenship,
    String detectedBy,
    CountInterval sum,
    Years years,
    Years unnamed,
    Years unpublished,
    Years repeated,
    List<String> labels) {

  public Corridor {
    labels = List.copyOf(labels);
  }

  /// Whether citizens were detected at home.
  public boolean isDomestic() {
    return citizenship.equals(detectedBy);
  }
}
