package org.mufakat.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What prepared tables tell, as sums.
final class Published {

  private Published() {}

  static Constraints of(List<SafeTable> tables, ProtectionRules.Zeros zeros) {
    var known = new LinkedHashMap<Scope, KnownSum>();
    var withheld = new LinkedHashMap<Scope, WithheldSum>();
    for (var table : tables) {
      for (var cell : table.cells()) {
        var label = label(table, cell);
        var scope = DrawnTable.scope(table.spec(), cell.categories());
        switch (cell.value()) {
          case CellValue.Shown shown ->
              known.put(scope, KnownSum.exactly(label, scope, shown.persons()));
          case CellValue.Rounded r ->
              known.put(scope, new KnownSum(label, scope, r.low(), r.high()));
          case CellValue.Withheld _ ->
              withheld.put(scope, new WithheldSum(label, scope, mark(zeros)));
        }
      }
    }
    return new Constraints(new ArrayList<>(known.values()), new ArrayList<>(withheld.values()));
  }

  private static int mark(ProtectionRules.Zeros zeros) {
    return zeros == ProtectionRules.Zeros.SHOWN ? 1 : 0;
  }

  static String label(SafeTable table, SafeCell cell) {
    return table.spec().name() + ": " + String.join(" · ", cell.categories());
  }
}
