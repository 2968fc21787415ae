package org.mufakat.forum;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// How rules are asked one after the other: the first that refuses is heard.
final class Refusing {

  private Refusing() {}

  static Optional<Refusal> unless(boolean right, Refusal refusal) {
    return right ? Optional.empty() : Optional.of(refusal);
  }

  @SafeVarargs
  static Optional<Refusal> first(Supplier<Optional<Refusal>>... rules) {
    for (var rule : rules) {
      var refusal = rule.get();
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  static <T> Optional<Refusal> firstOf(List<T> all, Function<T, Optional<Refusal>> rule) {
    return all.stream().map(rule).flatMap(Optional::stream).findFirst();
  }
}
