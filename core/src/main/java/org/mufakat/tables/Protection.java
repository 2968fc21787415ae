package org.mufakat.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Prepares tables for release: withholds what the rules say, withholds further cells until whoever
/// reads all that was ever published finds two whole tables, far enough apart, for each withheld
/// cell; or refuses. There is no option to pass.
public final class Protection {

  private final Microdata rows;
  private final ReleaseRequest request;
  private final Sums sums;
  private final List<Finding> findings;

  private Protection(Microdata rows, ReleaseRequest request, List<Finding> findings) {
    this.rows = rows;
    this.request = request;
    this.findings = findings;
    this.sums =
        Sums.of(rows, request.tables(), request.earlier(), request.rules().zeros(), findings);
  }

  /// The tables of these rows, prepared.
  ///
  /// @param chance seeded; the same seed gives the same release
  public static ProtectionAnswer prepare(
      Microdata rows, ReleaseRequest request, RandomGenerator chance, Watch watch) {
    var findings = new ArrayList<Finding>();
    try {
      return new Protection(rows, request, findings).answer(chance, watch);
    } catch (Sums.Unfit e) {
      return new ProtectionAnswer.Refused(findings);
    }
  }

  private ProtectionAnswer answer(RandomGenerator chance, Watch watch) {
    var primary = new PrimarySuppression(sums, rows, request.rules());
    primary.withhold(findings);
    if (!findings.isEmpty()) {
      return new ProtectionAnswer.Refused(findings);
    }
    var pool = new SecondarySuppression(sums, views(primary), chance, watch).run(findings);
    if (sums.all.stream()
        .noneMatch(s -> s.state == Sum.State.SHOWN || s.state == Sum.State.KNOWN)) {
      findings.add(new Finding.NothingLeft());
    }
    return findings.isEmpty() ? prepared(pool) : new ProtectionAnswer.Refused(findings);
  }

  private List<View> views(PrimarySuppression primary) {
    var views = new ArrayList<View>();
    views.add(View.everybody(request.rules().width()));
    return views;
  }

  private ProtectionAnswer prepared(Pool pool) {
    var tables = sums.tables.stream().map(Protection::table).toList();
    var constraints = Published.of(tables, request.rules().zeros());
    var kept = pool.tables().stream().map(WholeTable::persons).toList();
    return new ProtectionAnswer.Protected(
        tables, constraints, new Witnesses(sums.base.clone(), kept));
  }

  private static SafeTable table(Sums.Cells cells) {
    var safe = new ArrayList<SafeCell>();
    for (int i = 0; i < cells.names().size(); i++) {
      safe.add(new SafeCell(cells.names().get(i), value(cells.sums()[i])));
    }
    return new SafeTable(cells.spec(), cells.axes(), safe);
  }

  private static CellValue value(@Nullable Sum sum) {
    if (sum == null) {
      return new CellValue.Shown(0);
    }
    return sum.isWithheld() ? new CellValue.Withheld(sum.reasons) : new CellValue.Shown(sum.value);
  }
}
