package org.mufakat.server.tables;

import java.util.Locale;

/// How something that is out already bears on tables that are asked for. Everything that is out
/// bears in one way or another: nothing is left out in silence.
sealed interface Bearing {

  /// The audit reckons with it.
  ///
  /// @param as what of it is known about the persons of the file
  record Counted(OutAlready as, Relation relation) implements Bearing {}

  /// The audit does not need it, and the review says why.
  record Aside(Because because) implements Bearing {}

  /// The tables cannot leave while it is out: it says something about the same persons that cannot
  /// be audited.
  record InTheWay(PersonsFault why) implements Bearing {}

  /// Whom it counts, beside the persons of the file.
  enum Relation {
    SAME,
    /// Some of the years of the file.
    SOME,
    /// Other years too, or not all: it bounds their number from one side.
    BOUNDS;

    String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  enum Because {
    /// No year in common: they are other persons.
    APART,
    /// Noise of known size protects whatever else is known.
    NOISE,
    /// A partner's sum of years that are common only in part bounds nothing.
    PARTLY;

    String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
