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
import java.util.Optional;
import java.util.concurrent.Callable;
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

  @Override
  public Table call() throws IOException, InterruptedException {
    var release = demo.release();
    var measured = new Measurements();
    var order = demo.ofTheRegion(nodes, Optional.of(release));
    for (int run = 1; run <= runs; run++) {
      say("run " + run + " of " + runs);
      try (var running = RunningDemo.start(order)) {
        measured.addAll(measure(running, order.states()));
      }
    }
    return table(measured, release);
  }

  Measurements measure(RunningDemo running, List<String> states)
      throws IOException, InterruptedException {
    long process = running.process();
    var measured = new Measurements();
    measured.add("after start", Resident.now(process));
    measured.add("database after start", database(running));
    view(running.address(), states);
    measured.add("after views", Resident.now(process));
    measured.add("peak", Resident.peak(process));
    measured.add("database after views", database(running));
    measured.add("live heap", liveHeap(process));
    return measured;
  }

  Table table(Measurements measured, ReleaseToMeasure release) {
    var process = "%d nodes' process ".formatted(nodes);
    var viewed = "after " + views + " page views";
    return new Table(
        "Memory of " + nodes + " nodes",
        "./mufakat bench memory --nodes " + nodes + " --views " + views,
        List.of(
            line(measured, process + "after start", "after start").target(MOST_MEBIBYTES),
            line(measured, process + viewed, "after views").target(MOST_MEBIBYTES),
            line(measured, process + "at its peak", "peak").target(MOST_MEBIBYTES),
            line(measured, "of which live objects on the heap", "live heap"),
            line(measured, "PostgreSQL after start", "database after start"),
            line(measured, "PostgreSQL " + viewed, "database after views")),
        List.of(
            demo.application().described() + "; at the hub: " + release.described() + ".",
            "A process's memory is what Linux holds for it (resident); PostgreSQL's is that of all"
                + " its processes, shared pages counted once."));
  }

  private static Line line(Measurements measured, String what, String name) {
    return measured.line(what, Quantity.MEBIBYTES, name);
  }

  private static double database(RunningDemo running) {
    return Resident.together(Resident.ofDatabase(running.cluster()));
  }

  /// Views the regional pages of all nodes in turn.
  private void view(URI front, List<String> states) throws IOException, InterruptedException {
    var slugs = new ArrayList<String>(List.of(NodeId.HUB.slug()));
    states.forEach(code -> slugs.add(new NodeId(code).slug()));
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
    var answer = Program.run(List.of(jcmd, Long.toString(process), "GC.class_histogram"));
    var total = TOTAL_OF_HISTOGRAM.matcher(answer.output());
    if (!total.find()) {
      throw new IllegalStateException("jcmd did not tell the heap:\n" + answer.output());
    }
    return Long.parseLong(total.group(1)) / (double) (1 << 20);
  }

  private void say(String what) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(what);
    progress.flush();
  }
}
