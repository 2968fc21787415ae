package org.mufakat.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGeneratorFactory;
import org.mufakat.tables.Earlier;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Protection;
import org.mufakat.tables.ProtectionAnswer;
import org.mufakat.tables.ProtectionRules;
import org.mufakat.tables.ReleaseRequest;
import org.mufakat.tables.SafeTable;
import org.mufakat.tables.Scope;
import org.mufakat.tables.TableSpec;
import org.mufakat.tables.Watch;
import org.mufakat.tables.Witnesses;

/// What it costs to protect some tables: each alone, all together, and all together again with the
/// last year when they were out without it.
final class ReleaseCosts {

  private static final int MOST_ORIGIN_BY_DESTINATION = 63;
  private static final int THRESHOLD = 11;
  private static final String ORIGIN_BY_DESTINATION = "origin × destination";

  private final Microdata rows;
  private final List<Line> lines = new ArrayList<>();

  ReleaseCosts(Microdata rows) {
    this.rows = rows;
  }

  List<Line> lines(Consumer<String> progress) {
    for (var table : tables("", Scope.EVERYBODY)) {
      progress.accept(table.name());
      measure(table.name(), List.of(table), Out.NOTHING);
    }
    progress.accept("together");
    measure("all four together", tables("", Scope.EVERYBODY), Out.NOTHING);
    var years = rows.variables().get(rows.indexOf("year")).categories();
    var before = Scope.of(Map.of("year", years.subList(0, years.size() - 1)));
    progress.accept("two releases");
    var first = measure("all four, without the last year", tables("before ", before), Out.NOTHING);
    measure("then all four with it", tables("", Scope.EVERYBODY), first);
    return lines;
  }

  private static List<TableSpec> tables(String name, Scope where) {
    return List.of(
        table(name + ORIGIN_BY_DESTINATION, where, "origin", "destination"),
        table(name + "destination × sex × age × form", where, "destination", "sex", "age", "form"),
        table(name + "origin × destination × form", where, "origin", "destination", "form"),
        table(name + "origin × destination × sex", where, "origin", "destination", "sex"));
  }

  private static TableSpec table(String name, Scope where, String... variables) {
    return new TableSpec(name, List.of(variables), where);
  }

  /// What is out, and what it was proved with.
  private record Out(List<Earlier> earlier, List<Witnesses> kept) {
    static final Out NOTHING = new Out(List.of(), List.of());
  }

  private Out measure(String what, List<TableSpec> specs, Out out) {
    var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    var request = new ReleaseRequest(specs, out.earlier(), ProtectionRules.threshold(THRESHOLD));
    long before = System.nanoTime();
    var answer = Protection.prepare(rows, request, out.kept(), chance, Watch.none());
    double seconds = (System.nanoTime() - before) / 1e9;
    return switch (answer) {
      case ProtectionAnswer.Protected safe -> {
        tell(what, safe, seconds);
        yield new Out(List.of(safe.constraints().asEarlier("first")), List.of(safe.witnesses()));
      }
      case ProtectionAnswer.Refused refused ->
          throw new IllegalStateException(what + " is refused: " + refused.findings().getFirst());
    };
  }

  private void tell(String what, ProtectionAnswer.Protected safe, double seconds) {
    int cells = safe.tables().stream().mapToInt(t -> t.cells().size()).sum();
    int withheld = safe.tables().stream().mapToInt(SafeTable::withheld).sum();
    lines.add(Line.of(what + ": cells", Quantity.COUNT, cells));
    var line = Line.of(what + ": withheld", Quantity.COUNT, withheld);
    lines.add(what.equals(ORIGIN_BY_DESTINATION) ? line.target(MOST_ORIGIN_BY_DESTINATION) : line);
    lines.add(Line.of(what, Quantity.SECONDS, seconds));
  }
}
