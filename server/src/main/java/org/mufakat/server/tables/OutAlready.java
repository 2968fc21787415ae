package org.mufakat.server.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mufakat.tables.Earlier;
import org.mufakat.tables.KnownSum;
import org.mufakat.tables.Scope;
import org.mufakat.tables.WithheldSum;
import org.mufakat.tables.Witnesses;

/// What whoever attacks a release has in hand before it: every table that the node ever released,
/// also one that was withdrawn, and what partners published of the same persons.
///
/// @param from whose numbers they are, and whether they are exact
/// @param period what it counts, in words
/// @param columns the variables that its sums name, with the categories that they know
/// @param width how far apart it promised that the bounds of what it withholds stay; 0 where it
///   promised nothing
/// @param proof what it was proved with, where whoever prepared it kept that; secret
public record OutAlready(
    Earlier earlier,
    From from,
    String period,
    Map<String, List<String>> columns,
    int width,
    Optional<Witnesses> proof) {

  /// Where it comes from.
  public enum From {
    /// A release of this node whose numbers are exact or withheld.
    EXACT,
    /// A release of this node whose numbers are rounded.
    ROUNDED,
    /// A release of this node with noise or of invented records.
    PRIVATE,
    /// A partner's figure.
    PARTNER
  }

  public OutAlready {
    columns = new TreeMap<>(columns);
  }

  OutAlready(Earlier earlier, From from, String period, Map<String, List<String>> columns) {
    this(earlier, from, period, columns, 0, Optional.empty());
  }

  /// A later release of the same persons and more can begin with these tables.
  public OutAlready provedWith(ReleaseProof kept) {
    return new OutAlready(earlier, from, period, columns, width, Optional.of(kept.witnesses()));
  }

  /// A released package. Counts with noise are of nobody in particular and bound no sum.
  public static OutAlready of(TablesPackage release) {
    var known = new ArrayList<KnownSum>();
    var withheld = new ArrayList<WithheldSum>();
    var columns = new TreeMap<String, List<String>>();
    if (!release.method().costsBudget()) {
      for (ReleasedTable table : release.tables()) {
        table.variables().forEach(v -> columns.merge(v.name(), v.categories(), OutAlready::both));
        table.cells().forEach(cell -> take(release, table, cell, known, withheld));
      }
    }
    return new OutAlready(
        new Earlier(release.id(), known, withheld),
        from(release.method()),
        release.period(),
        columns,
        withheld.isEmpty() ? 0 : promised(release),
        Optional.empty());
  }

  private static From from(ReleaseMethod method) {
    return switch (method) {
      case SUPPRESS -> From.EXACT;
      case ROUND -> From.ROUNDED;
      case DP, SYNTHETIC -> From.PRIVATE;
    };
  }

  private static int promised(TablesPackage release) {
    var width = release.rule("width");
    return width.matches("\\d{1,4}") ? Integer.parseInt(width) : 0;
  }

  private static List<String> both(List<String> one, List<String> other) {
    var all = new ArrayList<>(one);
    all.addAll(other);
    return CountedPersons.ordered(all);
  }

  private static void take(
      TablesPackage release,
      ReleasedTable table,
      ReleasedTable.Cell cell,
      List<KnownSum> known,
      List<WithheldSum> withheld) {
    var scope = scope(table, cell);
    var label = label(release.id(), table, cell);
    switch (cell.value()) {
      case ReleasedValue.Count(long persons) -> known.add(KnownSum.exactly(label, scope, persons));
      case ReleasedValue.About(long _, long low, long high) ->
          known.add(new KnownSum(label, scope, Math.max(0, low), high));
      case ReleasedValue.Invented _ -> {}
      case ReleasedValue.Withheld() -> withheld.add(new WithheldSum(label, scope, 1));
    }
  }

  static Scope scope(ReleasedTable table, ReleasedTable.Cell cell) {
    var scope = Scope.EVERYBODY;
    for (int v = 0; v < table.variables().size(); v++) {
      var category = ReleasedTable.category(table.variables().get(v), cell.at().get(v));
      if (!category.isEmpty()) {
        scope = scope.and(table.variables().get(v).name(), List.of(category));
      }
    }
    return scope;
  }

  private static String label(String id, ReleasedTable table, ReleasedTable.Cell cell) {
    var label = id.substring(0, Math.min(8, id.length())) + ": " + cellName(table, cell);
    return label.length() > 200 ? label.substring(0, 199) + "…" : label;
  }

  /// `origin: Total, destination: XSO`.
  static String cellName(ReleasedTable table, ReleasedTable.Cell cell) {
    var parts = new ArrayList<String>();
    for (int v = 0; v < table.variables().size(); v++) {
      var variable = table.variables().get(v);
      var category = ReleasedTable.category(variable, cell.at().get(v));
      parts.add(variable.name() + ": " + (category.isEmpty() ? ReleasedCsv.TOTAL : category));
    }
    return String.join(", ", parts);
  }

  /// What it tells of the persons of a file. A period in words may be any time.
  ///
  /// @param asked whose period and column of years say which persons the file has
  Bearing on(AskedTables asked) {
    var own = PeriodOf.of(asked.period());
    var others = PeriodOf.of(period);
    if (own.isPresent() && others.isPresent() && own.get().isApartFrom(others.get())) {
      return new Bearing.Aside(Bearing.Because.APART);
    }
    if (asked.method().costsBudget()) {
      return from == From.EXACT || from == From.ROUNDED
          ? inTheWay("family-exact")
          : new Bearing.Aside(Bearing.Because.NOISE);
    }
    if (from == From.PRIVATE) {
      return inTheWay("family-private");
    }
    if (from == From.ROUNDED) {
      return inTheWay("family-rounded");
    }
    return own.isEmpty() || others.isEmpty() || own.equals(others)
        ? new Bearing.Counted(this, Bearing.Relation.SAME)
        : ofOtherYears(asked, own.get(), others.get());
  }

  /// What withheld cells of other years tell cannot be bounded without those years.
  private Bearing ofOtherYears(AskedTables asked, PeriodOf own, PeriodOf others) {
    boolean within = own.contains(others);
    if (within && asked.yearColumn().isPresent()) {
      var some = narrowedTo(asked.yearColumn().get(), others.each());
      return new Bearing.Counted(some, Bearing.Relation.SOME);
    }
    if (from == From.PARTNER) {
      return bounding(own, others)
          .<Bearing>map(o -> new Bearing.Counted(o, Bearing.Relation.BOUNDS))
          .orElse(new Bearing.Aside(Bearing.Because.PARTLY));
    }
    if (within) {
      return inTheWay("years-within");
    }
    return others.contains(own)
        ? inTheWay("years-around")
        : inTheWay("years-partly", own.with(others), own.without(others));
  }

  private Bearing inTheWay(String kind, Object... more) {
    var name = earlier.id().substring(0, Math.min(8, earlier.id().length()));
    var values = Stream.concat(Stream.of(name, period), Stream.of(more)).toArray();
    return new Bearing.InTheWay(PersonsFault.of(kind, 0, values));
  }

  /// The same sums, of some years of the file.
  private OutAlready narrowedTo(String column, List<String> years) {
    var known =
        earlier.known().stream()
            .map(s -> new KnownSum(s.label(), s.scope().and(column, years), s.low(), s.high()))
            .toList();
    var withheld =
        earlier.withheld().stream()
            .map(s -> new WithheldSum(s.label(), s.scope().and(column, years), s.low()))
            .toList();
    var more = new TreeMap<>(columns);
    more.merge(column, years, OutAlready::both);
    return new OutAlready(
        new Earlier(earlier.id(), known, withheld),
        from,
        period,
        more,
        width,
        proof.map(p -> p.of(column, Set.copyOf(years))));
  }

  /// A sum over more years bounds one of fewer from above, and the other way round.
  private Optional<OutAlready> bounding(PeriodOf own, PeriodOf others) {
    if (!own.contains(others) && !others.contains(own)) {
      return Optional.empty();
    }
    boolean above = others.contains(own);
    var known =
        earlier.known().stream()
            .map(
                s ->
                    new KnownSum(
                        s.label(),
                        s.scope(),
                        above ? 0 : s.low(),
                        above ? s.high() : KnownSum.UNBOUNDED))
            .toList();
    return Optional.of(
        new OutAlready(new Earlier(earlier.id(), known, List.of()), from, period, columns));
  }

  /// Figures that a revised register no longer bears out, as what they still tell: that the number
  /// lay between what was told and what is in the file now.
  ///
  /// @param differing the rows' own number by the label of the sum
  OutAlready loosened(Map<String, Long> differing) {
    var known =
        earlier.known().stream()
            .map(
                s -> {
                  long rows = differing.getOrDefault(s.label(), s.low());
                  return new KnownSum(
                      s.label(), s.scope(), Math.min(s.low(), rows), Math.max(s.high(), rows));
                })
            .toList();
    return new OutAlready(
        new Earlier(earlier.id(), known, earlier.withheld()),
        from,
        period,
        columns,
        width,
        Optional.empty());
  }
}
