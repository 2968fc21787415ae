package org.mufakat.server.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Variable;
import org.mufakat.tables.Watch;

/// Prepares tables of persons for release by the method asked for, and puts what came of it into
/// what is published and what is reviewed; on demand, what another method would have cost.
public final class Preparation {

  private final String node;
  private final String id;
  private final AskedTables asked;
  private final CountedPersons counted;
  private final List<OutAlready> outAlready;
  private final Chances chances;
  private final Watch watch;
  private final Map<String, List<String>> categories = new LinkedHashMap<>();

  /// @param outAlready everything that the node ever released, and partners' sums
  public Preparation(
      String node,
      String id,
      AskedTables asked,
      CountedPersons counted,
      List<OutAlready> outAlready,
      Chances chances,
      Watch watch) {
    this.node = node;
    this.id = id;
    this.asked = asked.of(counted);
    this.counted = counted;
    this.outAlready = outAlready;
    this.chances = chances;
    this.watch = watch;
  }

  /// Where chance comes from.
  ///
  /// @param search which cells are tried first; seeded, and no secret
  /// @param noise what hides persons: nobody outside can guess what it draws
  public record Chances(RandomGenerator search, RandomGenerator noise) {}

  /// The columns that what is out already names: a file that has them is kept with them, since
  /// otherwise nobody could say what the earlier sums tell of the persons in it. Whether it says of
  /// what year a person is, is found when it is read.
  public static Set<String> columnsOf(List<OutAlready> outAlready, AskedTables asked) {
    var columns = new TreeSet<String>();
    counted(outAlready, asked.withYears(asked.yearColumn().or(() -> Optional.of("year"))))
        .forEach(o -> columns.addAll(o.columns().keySet()));
    return columns;
  }

  /// What of all that is out the audit reckons with.
  private static List<OutAlready> counted(List<OutAlready> outAlready, AskedTables asked) {
    return outAlready.stream()
        .map(o -> o.on(asked))
        .filter(Bearing.Counted.class::isInstance)
        .map(b -> ((Bearing.Counted) b).as())
        .toList();
  }

  /// What the audit of tables has to have reckoned with, by id.
  static List<String> auditedWith(List<OutAlready> outAlready, AskedTables asked) {
    return counted(outAlready, asked).stream().map(o -> o.earlier().id()).sorted().toList();
  }

  /// What is out and cannot be audited together with the tables, or whose promise they would break,
  /// so that they cannot leave.
  static List<PersonsFault> inTheWay(List<OutAlready> outAlready, AskedTables asked) {
    return Stream.concat(
            outAlready.stream()
                .map(o -> o.on(asked))
                .filter(Bearing.InTheWay.class::isInstance)
                .map(b -> ((Bearing.InTheWay) b).why()),
            counted(outAlready, asked).stream()
                .filter(o -> o.width() > asked.width())
                .map(o -> promisedMore(o, asked)))
        .toList();
  }

  /// A release says on its page how far apart bounds stay for whoever reads everything that is ever
  /// released.
  private static PersonsFault promisedMore(OutAlready out, AskedTables asked) {
    var id = out.earlier().id();
    return PersonsFault.of(
        "width-promised", 0, id.substring(0, Math.min(8, id.length())), out.width(), asked.width());
  }

  public PreparationAnswer answer() {
    var about = counted(outAlready, asked);
    var why = fault().map(List::of).orElseGet(() -> inTheWay(outAlready, asked));
    if (why.isEmpty() && asked.revised()) {
      why = Recoded.in(about, asked, counted);
    }
    if (!why.isEmpty()) {
      return new PreparationAnswer.NotPrepared(why);
    }
    long before = System.nanoTime();
    return switch (by(asked.method(), microdata(about), about)) {
      case Outcome.NotMade(var faults) -> new PreparationAnswer.NotPrepared(faults);
      case Outcome.Made made ->
          new PreparationAnswer.Prepared(release(made, about), review(made, before), made.proof());
    };
  }

  /// What another method would cost. Only methods without noise are compared for nothing: noise
  /// that was seen is spent.
  ReviewSheet.MethodCost compared(ReleaseMethod other) {
    if (other.costsBudget()) {
      throw new IllegalArgumentException("noise is not computed to be compared with");
    }
    var about = counted(outAlready, asked);
    return Sheets.cost(other, by(other, microdata(about), about));
  }

  private static List<String> both(List<String> one, List<String> other) {
    var all = new ArrayList<>(one);
    all.addAll(other);
    return CountedPersons.ordered(all);
  }

  private Optional<PersonsFault> fault() {
    var lacking =
        asked.columns().stream().filter(c -> !counted.variables().contains(c)).findFirst();
    if (lacking.isPresent()) {
      var there = String.join(", ", counted.variables());
      return Optional.of(PersonsFault.of("column-missing", 1, lacking.get(), there));
    }
    var otherYears = YearsOfPersons.of(asked).fault(counted);
    if (otherYears.isPresent()) {
      return otherYears;
    }
    return asked.tables().stream()
        .filter(t -> ReleasedTable.cells(coded(t)) > ReleasedTable.MOST_CELLS)
        .findFirst()
        .map(t -> PersonsFault.of("many-cells", 0, String.join("*", t), ReleasedTable.MOST_CELLS));
  }

