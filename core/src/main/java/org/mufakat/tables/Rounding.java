package org.mufakat.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Controlled rounding: every cell becomes one of the two multiples of a base beside it, and the
/// margins stay sums. Tables of three ways and more need not have such a rounding; where none is
/// found cells may come to the next multiple, and then all cells are published as up to 2 bases − 1
/// away, because nobody is told which did.
///
/// A rounded cell tells an interval of its own; what all of them together tell is narrower, and is
/// found like the width of withheld cells.
public final class Rounding {

  public static final int MOST_BASE = 100;

  private final Microdata rows;
  private final ReleaseRequest request;
  private final int base;
  private final Sums sums;

  private Rounding(Microdata rows, ReleaseRequest request, int base, List<Finding> findings) {
    this.rows = rows;
    this.request = request;
    this.base = base;
    var shown = ProtectionRules.Zeros.SHOWN;
    this.sums = Sums.of(rows, request.tables(), request.earlier(), shown, findings);
  }

  /// What came of it.
  public sealed interface RoundingAnswer {

    /// @param widths how far apart two whole tables that agree with all rounded cells can be in the
    ///   cells of fewer than the threshold, one for each; as far as they were found up to the width
    ///   of the rules
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

      /// The width that all cells of fewer than the threshold keep, in persons; empty where there
      /// are none. Rounding promises no more than this.
      public java.util.OptionalLong guarantee() {
        return widths.stream().mapToLong(Audit.Width::apart).min();
      }
    }

    record NotRounded(List<Finding> findings) implements RoundingAnswer {
      public NotRounded {
        findings = List.copyOf(findings);
      }
    }
  }

  /// How far the cells moved, in persons.
  ///
  /// @param within how far the readers are told that each may have moved
  public record Distance(double mean, long most, int within) {}

  /// The tables of these rows, rounded together.
  ///
  /// @param base 2 to [#MOST_BASE]
  public static RoundingAnswer round(
      Microdata rows, ReleaseRequest request, int base, RandomGenerator chance, Watch watch) {
    if (base < 2 || base > MOST_BASE) {
      throw new IllegalArgumentException("a base of 2 to 100");
    }
    var findings = new ArrayList<Finding>();
    try {
      var rounding = new Rounding(rows, request, base, findings);
      return findings.isEmpty()
          ? rounding.answer(chance, watch)
          : new RoundingAnswer.NotRounded(findings);
    } catch (Sums.Unfit e) {
      return new RoundingAnswer.NotRounded(findings);
    }
  }

  private RoundingAnswer answer(RandomGenerator chance, Watch watch) {
    var search = new RoundingSearch(sums, base, chance);
    search.run(watch);
    int within = search.outside().isEmpty() ? base - 1 : 2 * base - 1;
    var outside = search.outside(within + 1).stream().filter(s -> !s.names.isEmpty()).toList();
    if (!outside.isEmpty()) {
      return new RoundingAnswer.NotRounded(
          outside.stream().map(s -> (Finding) new Finding.CannotRound(s.label(), base)).toList());
    }
    var tables = sums.tables.stream().map(cells -> table(cells, search, within)).toList();
    var constraints = Published.of(tables, ProtectionRules.Zeros.MAY_BE_WITHHELD);
    return switch (audit(constraints, chance, watch)) {
      case Audit.AuditAnswer.Audited audited ->
          new RoundingAnswer.RoundedTables(
              tables, constraints, audited.widths(), distance(search, within));
      case Audit.AuditAnswer.NotAudited not -> new RoundingAnswer.NotRounded(not.findings());
    };
  }

  /// What all rounded cells, and all that is out already, tell of the small ones.
  private Audit.AuditAnswer audit(Constraints constraints, RandomGenerator chance, Watch watch) {
    var small = new ArrayList<WithheldSum>();
    for (var sum : sums.all) {
      if (!sum.names.isEmpty() && sum.value > 0 && sum.value < request.rules().threshold()) {
        small.add(new WithheldSum(sum.label(), scope(sum.names.getFirst()), 0));
      }
    }
    var releases = new ArrayList<>(request.earlier());
    releases.add(new Earlier("rounded", constraints.known(), small));
    return Audit.quickly(rows, releases, request.rules().width(), chance, watch);
  }

  private Scope scope(CellName name) {
    return request.tables().stream()
        .filter(t -> t.name().equals(name.table()))
        .map(t -> DrawnTable.scope(t, name.categories()))
        .findFirst()
        .orElseThrow();
  }

  private SafeTable table(Sums.Cells cells, RoundingSearch search, int within) {
    var safe = new ArrayList<SafeCell>();
    for (int i = 0; i < cells.names().size(); i++) {
      safe.add(new SafeCell(cells.names().get(i), value(cells.sums()[i], search, within)));
    }
    return new SafeTable(cells.spec(), cells.axes(), safe);
  }

  private CellValue value(@Nullable Sum sum, RoundingSearch search, int within) {
    return new CellValue.Rounded(sum == null ? 0 : search.rounded(sum), base, within);
  }

  /// Over all cells of the tables.
  private Distance distance(RoundingSearch search, int within) {
    long total = 0;
    long most = 0;
    long cells = 0;
    for (var table : sums.tables) {
      cells += table.names().size();
      for (var sum : table.sums()) {
        long away = sum == null ? 0 : Math.abs(search.rounded(sum) - sum.value);
        total += away;
        most = Math.max(most, away);
      }
    }
    return new Distance((double) total / cells, most, within);
  }
}
