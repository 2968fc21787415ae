package org.mufakat.estimation;

/// Why the lists do not carry an estimate.
public sealed interface NoEstimate {

  /// As files have it.
  String slug();

  /// Two lists leave nothing to test their independence by.
  record TooFewLists(int lists) implements NoEstimate {
    @Override
    public String slug() {
      return "too-few-lists";
    }
  }

  /// No three lists of which each two share a person.
  record NoOverlappingTriple() implements NoEstimate {
    @Override
    public String slug() {
      return "no-overlapping-triple";
    }
  }

  /// More lists than the method can take.
  record TooManyLists(int lists, int most) implements NoEstimate {
    @Override
    public String slug() {
      return "too-many-lists";
    }
  }

  /// The rule finds no model whose estimate exists.
  record DoesNotExist() implements NoEstimate {
    @Override
    public String slug() {
      return "does-not-exist";
    }
  }

  /// The bootstrap leaves a limit without bound.
  record NoInterval(int without, int replicates) implements NoEstimate {
    @Override
    public String slug() {
      return "no-interval";
    }
  }

  /// The dark figure varies by more of itself than the bound.
  record TooUncertain(double variation, double most) implements NoEstimate {
    @Override
    public String slug() {
      return "too-uncertain";
    }
  }
}
