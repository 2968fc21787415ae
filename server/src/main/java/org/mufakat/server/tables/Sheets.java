package org.mufakat.server.tables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mufakat.tables.Audit;
import org.mufakat.tables.CellName;
import org.mufakat.tables.CellValue;
import org.mufakat.tables.Knower;
import org.mufakat.tables.Reason;
import org.mufakat.tables.SafeTable;
import org.mufakat.tables.Scope;

/// What stands behind protected tables, for those who look at them before they leave.
final class Sheets {

  private final CountedPersons counted;
  private final int threshold;

  Sheets(CountedPersons counted, int threshold) {
    this.counted = counted;
    this.threshold = threshold;
  }

  /// Without any cell withheld.
  ReviewSheet.TableSheet plain(ReleasedTable released) {
    return new ReviewSheet.TableSheet(counts(released), List.of());
  }

  private List<Long> counts(ReleasedTable released) {
    return Arrays.stream(Tabulation.of(counted, released.variables())).boxed().toList();
  }

  /// @param widths what an audit found of withheld sums
  ReviewSheet.TableSheet of(SafeTable safe, ReleasedTable released, List<Audit.Width> widths) {
    Map<Scope, Audit.Width> byScope = new HashMap<>();
    widths.forEach(w -> byScope.merge(w.cell().scope(), w, Sheets::narrower));
    var withheld = new TreeMap<Integer, ReviewSheet.WithheldCell>();
    for (var cell : safe.cells()) {
      if (cell.value() instanceof CellValue.Withheld(var reasons)) {
        int at = released.index(positions(released, cell.categories()));
        var scope = OutAlready.scope(released, released.cell(at));
        var width = Optional.ofNullable(byScope.get(scope));
        withheld.put(
            at,
            new ReviewSheet.WithheldCell(
                at,
                reasons.stream().map(this::why).toList(),
                width.map(Audit.Width::low).orElse(-1L),
                width.map(Audit.Width::high).orElse(-1L)));
      }
    }
    return new ReviewSheet.TableSheet(counts(released), List.copyOf(withheld.values()));
  }

  private static Audit.Width narrower(Audit.Width one, Audit.Width other) {
    return one.apart() <= other.apart() ? one : other;
  }

  static List<Integer> positions(ReleasedTable released, List<String> categories) {
    return java.util.stream.IntStream.range(0, categories.size())
        .mapToObj(v -> position(released.variables().get(v), categories.get(v)))
        .toList();
  }

  static int position(CodedVariable variable, String category) {
    return category.isEmpty() ? variable.total() : variable.categories().indexOf(category);
  }

  private ReviewSheet.Why why(Reason reason) {
    return switch (reason) {
      case Reason.Threshold(long persons) ->
          why("threshold", Long.toString(persons), Integer.toString(threshold));
      case Reason.Dominance(String source, double share) ->
          why("dominance", source, Long.toString(Math.round(share * 100)));
      case Reason.Secondary(CellName protects, Knower from) ->
          switch (from) {
            case Knower.Public() -> why("secondary", name(protects));
            case Knower.Source(String source) -> why("secondary-source", name(protects), source);
            case Knower.Singleton(CellName cell) ->
                why("secondary-single", name(protects), name(cell));
          };
      case Reason.Before(String release) -> why("before", release);
    };
  }

  private static ReviewSheet.Why why(String kind, String... values) {
    return new ReviewSheet.Why(kind, List.of(values));
  }

  /// `origin*destination (LA, Total)`.
  static String name(CellName cell) {
    var categories =
        cell.categories().stream().map(c -> c.isEmpty() ? ReleasedCsv.TOTAL : c).toList();
    return cell.table() + " (" + String.join(", ", categories) + ")";
  }

  /// What a method costs in this case.
  static ReviewSheet.MethodCost cost(ReleaseMethod method, Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotMade _ -> new ReviewSheet.MethodCost(method, true, 0, 0, 0, 0, -1, 0);
      case Outcome.Made made -> cost(method, made);
    };
  }

  private static ReviewSheet.MethodCost cost(ReleaseMethod method, Outcome.Made made) {
    int cells = 0;
    long persons = 0;
    int said = 0;
    double errors = 0;
    long most = 0;
    int fabricated = 0;
    for (int t = 0; t < made.tables().size(); t++) {
      var table = made.tables().get(t);
      var counts = made.sheets().get(t).counts();
      var inner = new HashSet<>(Tabulation.inner(table.variables()));
      for (int i = 0; i < counts.size(); i++) {
        long count = counts.get(i);
        var told = told(table.values().get(i));
        if (told.isEmpty()) {
          cells++;
          persons += inner.contains(i) ? count : 0;
        } else {
          said++;
          long error = Math.abs(told.get() - count);
          errors += error;
          most = Math.max(most, error);
          fabricated += count == 0 && told.get() > 0 ? 1 : 0;
        }
      }
    }
    double mean = said == 0 ? 0 : errors / said;
    return new ReviewSheet.MethodCost(
        method, false, cells, persons, mean, most, made.smallest(), fabricated);
  }

  private static Optional<Long> told(ReleasedValue value) {
    return switch (value) {
      case ReleasedValue.Withheld() -> Optional.empty();
      case ReleasedValue.Count(long persons) -> Optional.of(persons);
      case ReleasedValue.About about -> Optional.of(about.persons());
      case ReleasedValue.Invented(long persons) -> Optional.of(persons);
    };
  }
}
