package org.mufakat.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench pages`: how long readers wait for a page while many read.
@Command(
    name = "pages",
    description = "Measures pages and figures under concurrent readers, the whole release imported.",
    mixinStandardHelpOptions = true)
final class PagesBench implements Callable<Table> {

  private static final double MOST_MILLIS = 100;
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
    try (var running = RunningDemo.start(demo.order(2))) {
      var hurried = new Crowd(readers, Duration.ofSeconds(seconds), Duration.ZERO);
      var reading = new Crowd(readers, Duration.ofSeconds(seconds), READING_PAUSE);
      var seen = new LinkedHashMap<Address, List<Crowd.Seen>>();
      for (Address address : Address.values()) {
        say("warming up " + address.path());
        hurried.visit(running.address().resolve(address.path()));
      }
      for (int round = 1; round <= rounds; round++) {
        for (Address address : Address.values()) {
          say("round " + round + ": " + address.path());
          visit(hurried, running.address(), address, seen);
        }
      }
      var unhurried = new LinkedHashMap<Address, List<Crowd.Seen>>();
      for (int round = 1; round <= rounds; round++) {
        say("round " + round + ", readers who pause: " + Address.REGION.path());
        visit(reading, running.address(), Address.REGION, unhurried);
      }
      return table(seen, unhurried);
    }
  }

  private static void visit(
      Crowd crowd, URI front, Address address, Map<Address, List<Crowd.Seen>> seen)
      throws InterruptedException {
    seen.computeIfAbsent(address, _ -> new ArrayList<>())
        .add(crowd.visit(front.resolve(address.path())));
  }

  private Table table(
      Map<Address, List<Crowd.Seen>> seen, Map<Address, List<Crowd.Seen>> unhurried) {
    var lines = new ArrayList<Line>();
    var floor = quantile(Address.HEALTH.what(), seen.get(Address.HEALTH), 0.95);
    seen.forEach(
        (address, rounds) -> {
          var p95 = quantile(address.what() + ", p95", rounds, 0.95);
          lines.add(quantile(address.what() + ", p50", rounds, 0.5));
          lines.add(
              switch (address) {
                case REGION, STATE, FIGURE -> p95.against(floor).target(MOST_MILLIS);
                case ASSET, HEALTH -> p95;
              });
          lines.add(quantile(address.what() + ", p99", rounds, 0.99));
          lines.add(
              Line.of(
                  address.what() + ", answers a second",
                  Quantity.PER_SECOND,
                  Samples.of(rounds.stream().map(Crowd.Seen::perSecond).toList())));
          serverQuantile(address, rounds).ifPresent(lines::add);
        });
    unhurried.forEach(
        (address, rounds) ->
            lines.add(
                quantile(
                        address.what() + ", p95, readers who pause a second between pages",
                        rounds,
                        0.95)
                    .target(MOST_MILLIS)));
    return new Table(
        "Pages under " + readers + " concurrent readers",
        "./mufakat bench pages --readers " + readers + " --seconds " + seconds,
        lines,
        List.of(
            demo.application().described() + ", " + demo.release().getFileName() + ", 2 nodes.",
            "Times are what a reader on this machine waits, from asking to the last byte; readers"
                + " take their share of the same cores. Unless they pause, all ask again at once.",
            "A value is one round of %d s; a round to warm up went before.".formatted(seconds)));
  }

  private static Line quantile(String what, List<Crowd.Seen> rounds, double share) {
    return Line.of(
        what,
        Quantity.MILLISECONDS,
        Samples.of(rounds.stream().map(seen -> seen.quantile(share)).toList()));
  }

  private static Optional<Line> serverQuantile(Address address, List<Crowd.Seen> rounds) {
    if (rounds.stream().anyMatch(seen -> seen.serverMillis().isEmpty())) {
      return Optional.empty();
    }
    var p95 = rounds.stream().map(seen -> Samples.of(seen.serverMillis()).quantile(0.95)).toList();
    return Optional.of(
        Line.of(
            address.what() + ", p95 as the server says", Quantity.MILLISECONDS, Samples.of(p95)));
  }

  private void say(String what) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(what);
    progress.flush();
  }
}
