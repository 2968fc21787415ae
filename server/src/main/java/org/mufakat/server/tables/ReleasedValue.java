package org.mufakat.server.tables;

/// What a released cell says, in persons. Zero is a count.
public sealed interface ReleasedValue {

  /// As counted.
  record Count(long persons) implements ReleasedValue {
    public Count {
      if (persons < 0) {
        throw new IllegalArgumentException("a count is at least 0");
      }
    }
  }

  /// Nothing is said, so that nobody is found by it.
  record Withheld() implements ReleasedValue {}

  /// A number near the count, which nobody knows from it.
  ///
  /// @param low where the count is at least: for certain where it was rounded, with a chance of 19
  ///   in 20 where noise was added
  /// @param high where it is at most, likewise
  record About(long persons, long low, long high) implements ReleasedValue {
    public About {
      if (low > persons || persons > high) {
        throw new IllegalArgumentException("a number lies within its own bounds");
      }
    }
  }

  /// How many invented records there are: near the count as far as the noise lets it, and of
  /// nobody.
  record Invented(long persons) implements ReleasedValue {
    public Invented {
      if (persons < 0) {
        throw new IllegalArgumentException("a count is at least 0");
      }
    }
  }
}
