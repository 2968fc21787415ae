package org.mufakat.regime;

import java.util.Optional;

/// From when to when a relation holds. Either end may be open; a date may be known to the year or
/// month only.
public record Span(Optional<PartialDate> from, Optional<PartialDate> until) {

  /// Nobody knows when it began, and it has not ended.
  public static final Span OPEN = new Span(Optional.empty(), Optional.empty());

  public Span {
    if (from.isPresent() && until.isPresent() && from.get().isSurelyAfter(until.get())) {
      throw new IllegalArgumentException("a span does not end before it begins");
    }
  }
}
