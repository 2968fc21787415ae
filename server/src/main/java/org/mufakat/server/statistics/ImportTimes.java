package org.mufakat.server.statistics;

import java.time.Duration;

/// How long an import took.
///
/// @param reading opening, inflating, parsing and judging every row
/// @param storing putting the release on the shelf
public record ImportTimes(Duration reading, Duration storing) {

  public Duration total() {
    return reading.plus(storing);
  }
}
