package org.mufakat.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench ledger`: appends that are on the disk, beside what the disk can do in the same run; the
/// verification of a large ledger; the check of a proof.
@Command(
    name = "ledger",
    description = "Measures a ledger's appends, verification and proofs.",
    mixinStandardHelpOptions = true)
final class LedgerBench implements Callable<Table> {

  /// What the launcher gives `ledger` commands.
  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m");

  private static final double MOST_SECONDS = 10;
  private static final double MOST_PAGE_MILLIS = 200;
  private static final double MOST_MICROS = 1_000;
  private static final double SHARE_OF_FSYNCS = 0.5;

  @Option(
      names = "--entries",
      defaultValue = "1000000",
      description = "how large a ledger is verified (${DEFAULT-VALUE})")
  private int entries;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "how long each number of writers appends (${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "how often each is measured (${DEFAULT-VALUE})")
  private int runs;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Table call() throws IOException, InterruptedException {
    var checkout = Checkout.here();
    if (!(new PackReader().read(checkout.example()) instanceof PackReading.Read(var pack))) {
      throw new IllegalStateException("the example's pack has faults");
    }
    var folder = Files.createTempDirectory("mufakat-bench");
    try (var data = DataFolder.open(folder.resolve("data"), pack)) {
      PrintWriter progress = spec.commandLine().getErr();
      progress.printf("a ledger of %,d entries, %d runs%n", entries, runs);
      progress.flush();
      var outcome =
          Program.java(
              LedgerInside.class,
              OPTIONS,
              List.of(
                  data.path().toString(),
                  checkout.example().toString(),
                  Integer.toString(entries),
                  Integer.toString(seconds),
                  Integer.toString(runs)));
      return table(outcome.measured());
    } finally {
      RunningDemo.delete(folder);
    }
  }

  private Table table(Measurements measured) {
    var lines = new ArrayList<Line>();
    var fsyncs = measured.line("fdatasync of 8 KiB, one file", Quantity.PER_SECOND, "fsyncs");
    lines.add(fsyncs);
    for (int writers : LedgerInside.WRITERS) {
      var line =
          measured
              .line(
                  "durable appends, %d writer%s".formatted(writers, writers == 1 ? "" : "s"),
                  Quantity.PER_SECOND,
                  "appends-" + writers)
              .against(fsyncs);
      // One writer waits for each of its commits alone: nothing is there to be grouped.
      lines.add(writers == 1 ? line : line.target(SHARE_OF_FSYNCS * fsyncs.samples().median()));
    }
    lines.add(measured.line("placing waiting entries", Quantity.PER_SECOND, "placed"));
    lines.add(
        measured
            .line(
                String.format(Locale.ROOT, "verification of %,d entries", entries),
                Quantity.SECONDS,
                "verification")
            .target(MOST_SECONDS));
    for (var asked : LedgerInside.Asked.values()) {
      lines.add(
          measured
              .line(
                  "a page of entries: " + asked.what() + ", p95",
                  Quantity.MILLISECONDS,
                  asked.name())
              .target(MOST_PAGE_MILLIS));
    }
    lines.add(measured.line("making a proof", Quantity.MICROSECONDS, "proof"));
    lines.add(
        measured.line("checking a proof", Quantity.MICROSECONDS, "check").target(MOST_MICROS));
    lines.add(
        measured.line("of which everything but the two signatures", Quantity.MICROSECONDS, "path"));
    lines.add(measured.line("peak of the heap", Quantity.MEBIBYTES, "heap-peak"));
    lines.add(measured.line("an entry in the database", Quantity.COUNT, "bytes-each"));
    return new Table(
        "The ledger",
        "./mufakat bench ledger --entries %d --seconds %d --runs %d"
            .formatted(entries, seconds, runs),
        lines,
        List.of(
            "Appends: each in a transaction of its own that is answered when it is on the disk,"
                + " while their places are given beside; each writer on a connection of its own.",
            "Verification as `./mufakat ledger verify` does it, with -Xmx512m.",
            "A page of entries: 50 of them with how the ledger stands, from the database to values"
                + " in memory, one reader; each value is the 95th of 100 looks, after 100 to warm"
                + " up.",
            "An entry in the database: bytes, with its share of the tree and of every index."));
  }
}
