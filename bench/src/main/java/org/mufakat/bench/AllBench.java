package org.mufakat.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench all`: every benchmark with its usual sizes, as docs/benchmarks.md has them.
@Command(
    name = "all",
    description = "Measures everything and prints docs/benchmarks.md's tables; some 20 minutes.",
    mixinStandardHelpOptions = true)
final class AllBench implements Callable<Report>, IExitCodeGenerator {

  @Option(
      names = "--calm",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "wait this long at most before each until the load is below 1.5 (${DEFAULT-VALUE})")
  private int calmSeconds;

  @Spec private CommandSpec spec = CommandSpec.create();

  private int notMeasured;

  @Override
  public Report call() throws Exception {
    PrintWriter progress = spec.commandLine().getErr();
    double before = Machine.load();
    var tables = new ArrayList<Table>();
    for (var benchmark :
        List.of(
            new ImportBench(),
            new StartBench(),
            new MemoryBench(),
            new PagesBench(),
            new WeightBench(),
            new FiguresBench(),
            new LedgerBench(),
            new CasesBench(),
            new ForumBench(),
            new ForumHubBench())) {
      Calm.await(Duration.ofSeconds(calmSeconds), progress);
      try {
        tables.add(CommandLine.populateCommand(benchmark).call());
      } catch (IOException | SQLException | RuntimeException | RunnerException e) {
        notMeasured++;
        progress.println("This could not be measured, and the others go on: " + e.getMessage());
        progress.flush();
      }
    }
    return new Report(Machine.thisOne(), new Report.Load(before, Machine.load()), tables);
  }

  /// What was measured is printed in any case.
  @Override
  public int getExitCode() {
    return notMeasured == 0 ? 0 : 1;
  }
}