  private List<CodedVariable> coded(List<String> variables) {
    return variables.stream().map(v -> new CodedVariable(v, counted.categories(v))).toList();
  }

  private Microdata microdata(List<OutAlready> about) {
    about.forEach(o -> o.columns().forEach((v, c) -> categories.merge(v, c, Preparation::both)));
    counted.variables().forEach(v -> categories.merge(v, counted.categories(v), Preparation::both));
    var sources = asked.sourceColumn().map(counted::categories).orElse(List.of());
    int source = asked.sourceColumn().map(counted.variables()::indexOf).orElse(-1);
    var kept =
        IntStream.range(0, counted.variables().size())
            .filter(v -> isInATable(counted.variables().get(v)) || v != source && audits())
            .toArray();
    var variables =
        Arrays.stream(kept)
            .mapToObj(v -> counted.variables().get(v))
            .map(name -> new Variable(name, categories.getOrDefault(name, List.of())))
            .toList();
    var rows = Microdata.of(variables, sources);
    counted
        .persons()
        .forEach(
            (row, persons) -> {
              var at = new int[kept.length];
              for (int v = 0; v < kept.length; v++) {
                at[v] = variables.get(v).indexOf(row.get(kept[v]));
              }
              int from = source < 0 ? -1 : sources.indexOf(row.get(source));
              for (int p = 0; p < persons; p++) {
                rows.add(at, from);
              }
            });
    return rows.build();
  }

  /// Only what is audited needs more than the tables' own columns: with noise each column that
  /// nobody asked for would cost some of the budget, and stand in invented records.
  private boolean audits() {
    return !asked.method().costsBudget();
  }

  private boolean isInATable(String variable) {
    return asked.tables().stream().anyMatch(t -> t.contains(variable));
  }

  private Outcome by(ReleaseMethod method, Microdata rows, List<OutAlready> about) {
    var sheets = new Sheets(counted, asked.threshold());
    var safe = new SafeMethods(id, asked, rows, sheets, chances.search(), watch);
    return switch (method) {
      case SUPPRESS -> safe.suppressed(about);
      case ROUND -> safe.rounded(about);
      case DP -> new NoisyMethods(asked, rows, sheets, chances.noise()).noisy();
      case SYNTHETIC -> new NoisyMethods(asked, rows, sheets, chances.noise()).synthetic();
    };
  }

  private TablesPackage release(Outcome.Made made, List<OutAlready> about) {
    return new TablesPackage(
        node,
        id,
        asked.title(),
        asked.source(),
        asked.period(),
        asked.notes(),
        asked.method(),
        told(made),
        made.tables(),
        about.stream().map(o -> o.earlier().id()).sorted().toList(),
        made.constraints(),
        made.records());
  }

  /// How far a rounded count may be from the count behind it; the same for all.
  private static long away(List<ReleasedTable> tables) {
    return tables.stream()
        .flatMap(t -> t.values().stream())
        .mapToLong(v -> v instanceof ReleasedValue.About about ? about.high() - about.persons() : 0)
        .max()
        .orElse(0);
  }

  private Map<String, String> told(Outcome.Made made) {
    var told = new TreeMap<String, String>();
    if (asked.method() == ReleaseMethod.SUPPRESS) {
      told.put("threshold", Integer.toString(asked.threshold()));
      told.put("width", Integer.toString(asked.width()));
      if (asked.sourceColumn().isPresent() && asked.dominancePercent() < 100) {
        told.put("dominance-percent", Integer.toString(asked.dominancePercent()));
      }
    }
    if (asked.method() == ReleaseMethod.ROUND) {
      told.put("base", Integer.toString(asked.base()));
      told.put("away", Long.toString(away(made.tables())));
    }
    made.cost()
        .ifPresent(
            c -> {
              told.put("epsilon", asked.epsilon());
              told.put("rho", Double.toString(c.rho()));
              told.put("delta", Double.toString(c.delta()));
            });
    return told;
  }

  private ReviewSheet review(Outcome.Made made, long before) {
    return new ReviewSheet(
        made.sheets(),
        made.smallest(),
        outAlready.stream().map(this::auditedWith).toList(),
        made.asIntervals(),
        List.of(Sheets.cost(asked.method(), made)),
        made.utility(),
        (System.nanoTime() - before) / 1e9,
        emptyYears(),
        Optional.empty());
  }

  private List<String> emptyYears() {
    return asked.yearColumn().stream()
        .flatMap(c -> YearsOfPersons.of(asked).without(counted.categories(c)).stream())
        .toList();
  }

  private ReviewSheet.AuditedWith auditedWith(OutAlready out) {
    return switch (out.on(asked)) {
      case Bearing.Counted(OutAlready as, var relation) ->
          new ReviewSheet.AuditedWith(
              as.earlier().id(),
              as.period(),
              as.earlier().known().size(),
              as.earlier().withheld().size(),
              relation.slug(),
              true);
      case Bearing.Aside(var because) ->
          new ReviewSheet.AuditedWith(
              out.earlier().id(), out.period(), 0, 0, because.slug(), false);
      case Bearing.InTheWay _ -> throw new IllegalStateException("such tables are not prepared");
    };
  }
}
