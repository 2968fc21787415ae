package org.mufakat.server.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mufakat.privacy.UtilityReport;

/// What the two persons see of a release before it leaves, and nobody else: the counts behind it,
/// why each cell is withheld, how far apart its bounds stay, and what other methods would have
/// cost.
///
/// @param tables in the order of the package's
/// @param smallestWidth of all withheld cells; -1 where none is withheld
/// @param outAlready everything that is out, counted in the audit or not
/// @param asIntervals earlier sums that differed from the file and were taken as intervals
/// @param methods the chosen one first, then those that somebody asked to be compared
/// @param utility how far invented records lie from the real ones, for a release of these
/// @param seconds that the preparation took
/// @param emptyYears those of the period of which the file has nobody, where it says of what year a
///   person is
/// @param proofCode what opens the proof later, for whoever prepares the release; empty where there
///   is none
public record ReviewSheet(
    List<TableSheet> tables,
    long smallestWidth,
    List<AuditedWith> outAlready,
    int asIntervals,
    List<MethodCost> methods,
    Optional<UtilityReport> utility,
    double seconds,
    List<String> emptyYears,
    Optional<String> proofCode) {

  public ReviewSheet {
    emptyYears = emptyYears == null ? List.of() : List.copyOf(emptyYears);
    tables = List.copyOf(tables);
    outAlready = List.copyOf(outAlready);
    methods = List.copyOf(methods);
  }

  /// With what one more method would cost.
  ReviewSheet with(MethodCost cost) {
    var more = new ArrayList<MethodCost>(methods);
    more.removeIf(m -> m.method() == cost.method());
    more.add(cost);
    return new ReviewSheet(
        tables,
        smallestWidth,
        outAlready,
        asIntervals,
        more,
        utility,
        seconds,
        emptyYears,
        proofCode);
  }

  /// With the code that opens the proof.
  ReviewSheet opening(String code) {
    return new ReviewSheet(
        tables,
        smallestWidth,
        outAlready,
        asIntervals,
        methods,
        utility,
        seconds,
        emptyYears,
        Optional.of(code));
  }

  /// The methods that nobody has compared yet.
  public List<ReleaseMethod> notCompared() {
    var compared = methods.stream().map(MethodCost::method).toList();
    return Arrays.stream(ReleaseMethod.values()).filter(m -> !compared.contains(m)).toList();
  }

  /// @param counts by position, as in [ReleasedTable#values]
  /// @param withheld the cells that say nothing, by position
  public record TableSheet(List<Long> counts, List<WithheldCell> withheld) {
    public TableSheet {
      counts = List.copyOf(counts);
      withheld = List.copyOf(withheld);
    }
  }

  /// @param at position among the table's cells
  /// @param low fewest persons of a whole table that agrees with all that is public
  /// @param high most; both -1 where no audit looked at it
  public record WithheldCell(int at, List<Why> why, long low, long high) {
    public WithheldCell {
      why = List.copyOf(why);
    }
  }

  /// Why a cell is withheld.
  ///
  /// @param kind the last part of the message's key: `tables.why.threshold`
  /// @param values what the message names, in order
  public record Why(String kind, List<String> values) {
    private static final List<String> KINDS =
        List.of(
            "threshold",
            "dominance",
            "secondary",
            "secondary-source",
            "secondary-single",
            "before");

    public Why {
      values = List.copyOf(values);
    }

    /// The letter that stands for the kind in a table: `a` for the first.
    String mark() {
      return mark(kind);
    }

    static String mark(String kind) {
      return Character.toString('a' + KINDS.indexOf(kind));
    }
  }

  /// @param sums how many published sums it adds
  /// @param relation of those counted `same` persons, `some` of the years, or `bounds` only; of
  ///   others why they are not: `apart`, `noise`, `partly`
  /// @param counted in the audit
  public record AuditedWith(
      String id, String period, int sums, int withheld, String relation, boolean counted) {}

  /// What a method costs in this case.
  ///
  /// @param refused whether it would not let the tables out
  /// @param cells withheld
  /// @param persons in withheld cells of no total
  /// @param meanError persons that a published cell is away on average
  /// @param mostError persons that one is away at most
  /// @param smallestWidth of what stays hidden; -1 where nothing is
  /// @param fabricated cells that say somebody where nobody is
  public record MethodCost(
      ReleaseMethod method,
      boolean refused,
      int cells,
      long persons,
      double meanError,
      long mostError,
      long smallestWidth,
      int fabricated) {}
}
