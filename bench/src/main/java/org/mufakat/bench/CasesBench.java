package org.mufakat.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench cases`: how long those who work on cases wait at a node that has many.
@Command(
    name = "cases",
    description = "Measures lists, searches and cases at a node with many invented cases.",
    mixinStandardHelpOptions = true)
final class CasesBench implements Callable<Table> {

  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx1g");

  private static final double MOST_MILLIS = 200;
  private static final double MOST_MILLIS_OF_A_CASE = 100;

  @Option(
      names = "--cases",
      defaultValue = "100000",
      description = "at the node (${DEFAULT-VALUE})")
  private int cases;

  @Option(names = "--readers", defaultValue = "20", description = "at once (${DEFAULT-VALUE})")
  private int readers;

  @Option(names = "--seconds", defaultValue = "5", description = "a round (${DEFAULT-VALUE})")
  private double seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "rounds (${DEFAULT-VALUE})")
  private int rounds;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Table call() throws InterruptedException {
    PrintWriter progress = spec.commandLine().getErr();
    progress.printf("a node of %,d cases, %d readers, %d rounds%n", cases, readers, rounds);
    progress.flush();
    var options = new ArrayList<>(OPTIONS);
    options.add("-Dmufakat.home=" + Checkout.here().root());
    options.add("--enable-native-access=ALL-UNNAMED");
    var outcome =
        Program.java(
            CasesInside.class,
            options,
            List.of(
                Checkout.here().region().toString(),
                Integer.toString(cases),
                Integer.toString(readers),
                Long.toString(Math.round(seconds * 1_000)),
                Integer.toString(rounds)));
    return table(outcome.measured());
  }

  private Table table(Measurements measured) {
    var lines = new ArrayList<Line>();
    lines.add(measured.line("opening cases in thousands", Quantity.PER_SECOND, "loaded"));
    lines.add(measured.line("until the ledger has them all", Quantity.SECONDS, "placed-after"));
    lines.add(
        measured.line(
            "the first search, of names read already", Quantity.MILLISECONDS, "first-search"));
    lines.add(measured.line("`select 1`, p95", Quantity.MILLISECONDS, "select-1"));
    for (String how : List.of("pausing", "hurried")) {
      var floor = line(measured, CasesInside.Asked.EMPTY, how, "p95");
      for (CasesInside.Asked asked : CasesInside.Asked.values()) {
        lines.add(line(measured, asked, how, "p50"));
        lines.add(
            asked == CasesInside.Asked.EMPTY
                ? floor
                : line(measured, asked, how, "p95").against(floor).target(most(asked)));
        lines.add(line(measured, asked, how, "max"));
      }
    }
    return new Table(
        String.format(Locale.ROOT, "A node of %,d cases under %d readers", cases, readers),
        String.format(
            Locale.ROOT,
            "./mufakat bench cases --cases %d --readers %d --seconds %.0f --rounds %d",
            cases,
            readers,
            seconds,
            rounds),
        lines,
        List.of(
            "Invented cases, half of them law enforcement's, sealed and told in the ledger as any"
                + " others; all readers signed in: half as an investigator with two thirds of the"
                + " side's cases, half as a supervisor with all.",
            "Pausing: a second between an answer and the next question. Hurried: none, so that the"
                + " machine is always full. The readers are in the server's process and share its"
                + " cores. A value is one round; a round to warm up went before.",
            "Times are what a reader waits, from asking to the last byte; each hit of a search is"
                + " told in the ledger before it is shown."));
  }

  private static double most(CasesInside.Asked asked) {
    return asked == CasesInside.Asked.CASE ? MOST_MILLIS_OF_A_CASE : MOST_MILLIS;
  }

  private static Line line(
      Measurements measured, CasesInside.Asked asked, String how, String which) {
    return measured.line(
        how + ": " + asked.what() + ", " + which,
        Quantity.MILLISECONDS,
        asked + "-" + how + "-" + which);
  }
}
