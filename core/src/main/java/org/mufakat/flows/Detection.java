package org.mufakat.flows;

import java.util.List;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.PublishedValue;

/// What one State published of one citizenship in one year. What is no count is never made one: an
/// empty row, "not applicable", "no mention", a citizenship that is not named and a year without
/// any citizenship are five things, and none of them is zero.
public sealed interface Detection {

  /// A count, or one withheld below a threshold, as its interval.
  record Counted(PublishedValue value, CountInterval interval) implements Detection {
    public boolean isWithheld() {
      return value instanceof PublishedValue.Suppressed;
    }
  }

  /// Published more than once, under one spelling or two: no row is chosen and nothing is summed.
  record Repeated(List<PublishedValue> values) implements Detection {
    public Repeated {
      values = List.copyOf(values);
    }
  }

  /// No value that bounds a count.
  record Nothing(Why why) implements Detection {}

  enum Why {
    /// The row is there and empty.
    MISSING("missing"),
    NOT_APPLICABLE("not-applicable"),
    NO_MENTION("no-mention"),
    /// The State published citizenships of that year, and this one is not among them.
    NOT_NAMED("not-named"),
    /// The State published no citizenship of that year.
    NO_CITIZENSHIPS("no-citizenships");

    private final String slug;

    Why(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }
  }

  /// The stable word for it in exports.
  default String slug() {
    return switch (this) {
      case Counted(var value, _) -> value.slug();
      case Repeated _ -> "repeated";
      case Nothing(Why why) -> why.slug();
    };
  }
}
