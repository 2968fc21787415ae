package org.mufakat.statistics;

import java.util.Optional;

/// What a cell says. Missing, suppressed, zero, not applicable and "no mention" are five values; a
/// cell that does not exist is [Missing] too, and none of them but [Count] and [Suppressed] bounds
/// a count.
public sealed interface PublishedValue {

  /// A published count; 0 is a count.
  record Count(long count) implements PublishedValue {
    public Count {
      if (count < 0) {
        throw new IllegalArgumentException("a count is at least 0");
      }
    }
  }

  /// Withheld below a threshold: `<5` is the interval 0 to 4. The release that this was learnt from
  /// holds no zero at all, and its own margins show `<5` where zero is certain.
  record Suppressed(int threshold) implements PublishedValue {
    public Suppressed {
      if (threshold < 1) {
        throw new IllegalArgumentException("a threshold is at least 1");
      }
    }
  }

  /// No value was reported.
  record Missing() implements PublishedValue {}

  /// The question does not apply.
  record NotApplicable() implements PublishedValue {}

  /// The source was read and does not speak of it.
  record NoMention() implements PublishedValue {}

  /// What a published text says: `1,541`, `<5`, nothing, `n.a.`, `no mention`; empty when it is no
  /// value that a release may hold.
  static Optional<PublishedValue> read(String text) {
    return ValueText.read(PublishedText.tidy(text));
  }

  /// The bounds that this value sets, as published.
  default Optional<CountInterval> interval() {
    return switch (this) {
      case Count(long count) -> Optional.of(CountInterval.exactly(count));
      case Suppressed(int threshold) -> Optional.of(new CountInterval(0, threshold - 1L));
      case Missing() -> Optional.empty();
      case NotApplicable() -> Optional.empty();
      case NoMention() -> Optional.empty();
    };
  }

  /// The stable word for this kind of value in exports and stores.
  default String slug() {
    return switch (this) {
      case Count _ -> "count";
      case Suppressed _ -> "suppressed";
      case Missing _ -> "missing";
      case NotApplicable _ -> "not-applicable";
      case NoMention _ -> "no-mention";
    };
  }
}
