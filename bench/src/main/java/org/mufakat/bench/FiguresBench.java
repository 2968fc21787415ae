package org.mufakat.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench figures`: indexing a release's cells, a figure, the regional picture, a claim check.
@Command(
    name = "figures",
    description = "Measures figures in memory: indexing, a figure, the picture, a claim check.",
    mixinStandardHelpOptions = true)
final class FiguresBench implements Callable<Table> {

  @Option(
      names = "--file",
      description = "the publisher's file; otherwise shared/data/glotip, else an invented one")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--forks", defaultValue = "2", description = "processes (${DEFAULT-VALUE})")
  private int forks;

  @Option(names = "--runs", defaultValue = "5", description = "runs in each (${DEFAULT-VALUE})")
  private int runs;

  @Option(
      names = "--millis",
      defaultValue = "1000",
      description = "milliseconds a run (${DEFAULT-VALUE})")
  private int millis;

  @Override
  public Table call() throws RunnerException {
    var release = ReleaseToMeasure.find(file);
    var measured = measure(release);
    return new Table(
        "Figures in memory",
        "./mufakat bench figures",
        List.of(
            line("the cells of one indicator in a plain map", measured, "plainMap"),
            line("indexed for figures, narrowed by their margins", measured, "index")
                .against(line("a plain map", measured, "plainMap")),
            line("of which cells by sex, age and form", measured, "indexAndNarrow"),
            line("a figure: one State, five years", measured, "figure"),
            line("the regional picture: eleven States, five years", measured, "regionalPicture"),
            line("a claim checked against one State's cells", measured, "claimCheck")),
        List.of(
            release.described() + "; detected victims, the indicator with most rows.",
            "JMH, average time; processes: %d, runs in each: %d of %d ms, after as many to warm up."
                .formatted(forks, runs, millis)));
  }

  private Map<String, RunResult> measure(ReleaseToMeasure release) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(FigureBenchmarks.class.getName())
            .forks(forks)
            .warmupIterations(runs)
            .warmupTime(TimeValue.milliseconds(millis))
            .measurementIterations(runs)
            .measurementTime(TimeValue.milliseconds(millis))
            .jvmArgsAppend(jvmOptions(release))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    return new Runner(options)
        .run().stream().collect(Collectors.toMap(r -> r.getPrimaryResult().getLabel(), r -> r));
  }

  /// JMH itself still asks for memory in a way that the JDK warns of.
  private static String[] jvmOptions(ReleaseToMeasure release) {
    var options = new ArrayList<>(List.of("--sun-misc-unsafe-memory-access=allow"));
    options.addAll(release.told());
    return options.toArray(String[]::new);
  }

  private static Line line(String what, Map<String, RunResult> measured, String method) {
    var result = measured.get(method);
    if (result == null) {
      throw new IllegalStateException("no such benchmark: " + method);
    }
    var micros = new ArrayList<Double>();
    for (var fork : result.getBenchmarkResults()) {
      for (var run : fork.getIterationResults()) {
        micros.add(run.getPrimaryResult().getScore());
      }
    }
    return Line.of(what, Quantity.MICROSECONDS, Samples.of(micros));
  }
}
