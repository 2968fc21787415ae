package org.mufakat.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bench estimate`: what estimates of the unseen cost, each in a process of its own, so that the
/// compiler's warm-up is in it; and how often their intervals hold a truth that is known.
@Command(
    name = "estimate",
    description =
        "Measures estimates of hidden populations: bootstrap, models by BIC, decomposable averages,"
            + " coverage.",
    mixinStandardHelpOptions = true)
final class EstimateBench implements Callable<Table> {

  /// What the launcher gives `estimate`.
  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m");

  private static final int LARGE = 1_000_000;
  private static final Set<EstimateInside.Task> ONCE =
      EnumSet.of(EstimateInside.Task.COVERAGE, EstimateInside.Task.FUZZ);

  private static final int REPLICATES_BY_R = 50;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "how often each is measured (${DEFAULT-VALUE})")
  private int runs;

  @Option(
      names = "--large",
      defaultValue = "" + LARGE,
      description = "replicates of the five-list table on all cores (${DEFAULT-VALUE})")
  private int large;

  @Option(
      names = "--tables",
      defaultValue = "0",
      description = "simulated tables for the coverage, some 0.2 s each (${DEFAULT-VALUE})")
  private int tables;

  @Option(
      names = "--fuzz",
      defaultValue = "0",
      description = "invented tables to answer, some 0.2 s each (${DEFAULT-VALUE})")
  private int walks;

  @Option(names = "--no-six", description = "leave out the average over six lists")
  private boolean withoutSix;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Table call() throws InterruptedException {
    if (runs < 1 || large < 1 || tables < 0 || walks < 0) {
      throw new ParameterException(spec.commandLine(), "counts are at least 1");
    }
    var lines = new ArrayList<Line>();
    for (var task : EstimateInside.Task.values()) {
      if (task.isMeasured(withoutSix, tables, walks)) {
        var measured = measure(task);
        lines.addAll(task.lines(measured, large));
        if (task == EstimateInside.Task.THOUSAND_REPLICATES) {
          lines.addAll(peer(measured));
        }
      }
    }
    return new Table(
        "Estimates of hidden populations",
        "./mufakat bench estimate --runs %d --large %d --tables %d --fuzz %d"
            .formatted(runs, large, tables, walks),
        lines,
        List.of(
            "Each in a process of its own with -Xmx512m. CPU seconds: of all threads of the"
                + " process, the compiler's and the collector's too, from its start where it says"
                + " so.",
            "The tables are in docs/examples/lists. A replicate resamples the persons and runs the"
                + " whole stepwise selection again.",
            "By R: 50 replicates of the same rule in a plain loop of base R's glm, in the same run."
                + " It finds the same point, and checks no existence. R's package for it (SparseMSE"
                + " 2.0.1) is slower than this loop: 371 CPU seconds for 1,000 replicates, measured"
                + " on another day and machine.",
            "Coverage: 1,000 replicates for each table, simulated from the model that the stepwise"
                + " rule chooses for the five-list table of the United Kingdom."));
  }

  /// Ours and R's own glm, a replicate each; nothing where R is not installed, which is said.
  private List<Line> peer(Measurements ours) throws InterruptedException {
    var rscript = PlainGlm.installed();
    if (rscript.isEmpty()) {
      say("R IS NOT INSTALLED: no line beside R's glm (Debian: apt-get install r-base-core)");
      return List.of();
    }
    say("the same by a plain loop of R's glm");
    var table = Checkout.here().root().resolve("docs/examples/lists/united-kingdom-2013.csv");
    var all = new Measurements();
    for (int run = 0; run < runs; run++) {
      all.addAll(PlainGlm.measured(rscript.get(), table, REPLICATES_BY_R));
    }
    var replicate =
        Line.of(
            "a replicate, six lists, warm: CPU",
            Quantity.MICROSECONDS,
            ours.of("warm").times(1e6 / EstimateInside.THOUSAND));
    return List.of(
        replicate,
        Line.of(
                "the same by a plain loop of R's glm, no existence check: CPU",
                Quantity.MICROSECONDS,
                all.of("glm-replicate").times(1e6))
            .against(replicate));
  }

  private void say(String line) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(line);
    progress.flush();
  }

  private Measurements measure(EstimateInside.Task task) throws InterruptedException {
    say(task.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    var all = new Measurements();
    for (int run = 0; run < (ONCE.contains(task) ? 1 : runs); run++) {
      var arguments =
          List.of(
              task.name(),
              Checkout.here().root().toString(),
              Integer.toString(large),
              Integer.toString(tables),
              Integer.toString(walks));
      all.addAll(Program.java(EstimateInside.class, OPTIONS, arguments).measured());
    }
    return all;
  }
}
