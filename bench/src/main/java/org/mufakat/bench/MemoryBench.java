package org.mufakat.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.mufakat.node.NodeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench memory`: what many nodes in one process take, and PostgreSQL beside them.
@Command(
    name = "memory",
    description = "Measures the memory of the demo's nodes after start and after page views.",
    mixinStandardHelpOptions = true)
final class MemoryBench implements Callable<Table> {

  private static final double MOST_MEBIBYTES = 1024;
  private static final Pattern TOTAL_OF_HISTOGRAM = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

  @Option(
      names = "--nodes",
      defaultValue = "12",
      description = "how many, the hub among them (${DEFAULT-VALUE})")
  private int nodes;

  @Option(names = "--views", defaultValue = "200", description = "page views (${DEFAULT-VALUE})")
  private int views;

  @Option(names = "--runs", defaultValue = "3", description = "starts (${DEFAULT-VALUE})")
  private int runs;

  @Mixin private DemoToMeasure demo = new DemoToMeasure();

  @Spec private CommandSpec spec = CommandSpec.create();

  /// One run, in mebibytes.
  private record Run(
      double afterStart,
      double afterViews,
      double peak,
      double liveHeap,
      double databaseAfterStart,
      double databaseAfterViews) {}

  @Override
  public Table call() throws IOException, InterruptedException {
    var measured = new ArrayList<Run>();
    for (int run = 1; run <= runs; run++) {
      say("run " + run + " of " + runs);
      measured.add(measure());
    }
    var process = "%d nodes' process ".formatted(nodes);
    return new Table(
        "Memory of " + nodes + " nodes",
        "./mufakat bench memory --nodes " + nodes + " --views " + views,
        List.of(
            line(process + "after start", measured, Run::afterStart).target(MOST_MEBIBYTES),
            line(process + "after " + views + " page views", measured, Run::afterViews)
                .target(MOST_MEBIBYTES),
            line(process + "at its peak", measured, Run::peak).target(MOST_MEBIBYTES),
            line("of which live objects on the heap", measured, Run::liveHeap),
            line("PostgreSQL after start", measured, Run::databaseAfterStart),
            line("PostgreSQL after " + views + " page views", measured, Run::databaseAfterViews)),
        List.of(
            demo.application().described() + ", " + demo.release().getFileName() + " on the hub.",
            "A process's memory is what Linux holds for it (resident); PostgreSQL's is that of all"
                + " its processes, shared pages counted once."));
  }

  private Run measure() throws IOException, InterruptedException {
    try (var running = RunningDemo.start(demo.order(nodes))) {
      double afterStart = Resident.now(running.process());
      double database = Resident.together(Resident.ofDatabase(running.cluster()));
      view(running.address());
      return new Run(
          afterStart,
          Resident.now(running.process()),
          Resident.peak(running.process()),
          liveHeap(running.process()),
          database,
          Resident.together(Resident.ofDatabase(running.cluster())));
    }
  }

  /// Views the regional pages of all nodes in turn.
  private void view(URI front) throws IOException, InterruptedException {
    var slugs = new ArrayList<String>(List.of(NodeId.HUB.slug()));
    demo.order(nodes).states().forEach(code -> slugs.add(new NodeId(code).slug()));
    try (var client = HttpClient.newHttpClient()) {
      for (int i = 0; i < views; i++) {
        var page = front.resolve("/" + slugs.get(i % slugs.size()) + "/region");
        var answer = client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(page + " answered " + answer.statusCode());
        }
      }
    }
  }

  /// What is left on the heap after everything unused was thrown away.
  private static double liveHeap(long process) throws InterruptedException {
    var jcmd = Path.of(Application.java()).resolveSibling("jcmd").toString();
    var answer =
        Program.run(List.of(jcmd, Long.toString(process), "GC.class_histogram"));
    var total = TOTAL_OF_HISTOGRAM.matcher(answer.output());
    if (!total.find()) {
      throw new IllegalStateException("jcmd did not tell the heap:\n" + answer.output());
    }
    return Long.parseLong(total.group(1)) / (double) (1 << 20);
  }

  private static Line line(
      String what, List<Run> runs, ToDoubleFunction<Run> of) {
    return Line.of(
        what, Quantity.MEBIBYTES, Samples.of(runs.stream().mapToDouble(of).boxed().toList()));
  }

  private void say(String what) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(what);
    progress.flush();
  }
}
