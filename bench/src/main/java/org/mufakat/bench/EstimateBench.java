package org.mufakat.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  @Option(names = "--no-six", description = "leave out the average over six lists")
  private boolean withoutSix;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Table call() throws InterruptedException {
    if (runs < 1 || large < 1 || tables < 0) {
      throw new ParameterException(spec.commandLine(), "counts are at least 1");
    }
    var lines = new ArrayList<Line>();
    for (var task : EstimateInside.Task.values()) {
      if (task.isMeasured(withoutSix, tables)) {
        lines.addAll(measure(task));
      }
    }
    return new Table(
        "Estimates of hidden populations",
        "./mufakat bench estimate --runs %d --large %d --tables %d".formatted(runs, large, tables),
        lines,
        List.of(
            "Each in a process of its own with -Xmx512m. CPU seconds: of all threads of the"
                + " process, the compiler's and the collector's too, from its start where it says"
                + " so.",
            "The tables are in docs/examples/lists. A replicate resamples the persons and runs the"
                + " whole stepwise selection again.",
            "Coverage: 1,000 replicates for each table, simulated from the model that the stepwise"
                + " rule chooses for the five-list table of the United Kingdom."));
  }

  private List<Line> measure(EstimateInside.Task task) throws InterruptedException {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(task.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    progress.flush();
    var all = new Measurements();
    for (int run = 0; run < (task == EstimateInside.Task.COVERAGE ? 1 : runs); run++) {
      var arguments =
          List.of(
              task.name(),
              Checkout.here().root().toString(),
              Integer.toString(large),
              Integer.toString(tables));
      all.addAll(Program.java(EstimateInside.class, OPTIONS, arguments).measured());
    }
    return task.lines(all, large);
  }
}
