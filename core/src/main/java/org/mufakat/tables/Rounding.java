package org.mufakat.tables;

import java.util.List;
import java.util.random.RandomGenerator;

/// Controlled rounding: every cell becomes one of the two multiples of a base beside it, multiples
/// stay, and the margins stay sums.
///
/// A rounded cell tells an interval of its own; what all of them together tell is narrower, and is
/// found like the width of withheld cells.
public final class Rounding {

  private Rounding() {}

  /// What came of it.
  public sealed interface RoundingAnswer {

    /// @param widths how far apart two whole tables that agree with all rounded cells can be in the
    ///   cells of fewer than the threshold, one for each
    record RoundedTables(
        List<SafeTable> tables,
        Constraints constraints,
        List<Audit.Width> widths,
        Distance distance)
        implements RoundingAnswer {
      public RoundedTables {
        tables = List.copyOf(tables);
        widths = List.copyOf(widths);
      }
    }

    record NotRounded(List<Finding> findings) implements RoundingAnswer {
      public NotRounded {
        findings = List.copyOf(findings);
      }
    }
  }

  /// How far the cells moved, in persons.
  public record Distance(double mean, long most) {}

  /// The tables of these rows, rounded together.
  ///
  /// @param base 2 to 100
  public static RoundingAnswer round(
      Microdata rows, ReleaseRequest request, int base, RandomGenerator chance, Watch watch) {
    throw new UnsupportedOperationException("being written");
  }
}
