package org.mufakat.statistics;

/// What a published spelling of a citizenship or a country stands for, by a table and never by
/// likeness.
public sealed interface Resolution {

  /// A State, by ISO 3166-1 alpha-3 code.
  record OfState(String code) implements Resolution {}

  /// No State: unknown, blank, a total, a region, stateless persons. `kind` is the table's word for
  /// it.
  record NotAState(String kind) implements Resolution {}

  /// The table does not know the spelling.
  record Unresolved() implements Resolution {}

  /// The cell's question is not about a State.
  record NotAsked() implements Resolution {}
}
