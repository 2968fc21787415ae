package org.mufakat.statistics;

import java.util.List;

/// What a release says of one key: one value that bounds a count, several rows that cannot be one
/// value, or none.
public sealed interface Reading {

  /// One published value.
  ///
  /// @param published the bounds as published
  /// @param narrowed the bounds that other published cells force; equal to `published` where they
  ///   force nothing
  /// @param narrowings why, step by step
  record Valued(
      PublishedCell cell,
      CountInterval published,
      CountInterval narrowed,
      List<Narrowing> narrowings)
      implements Reading {
    public Valued {
      narrowings = List.copyOf(narrowings);
    }
  }

  /// The key is published more than once: no row is chosen and nothing is summed.
  record Repeated(List<PublishedCell> cells) implements Reading {
    public Repeated {
      cells = List.copyOf(cells);
    }
  }

  /// No value that bounds a count.
  record NoValue(Absence absence) implements Reading {}

  /// Why there is no value.
  enum Absence {
    /// The release has no such row.
    NOT_PUBLISHED("not-published"),
    /// The row is there and empty.
    MISSING("missing"),
    NOT_APPLICABLE("not-applicable"),
    NO_MENTION("no-mention");

    private final String slug;

    Absence(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }
  }

  /// The stable word for this reading in exports: the kind of its value, `repeated`, or the
  /// absence.
  default String slug() {
    return switch (this) {
      case Valued v -> v.cell().value().slug();
      case Repeated _ -> "repeated";
      case NoValue(Absence absence) -> absence.slug();
    };
  }
}
