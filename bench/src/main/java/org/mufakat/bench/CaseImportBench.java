package org.mufakat.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.cases.htcds.CaseFile;
import org.mufakat.server.cases.htcds.HtcdsExport;
import org.mufakat.server.cases.htcds.HtcdsExport.Format;
import org.mufakat.simulator.InventedCaseload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench case-import`: a file of cases from its bytes to the register, sealed and told in the
/// ledger, in a process with a small heap.
@Command(
    name = "case-import",
    description = "Measures the import of a file of cases in HTCDS, with a given heap.",
    mixinStandardHelpOptions = true)
final class CaseImportBench implements Callable<Table> {

  private static final double MOST_SECONDS = 60;
  private static final double MOST_HEAP = 512;
  private static final long SEED = 2015;

  /// What files are made: rows of plain HTCDS, each a case, and rows with Mufakat's columns.
  enum Kind {
    PLAIN("plain HTCDS, CSV", Format.CSV, false),
    PLAIN_WORKBOOK("plain HTCDS, workbook", Format.WORKBOOK, false),
    WHOLE("with Mufakat's columns, CSV", Format.CSV, true);

    private final String what;
    private final Format format;
    private final boolean extensions;

    Kind(String what, Format format, boolean extensions) {
      this.what = what;
      this.format = format;
      this.extensions = extensions;
    }
  }

  @Option(names = "--rows", defaultValue = "100000", description = "of the file (${DEFAULT-VALUE})")
  private int rows;

  @Option(
      names = "--kinds",
      split = ",",
      defaultValue = "PLAIN,PLAIN_WORKBOOK,WHOLE",
      description = "of files: ${COMPLETION-CANDIDATES} (all)")
  private List<Kind> kinds = List.of(Kind.values());

  @Option(names = "--runs", defaultValue = "1", description = "of each (${DEFAULT-VALUE})")
  private int runs;

  @Option(names = "--heap", defaultValue = "512m", description = "-Xmx of it (${DEFAULT-VALUE})")
  private String heap = "512m";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Table call() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("mufakat-bench");
    try {
      var lines = new ArrayList<Line>();
      for (Kind kind : kinds) {
        say("a file of " + rows + " rows, " + kind.what);
        var file = written(folder, kind);
        var measured = new Measurements();
        for (int run = 0; run < runs; run++) {
          say("import " + (run + 1) + " of " + runs);
          var data = folder.resolve(kind + "-" + run);
          measured.addAll(importing(data, file).measured());
          RunningDemo.delete(data);
        }
        lines.addAll(lines(kind, measured));
        Files.delete(file);
      }
      return table(lines);
    } finally {
      RunningDemo.delete(folder);
    }
  }

  private Path written(Path folder, Kind kind) throws IOException {
    var pack = CaseImportSite.pack(Checkout.here().region());
    var file = folder.resolve(kind.format == Format.CSV ? "cases.csv" : "cases.xlsx");
    try (var out = Files.newOutputStream(file)) {
      new HtcdsExport(pack)
          .write(
              cases(pack).iterator(),
              out,
              new HtcdsExport.Options(kind.format, kind.extensions, true));
    }
    return file;
  }

  /// Cases of one side, so many that their persons fill the rows; none with someone who is no
  /// victim, of whom plain HTCDS often says too little, so that every row is taken.
  private Iterable<CaseFile> cases(RegimePack pack) {
    var persons = new AtomicInteger();
    return () ->
        new InventedCaseload(
                pack, pack.members().getFirst().code(), SEED, Instant.parse("2031-05-01T10:00:00Z"))
            .cases(Integer.MAX_VALUE / 4)
            .filter(c -> c.file().compartment() == CaseImportSite.SIDE)
            .filter(c -> c.file().persons().stream().allMatch(p -> p.victim().isPresent()))
            .map(c -> new CaseFile(c.file(), c.identities(), List.of(), Map.of()))
            .takeWhile(c -> persons.getAndAdd(c.file().persons().size()) < rows)
            .iterator();
  }

  private Program.Outcome importing(Path data, Path file) throws InterruptedException {
    return Program.java(
        CaseImportInside.class,
        List.of(
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-Dmufakat.home=" + Checkout.here().root(),
            "--enable-native-access=ALL-UNNAMED"),
        List.of(Checkout.here().region().toString(), data.toString(), file.toString()));
  }

  private static List<Line> lines(Kind kind, Measurements measured) {
    var lines = new ArrayList<Line>();
    lines.add(
        measured
            .line(kind.what + ": read, taken and placed in the ledger", Quantity.SECONDS, "whole")
            .target(MOST_SECONDS));
    lines.add(measured.line(kind.what + ": read to see what is in it", Quantity.SECONDS, "read"));
    lines.add(
        measured.line(
            kind.what + ": read again, sealed, stored and told", Quantity.SECONDS, "take"));
    lines.add(
        measured.line(kind.what + ": every entry placed in the tree", Quantity.SECONDS, "place"));
    lines.add(
        measured.line(
            kind.what + ": processor time of the program, all of it",
            Quantity.SECONDS,
            "whole-cpu"));
    lines.add(
        measured.line(
            kind.what + ": processor time of the database, all of it",
            Quantity.SECONDS,
            "whole-database-cpu"));
    lines.add(measured.line(kind.what + ": cases taken", Quantity.COUNT, "cases"));
    lines.add(
        measured
            .line(kind.what + ": peak of the heap", Quantity.MEBIBYTES, "heap-peak")
            .target(MOST_HEAP));
    lines.add(
        measured.line(
            kind.what + ": peak of the program's memory", Quantity.MEBIBYTES, "resident-peak"));
    return lines;
  }

  private Table table(List<Line> lines) {
    return new Table(
        String.format(Locale.ROOT, "Import of a file of %,d HTCDS rows", rows),
        String.format(
            Locale.ROOT,
            "./mufakat bench case-import --rows %d --runs %d --heap %s",
            rows,
            runs,
            heap),
        lines,
        List.of(
            "Invented persons. Of plain HTCDS every row is a case with one person; with Mufakat's"
                + " columns the rows of a case stand together. Each identity is sealed under a key"
                + " of its person, each case and identity told by an entry, every batch of 500"
                + " cases on the disk (fsync on) before the next.",
            "The entries are placed after the last case here; beside a server that runs they are"
                + " placed meanwhile."));
  }

  private void say(String what) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(what);
    progress.flush();
  }
}
