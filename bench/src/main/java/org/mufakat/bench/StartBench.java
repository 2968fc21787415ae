package org.mufakat.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench start`: from the start of the Java machine to the first page.
@Command(
    name = "start",
    description = "Measures the demo's start, from the Java machine's start to its first answer.",
    mixinStandardHelpOptions = true)
final class StartBench implements Callable<Table> {

  private static final double MOST_SECONDS = 20;

  @Option(
      names = "--nodes",
      split = ",",
      defaultValue = "1,12",
      description = "how many: 1 is `node`, more are `demo` with its hub (${DEFAULT-VALUE})")
  private List<Integer> nodes = List.of();

  @Option(names = "--runs", defaultValue = "5", description = "starts of each (${DEFAULT-VALUE})")
  private int runs;

  @Mixin private DemoToMeasure demo = new DemoToMeasure();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Table call() throws IOException, InterruptedException {
    var java = new ArrayList<Double>();
    var postgres = new ArrayList<Double>();
    var spring = new ArrayList<Double>();
    var demos = new ArrayList<List<Double>>();
    nodes.forEach(_ -> demos.add(new ArrayList<>()));
    var regime = ReleaseToMeasure.regime(Checkout.here().region());
    for (int run = 0; run <= runs; run++) {
      say(run == 0 ? "a run to warm the disk" : "run " + run + " of " + runs);
      boolean counts = run > 0;
      keep(counts, java, javaAlone());
      keep(counts, postgres, postgresAlone(regime));
      keep(counts, spring, BareSpring.secondsToFirstAnswer());
      for (int i = 0; i < nodes.size(); i++) {
        keep(counts, demos.get(i), startOf(nodes.get(i)));
      }
    }
    return table(java, postgres, spring, demos);
  }

  private Table table(
      List<Double> java, List<Double> postgres, List<Double> spring, List<List<Double>> demos) {
    var javaLine = seconds("`java -version`", java);
    var postgresLine = seconds("a PostgreSQL cluster made and started, nothing else", postgres);
    var springLine = seconds("Spring Boot with one address and no database", spring);
    var floor =
        Line.of(
            "PostgreSQL and bare Spring Boot, one after the other",
            Quantity.SECONDS,
            postgresLine.samples().median() + springLine.samples().median());
    var lines = new ArrayList<Line>();
    for (int i = 0; i < nodes.size(); i++) {
      lines.add(
          seconds(started(nodes.get(i)) + " to its first page", demos.get(i))
              .against(floor)
              .target(MOST_SECONDS));
    }
    lines.addAll(List.of(javaLine, postgresLine, springLine));
    return new Table(
        "Start to first page",
        "./mufakat bench start --nodes "
            + String.join(",", nodes.stream().map(String::valueOf).toList())
            + " --runs "
            + runs,
        lines,
        List.of(
            demo.application().described() + ", in an empty folder each time.",
            "Every run measures each of them once, one after the other."));
  }

  private static String started(int nodes) {
    return nodes == 1 ? "`node` with one node" : "`demo` with " + nodes + " nodes";
  }

  private static double javaAlone() throws InterruptedException {
    long start = System.nanoTime();
    Program.run(List.of(Application.java(), "-version"));
    return secondsSince(start);
  }

  private static double postgresAlone(RegimePack regime) throws IOException {
    var folder = Files.createTempDirectory("mufakat-bench");
    try {
      long start = System.nanoTime();
      try (var _ = DataFolder.open(folder.resolve("data"), regime)) {
        return secondsSince(start);
      }
    } finally {
      RunningDemo.delete(folder);
    }
  }

  private double startOf(int nodes) throws IOException, InterruptedException {
    if (nodes == 1) {
      return OneNode.secondsToFirstAnswer(demo.application());
    }
    try (var running = RunningDemo.start(demo.ofTheRegion(nodes, Optional.empty()))) {
      return running.secondsToFirstAnswer();
    }
  }

  private static void keep(boolean counts, List<Double> all, double seconds) {
    if (counts) {
      all.add(seconds);
    }
  }

  private static Line seconds(String what, List<Double> values) {
    return Line.of(what, Quantity.SECONDS, Samples.of(values));
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private void say(String what) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(what);
    progress.flush();
  }
}
