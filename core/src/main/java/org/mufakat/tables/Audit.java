package org.mufakat.tables;

import java.util.List;
import java.util.random.RandomGenerator;

/// Looks at finished tables from the outside, with everything that was ever published, and finds
/// how far apart two whole tables can be in each withheld cell. Knows nothing of how the cells were
/// chosen.
public final class Audit {

  private Audit() {}

  /// What was found of one withheld cell.
  ///
  /// @param cell the withheld sum
  /// @param low fewest persons of a whole table that was found
  /// @param high most
  /// @param exact whether no whole table has fewer or more; else the true interval may be wider
  public record Width(WithheldSum cell, long low, long high, boolean exact) {
    public long apart() {
      return high - low;
    }
  }

  /// The widths of all withheld sums of these releases together, as whoever reads all of them has
  /// them.
  public sealed interface AuditAnswer {

    record Audited(List<Width> widths) implements AuditAnswer {
      public Audited {
        widths = List.copyOf(widths);
      }

      /// Cells narrower than this.
      public List<Width> narrowerThan(int width) {
        return widths.stream().filter(w -> w.apart() < width).toList();
      }
    }

    /// The releases are not of these rows, or are too large.
    record NotAudited(List<Finding> findings) implements AuditAnswer {
      public NotAudited {
        findings = List.copyOf(findings);
      }
    }
  }

  /// @param rows the persons whom the releases count: the search starts from their table
  /// @param releases the release under audit and all before it
  /// @param enough where the search for a cell may stop; [Integer#MAX_VALUE] for whole intervals
  public static AuditAnswer of(
      Microdata rows, List<Earlier> releases, int enough, RandomGenerator chance, Watch watch) {
    throw new UnsupportedOperationException("being written");
  }
}
