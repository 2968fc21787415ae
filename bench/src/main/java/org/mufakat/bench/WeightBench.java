package org.mufakat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bench weight`: what a browser fetches to show the regional page.
@Command(
    name = "weight",
    description =
        "Measures the bytes on the wire of the regional page, in a browser, cold and warm.",
    mixinStandardHelpOptions = true)
final class WeightBench implements Callable<Table> {

  private static final double MOST_KILOBYTES = 500;
  private static final int WHOLE_PAGE_MILLIS = 20_000;

  @Option(
      names = "--chromium",
      defaultValue = "/usr/bin/chromium",
      description = "the browser (${DEFAULT-VALUE})")
  private Path chromium = Path.of("/usr/bin/chromium");

  @Mixin private DemoToMeasure demo = new DemoToMeasure();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Table call() throws IOException, InterruptedException {
    if (!Files.isExecutable(chromium)) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no browser at %s. Install Chromium, or name one with --chromium."
              .formatted(chromium));
    }
    var release = demo.release();
    try (var running = RunningDemo.start(demo.ofTwoNodes(release))) {
      return measure(running, release);
    }
  }

  Table measure(RunningDemo running, ReleaseToMeasure release)
      throws IOException, InterruptedException {
    var profile = Files.createTempDirectory("mufakat-bench-browser");
    try (var relay = CountingRelay.before(running.address())) {
      var page = relay.address().resolve(Address.REGION.path(release.state())).toString();
      show(page, profile);
      var cold = relay.taken();
      show(page, profile);
      var warm = relay.taken();
      return table(cold, warm, release);
    } finally {
      RunningDemo.delete(profile);
    }
  }

  private static Table table(
      List<CountingRelay.Passed> cold, List<CountingRelay.Passed> warm, ReleaseToMeasure release) {
    var lines = new ArrayList<Line>();
    lines.add(kilobytes("cold: everything", cold).target(MOST_KILOBYTES));
    cold.stream()
        .sorted(Comparator.comparingLong(CountingRelay.Passed::bytes).reversed())
        .forEach(one -> lines.add(kilobytes("cold: `" + one.path() + "`", List.of(one))));
    lines.add(kilobytes("warm: everything", warm).target(MOST_KILOBYTES));
    return new Table(
        "Weight of the regional page",
        "./mufakat bench weight",
        lines,
        List.of(
            "%s; answers: %d cold, %d warm; bodies as compressed on the wire, and headers; 1 kB is"
                    .formatted(release.described(), cold.size(), warm.size())
                + " 1000 bytes.",
            "Chromium asks, through a relay that counts; warm is a second visit with the first"
                + " one's cache."));
  }

  private static Line kilobytes(String what, List<CountingRelay.Passed> answers) {
    double bytes = answers.stream().mapToLong(CountingRelay.Passed::bytes).sum();
    return Line.of(what, Quantity.KILOBYTES, bytes / 1000);
  }

  private void show(String page, Path profile) throws InterruptedException {
    var outcome =
        Program.run(
            List.of(
                chromium.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--window-size=1280,4000",
                "--virtual-time-budget=" + WHOLE_PAGE_MILLIS,
                "--dump-dom",
                page));
    if (outcome.exitCode() != 0 || !outcome.output().contains("</html>")) {
      throw new IllegalStateException("the browser did not show the page:\n" + outcome.output());
    }
  }
}
