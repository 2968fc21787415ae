package org.mufakat.server.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.mufakat.tables.Audit;
import org.mufakat.tables.CellName;
import org.mufakat.tables.CellValue;
import org.mufakat.tables.Constraints;
import org.mufakat.tables.Earlier;
import org.mufakat.tables.Finding;
import org.mufakat.tables.Knower;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Protection;
import org.mufakat.tables.ProtectionAnswer;
import org.mufakat.tables.ProtectionRules;
import org.mufakat.tables.ReleaseRequest;
import org.mufakat.tables.Rounding;
import org.mufakat.tables.SafeTable;
import org.mufakat.tables.TableSpec;
import org.mufakat.tables.Watch;
import org.mufakat.tables.Witnesses;

/// The two methods whose numbers are told without noise: withholding, and rounding. Both reckon
/// with everything that is out already.
final class SafeMethods {

  private final String id;
  private final AskedTables asked;
  private final Microdata rows;
  private final Sheets sheets;
  private final RandomGenerator chance;
  private final Watch watch;
  private int asIntervals;
  private Optional<ReleaseProof> proof = Optional.empty();

  SafeMethods(
      String id,
      AskedTables asked,
      Microdata rows,
      Sheets sheets,
      RandomGenerator chance,
      Watch watch) {
    this.id = id;
    this.asked = asked;
    this.rows = rows;
    this.sheets = sheets;
    this.chance = chance;
    this.watch = watch;
  }

  Outcome suppressed(List<OutAlready> about) {
    var request = request(about);
    var kept = about.stream().flatMap(o -> o.proof().stream()).toList();
    var answer = Protection.prepare(rows, request, kept, chance, watch);
    if (answer instanceof ProtectionAnswer.Refused(var findings)) {
      var loosened = loosened(about, findings);
      if (loosened.isPresent()) {
        request = request(loosened.get());
        answer = Protection.prepare(rows, request, kept, chance, watch);
      }
    }
    return switch (answer) {
      case ProtectionAnswer.Refused(var findings) -> notMade(findings);
      case ProtectionAnswer.Protected(var tables, var constraints, var witnesses) -> {
        proof = Optional.of(ReleaseProof.of(rows, request.earlier(), witnesses, asked.width()));
        yield proven(tables, request, constraints, witnesses);
      }
    };
  }

  /// Adds the proof up once more, together with all that is out. What is then told of a cell, for
  /// the two persons to see, is at least what the proof has of it.
  private Outcome proven(
      List<SafeTable> tables, ReleaseRequest request, Constraints own, Witnesses witnesses) {
    var unproven = Audit.proof(rows, withOwn(request, own), witnesses, rules());
    return unproven.isEmpty()
        ? audited(tables, request, own, List.of(witnesses), Audit.Width::exact)
        : notMade(unproven);
  }

  /// Looks at the finished tables from outside, together with all that is out.
  ///
  /// @param believed of which cells it is believed that they are as narrow as was found
  private Outcome audited(
      List<SafeTable> tables,
      ReleaseRequest request,
      Constraints own,
      List<Witnesses> kept,
      Predicate<Audit.Width> believed) {
    var releases = withOwn(request, own);
    return switch (Audit.of(rows, releases, kept, asked.width(), chance, watch)) {
      case Audit.AuditAnswer.NotAudited(var findings) -> notMade(findings);
      case Audit.AuditAnswer.Audited audited -> {
        var narrow = audited.narrowerThan(asked.width()).stream().filter(believed).toList();
        yield narrow.isEmpty()
            ? made(tables, audited.widths(), own)
            : new Outcome.NotMade(narrow.stream().map(this::tooNarrow).toList());
      }
    };
  }

  private List<Earlier> withOwn(ReleaseRequest request, Constraints own) {
    var all = new ArrayList<>(request.earlier());
    all.add(own.asEarlier(id));
    return all;
  }

  private PersonsFault tooNarrow(Audit.Width width) {
    return PersonsFault.of(
        "finding.narrowed", 0, width.cell().label(), width.apart(), asked.width());
  }

  private Outcome made(List<SafeTable> tables, List<Audit.Width> widths, Constraints own) {
    var released = tables.stream().map(SafeMethods::released).toList();
    var behind = new ArrayList<ReviewSheet.TableSheet>();
    for (int t = 0; t < tables.size(); t++) {
      behind.add(sheets.of(tables.get(t), released.get(t), widths));
    }
    return new Outcome.Made(
        released,
        behind,
        smallest(widths),
        own.sha256(),
        asIntervals,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        proof);
  }

  /// At least the width where that is proven, whatever a search found.
  private long smallest(List<Audit.Width> widths) {
    long found = widths.stream().mapToLong(Audit.Width::apart).min().orElse(-1);
    return proof.isPresent() && !widths.isEmpty() ? Math.max(found, asked.width()) : found;
  }

