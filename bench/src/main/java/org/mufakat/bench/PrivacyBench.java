package org.mufakat.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bench privacy`: how far private counts and synthetic rows lie from the true ones, beside the
/// algorithm that is published for the same rows, and how long they take.
@Command(
    name = "privacy",
    description =
        "Measures private counts and synthetic records beside the published algorithm: error,"
            + " suppressed, fabricated, seconds.",
    mixinStandardHelpOptions = true)
final class PrivacyBench implements Callable<Table> {

  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m");
  private static final double MOST_ERROR = 13;
  private static final double MOST_SYNTHETIC_ERROR = 24;

  @Option(
      names = "--seeds",
      defaultValue = "10",
      description = "how many sets of 6,000 rows (${DEFAULT-VALUE})")
  private int seeds;

  @Option(names = "--no-large", description = "leave out the 200,000 rows")
  private boolean withoutLarge;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Table call() throws InterruptedException {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "at least one set of rows");
    }
    var lines = new ArrayList<Line>();
    lines.addAll(showcase(run("showcase", Integer.toString(seeds))));
    if (!withoutLarge) {
      lines.addAll(large(run("large")));
    }
    return new Table(
        "Private counts and synthetic records",
        "./mufakat bench privacy --seeds " + seeds,
        lines,
        List.of(
            "Rows: the published generator (6,000 rows, H1 to H10, two halves with disjoint H2 and"
                + " H3; its combinations of up to four have a mean count of 111.7), another set for"
                + " each seed. ε = 4, δ = 1/(n ln n), combinations of up to four.",
            "Error: the mean absolute error of the combinations that are both true and reported.",
            "The peer is the published algorithm, written after its description and run on the same"
                + " rows; published for one run: 15.31 (18.0, 18.2, 18.1, 13.9 by length),"
                + " suppressed 5.13, fabricated 4.01 of a hundred; synthetic 27.75, 5.22, 3.38.",
            "200,000 rows: ten variables of 20, 60, 60, 9, 4, 3, 3, 2, 2 and 2 categories, with"
                + " -Xmx512m."));
  }

  private Measurements run(String... arguments) throws InterruptedException {
    spec.commandLine().getErr().println(arguments[0]);
    spec.commandLine().getErr().flush();
    return Program.java(PrivacyInside.class, OPTIONS, List.of(arguments)).measured();
  }

  private static List<Line> showcase(Measurements measured) {
    var lines = new ArrayList<Line>();
    lines.add(
        measured.line("mean count of the true combinations", Quantity.COUNT, "peer-counts-mean-0"));
    lines.addAll(of(measured, "counts", "counts", MOST_ERROR));
    lines.addAll(of(measured, "rows", "synthetic", MOST_SYNTHETIC_ERROR));
    lines.add(measured.line("6,000 rows counted and drawn", Quantity.SECONDS, "found-seconds"));
    return lines;
  }

  private static List<Line> of(Measurements measured, String name, String words, double most) {
    var lines = new ArrayList<Line>();
    var peer =
        measured.line(words + ", the peer: error", Quantity.COUNT, "peer-" + name + "-error-0");
    lines.add(peer);
    lines.add(
        measured
            .line(words + ": error", Quantity.COUNT, "found-" + name + "-error-0")
            .target(most)
            .against(peer));
    for (int length = 1; length <= ShowcaseRows.LENGTH; length++) {
      var end = "-" + name + "-error-" + length;
      lines.add(
          measured
              .line(words + ": error, length " + length, Quantity.COUNT, "found" + end)
              .against(measured.line("the peer", Quantity.COUNT, "peer" + end)));
    }
    for (var share : List.of("suppressed", "fabricated")) {
      var end = "-" + name + "-" + share + "-0";
      lines.add(
          measured
              .line(words + ": " + share + " of a hundred", Quantity.COUNT, "found" + end)
              .against(measured.line("the peer", Quantity.COUNT, "peer" + end)));
    }
    lines.add(
        measured.line(
            words + ", code lists published: error", Quantity.COUNT, "known-" + name + "-error-0"));
    return lines;
  }

  private static List<Line> large(Measurements measured) {
    return List.of(
        measured.line("200,000 rows counted", Quantity.SECONDS, "large-counts"),
        measured.line("200,000 rows drawn", Quantity.SECONDS, "large-rows"));
  }
}
