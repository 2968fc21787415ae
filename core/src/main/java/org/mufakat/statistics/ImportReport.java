package org.mufakat.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// What became of every row read: accepted, accepted with something unresolved, or quarantined,
/// exactly one each.
///
/// @param unresolved rows accepted with something unresolved, by what it is; a row counts once,
///   under its first
/// @param quarantined rows quarantined, by reason
public record ImportReport(
    int rowsRead,
    int accepted,
    Map<Unresolved, Integer> unresolved,
    Map<QuarantinedRow.Reason, Integer> quarantined) {

  public ImportReport {
    unresolved = Map.copyOf(unresolved);
    quarantined = Map.copyOf(quarantined);
    if (accepted + sum(unresolved) + sum(quarantined) != rowsRead) {
      throw new IllegalArgumentException("a report adds up to the rows read");
    }
  }

  /// What may stay open on an accepted row. It never removes the row from a total.
  public enum Unresolved {
    /// The same key is published more than once.
    REPEATED_KEY("repeated-key"),
    /// The table does not know the spelling of the citizenship or the country.
    UNKNOWN_SPELLING("unknown-spelling"),
    /// The reporting area has no ISO code, or one that the pack does not know.
    AREA_WITHOUT_CODE("area-without-code");

    private final String slug;

    Unresolved(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Unresolved> bySlug(String slug) {
      return Arrays.stream(values()).filter(v -> v.slug.equals(slug)).findFirst();
    }
  }

  public int acceptedWithUnresolved() {
    return sum(unresolved);
  }

  public int quarantinedRows() {
    return sum(quarantined);
  }

  private static int sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