  /// Rounded numbers are audited too: they must not narrow what an earlier release withheld.
  Outcome rounded(List<OutAlready> about) {
    var request = request(about);
    var kept = about.stream().flatMap(o -> o.proof().stream()).toList();
    return switch (Rounding.round(rows, request, asked.base(), chance, watch)) {
      case Rounding.RoundingAnswer.NotRounded(var findings) -> notMade(findings);
      case Rounding.RoundingAnswer.RoundedTables(var tables, var own, var widths, var _) ->
          audited(tables, request, own, kept, _ -> true) instanceof Outcome.NotMade narrowed
              ? narrowed
              : made(tables, widths, own);
    };
  }

  private ReleaseRequest request(List<OutAlready> about) {
    return new ReleaseRequest(
        specs(asked),
        about.stream().map(OutAlready::earlier).filter(SafeMethods::says).toList(),
        rules());
  }

  static List<TableSpec> specs(AskedTables asked) {
    return asked.tables().stream().map(t -> new TableSpec(String.join("*", t), t)).toList();
  }

  private static boolean says(Earlier earlier) {
    return !earlier.known().isEmpty() || !earlier.withheld().isEmpty();
  }

  private ProtectionRules rules() {
    var share =
        asked.sourceColumn().isPresent() && asked.dominancePercent() < 100
            ? OptionalDouble.of(Math.max(50.1, asked.dominancePercent()) / 100.0)
            : OptionalDouble.empty();
    return new ProtectionRules(
        asked.threshold(),
        asked.width(),
        share,
        true,
        Math.min(2, asked.width()),
        ProtectionRules.Zeros.SHOWN);
  }

  /// Where a register was revised, what is out already is taken for what it still tells.
  private Optional<List<OutAlready>> loosened(List<OutAlready> about, List<Finding> findings) {
    Map<String, Long> differing = new HashMap<>();
    for (Finding finding : findings) {
      if (!(finding instanceof Finding.Disagrees(var label, long _, long _, long now))) {
        return Optional.empty();
      }
      differing.put(label, now);
    }
    asIntervals = asked.revised() ? differing.size() : 0;
    return asked.revised()
        ? Optional.of(about.stream().map(o -> o.loosened(differing)).toList())
        : Optional.empty();
  }

  private static ReleasedTable released(SafeTable safe) {
    var variables =
        safe.axes().stream().map(v -> new CodedVariable(v.name(), v.categories())).toList();
    var values = new ReleasedValue[ReleasedTable.cells(variables)];
    for (var cell : safe.cells()) {
      values[ReleasedTable.index(variables, cell.categories())] = released(cell.value());
    }
    return new ReleasedTable(variables, List.of(values));
  }

  private static ReleasedValue released(CellValue value) {
    return switch (value) {
      case CellValue.Shown(long persons) -> new ReleasedValue.Count(persons);
      case CellValue.Withheld _ -> new ReleasedValue.Withheld();
      case CellValue.Rounded rounded ->
          new ReleasedValue.About(rounded.persons(), rounded.low(), rounded.high());
    };
  }

  private static Outcome notMade(List<Finding> findings) {
    return new Outcome.NotMade(faults(findings));
  }

  static List<PersonsFault> faults(List<Finding> findings) {
    return findings.stream().map(SafeMethods::fault).toList();
  }

  private static PersonsFault fault(Finding finding) {
    var kind = "finding." + finding.slug();
    return switch (finding) {
      case Finding.UnknownVariable(String in, String variable) ->
          PersonsFault.of(kind, 0, in, variable);
      case Finding.UnknownCategory(String in, String variable, String category) ->
          PersonsFault.of(kind, 0, in, variable, category);
      case Finding.TooLarge(String what, long size, long most) ->
          PersonsFault.of(kind, 0, what, size, most);
      case Finding.Disagrees(String label, long low, long high, long now) ->
          PersonsFault.of(kind, 0, label, low, high == Long.MAX_VALUE ? "∞" : high, now);
      case Finding.NarrowAlready(String cell, long apart, long width) ->
          PersonsFault.of(kind, 0, cell, apart, width);
      case Finding.ShownBefore(String cell, String release) ->
          PersonsFault.of(kind, 0, cell, release);
      case Finding.CannotProtect(CellName cell, Knower _, long apart, long width) ->
          PersonsFault.of(kind, 0, Sheets.name(cell), apart, width);
      case Finding.NotProven(String cell, long apart, long width) ->
          PersonsFault.of(kind, 0, cell, apart, width);
      case Finding.CannotRound(String cell, int base) -> PersonsFault.of(kind, 0, cell, base);
      case Finding.NothingLeft() -> PersonsFault.of(kind, 0);
    };
  }
}
