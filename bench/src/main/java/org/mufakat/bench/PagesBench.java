package org.mufakat.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench pages`: how long readers wait for a page while many read.
@Command(
    name = "pages",
    description =
        "Measures pages and figures under concurrent readers, the whole release imported.",
    mixinStandardHelpOptions = true)
final class PagesBench implements Callable<Table> {

  private static final double MOST_MILLIS = 100;
  private static final String PAUSING = "pausing";
  private static final Duration READING_PAUSE = Duration.ofSeconds(1);

  @Option(names = "--readers", defaultValue = "20", description = "at once (${DEFAULT-VALUE})")
  private int readers;

  @Option(names = "--seconds", defaultValue = "20", description = "a round (${DEFAULT-VALUE})")
  private int seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "rounds (${DEFAULT-VALUE})")
  private int rounds;

  @Mixin private DemoToMeasure demo = new DemoToMeasure();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Table call() throws IOException, InterruptedException {
    var release = demo.release();
    try (var running = RunningDemo.start(demo.ofTwoNodes(release))) {
      return table(measuredOrTold(running, release), release);
    }
  }

  /// A reader who got no answer is explained by what the server said meanwhile.
  private Measurements measuredOrTold(RunningDemo running, ReleaseToMeasure release)
      throws InterruptedException {
    try {
      return measure(running, release.state());
    } catch (IllegalStateException e) {
      throw new IllegalStateException(e.getMessage() + "; the server said:\n" + running.said(), e);
    }
  }

  Measurements measure(RunningDemo running, String state) throws InterruptedException {
    var hurried = new Crowd(readers, Duration.ofSeconds(seconds), Duration.ZERO);
    var reading = new Crowd(readers, Duration.ofSeconds(seconds), READING_PAUSE);
    for (Address address : Address.values()) {
      say("warming up " + address.path(state));
      hurried.visit(running.address().resolve(address.path(state)));
    }
    var measured = new Measurements();
    for (int round = 1; round <= rounds; round++) {
      for (Address address : Address.values()) {
        say("round " + round + ": " + address.path(state));
        keep(
            measured,
            address.name(),
            hurried.visit(running.address().resolve(address.path(state))));
      }
      say("round " + round + ", readers who pause: " + Address.REGION.path(state));
      keep(measured, PAUSING, reading.visit(running.address().resolve(Address.REGION.path(state))));
    }
    return measured;
  }

  private static void keep(Measurements measured, String name, Crowd.Seen seen) {
    measured.add(name + " p50", seen.quantile(0.5));
    measured.add(name + " p95", seen.quantile(0.95));
    measured.add(name + " p99", seen.quantile(0.99));
    measured.add(name + " rate", seen.perSecond());
  }

  Table table(Measurements measured, ReleaseToMeasure release) {
    var floor = millis(measured, Address.HEALTH.what() + ", p95", Address.HEALTH.name() + " p95");
    var lines = new ArrayList<Line>();
    for (Address address : Address.values()) {
      var name = address.name();
      var p95 = millis(measured, address.what() + ", p95", name + " p95");
      lines.add(millis(measured, address.what() + ", p50", name + " p50"));
      lines.add(address.isFloor() ? p95 : p95.against(floor).target(MOST_MILLIS));
      lines.add(millis(measured, address.what() + ", p99", name + " p99"));
      lines.add(
          measured.line(
              address.what() + ", answers a second", Quantity.PER_SECOND, name + " rate"));
    }
    var unhurried = Address.REGION.what() + ", readers who pause a second, ";
    lines.add(millis(measured, unhurried + "p50", PAUSING + " p50"));
    lines.add(millis(measured, unhurried + "p95", PAUSING + " p95").target(MOST_MILLIS));
    return new Table(
        "Pages under " + readers + " concurrent readers",
        "./mufakat bench pages --readers " + readers + " --seconds " + seconds,
        lines,
        List.of(
            demo.application().described() + "; " + release.described() + "; two nodes.",
            "Times are what a reader on this machine waits, from asking to the last byte; readers"
                + " take their share of the same cores. Unless they pause, all ask again at once.",
            "A value is one round of %d s; a round to warm up went before.".formatted(seconds)));
  }

  private static Line millis(Measurements measured, String what, String name) {
    return measured.line(what, Quantity.MILLISECONDS, name);
  }

  private void say(String what) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(what);
    progress.flush();
  }
}
