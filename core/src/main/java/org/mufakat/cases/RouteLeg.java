package org.mufakat.cases;

import java.util.Optional;

/// A part of a victim's way.
///
/// @param fromState where it began, as an ISO 3166 alpha-3 code; empty when not known
/// @param toState where it ended; empty when not known
/// @param began empty when not known
public record RouteLeg(
    Optional<String> fromState, Optional<String> toState, Optional<CaseDate> began) {

  /// Whether both ends are known and lie in one State.
  boolean staysInside() {
    return fromState.isPresent() && fromState.equals(toState);
  }
}
