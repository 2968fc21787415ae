package org.mufakat.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.server.hosting.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench import`: a whole release from its file to the shelf, in a process with a small heap.
@Command(
    name = "import",
    description = "Measures the import of a whole release, cold and warm, with a given heap.",
    mixinStandardHelpOptions = true)
final class ImportBench implements Callable<Table> {

  private static final double MOST_MILLIS = 3_000;
  private static final double MOST_HEAP = 512;
  private static final List<Integer> SMALLER_HEAPS = List.of(384, 256, 192, 128, 96);

  @Option(
      names = "--file",
      description = "the publisher's file; otherwise shared/data/glotip, else an invented one")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--runs",
      defaultValue = "5",
      description = "cold imports, each in a process of its own, and warm ones (${DEFAULT-VALUE})")
  private int runs;

  @Option(names = "--heap", defaultValue = "512m", description = "-Xmx of it (${DEFAULT-VALUE})")
  private String heap = "512m";

  @Option(
      names = "--smallest-heap",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "also find the smallest heap that it can do with (yes)")
  private boolean smallestHeap;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Table call() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("mufakat-bench");
    var release = ReleaseToMeasure.find(file);
    try (var data = DataFolder.open(folder.resolve("data"), release.regime())) {
      return measure(data.path(), release);
    } finally {
      RunningDemo.delete(folder);
    }
  }

  private Table measure(Path data, ReleaseToMeasure release) throws InterruptedException {
    var measured = new Measurements();
    for (int i = 0; i < runs; i++) {
      boolean last = i == runs - 1;
      say("import " + (i + 1) + " of " + runs + (last ? ", then warm ones" : ""));
      measured.addAll(importing(data, release, heap, last ? runs : 0).measured());
    }
    return new Table(
        "Import of a whole release",
        "./mufakat bench import --runs " + runs + " --heap " + heap,
        lines(measured, data, release),
        List.of(
            "%s: %,.0f rows; -Xmx%s; the database promises every commit (fsync on)."
                .formatted(release.described(), measured.of("rows").median(), heap),
            "Cold: the first import of a process, each in a new one, after its start and the"
                + " opening of the database. Warm: in one process, after one to warm up.",
            "Parsing is reading less interpreting; interpreting is measured alone, on rows in"
                + " memory."));
  }

  private List<Line> lines(Measurements measured, Path data, ReleaseToMeasure release)
      throws InterruptedException {
    var inflate = millis("inflated and not looked at", measured, "inflate");
    var walk = millis("walked cell by cell, with no care", measured, "walk");
    var copy = millis("the same rows by COPY, ready-made", measured, "copy");
    var reading = millis("warm: reading (inflate, parse, interpret)", measured, "warm-reading");
    var interpret = millis("warm: of which interpreting every row", measured, "interpret");
    var floor =
        Line.of(
            "walk and COPY alone",
            Quantity.MILLISECONDS,
            walk.samples().median() + copy.samples().median());
    var lines = new ArrayList<Line>();
    lines.add(
        millis("cold: the whole import", measured, "cold").against(floor).target(MOST_MILLIS));
    lines.add(millis("cold: reading", measured, "cold-reading").against(walk));
    lines.add(millis("cold: storing", measured, "cold-storing").against(copy));
    lines.add(
        millis("warm: the whole import", measured, "warm").against(floor).target(MOST_MILLIS));
    lines.add(reading.against(walk));
    lines.add(
        Line.of(
                "warm: of which inflating and parsing",
                Quantity.MILLISECONDS,
                reading.samples().median() - interpret.samples().median())
            .against(walk));
    lines.add(interpret);
    lines.add(millis("warm: storing", measured, "warm-storing").against(copy));
    lines.addAll(List.of(inflate, walk, copy));
    lines.add(
        millis("cold: processor time, compiling and collecting included", measured, "cold-cpu"));
    lines.add(millis("warm: processor time, collecting included", measured, "warm-cpu"));
    lines.add(
        measured
            .line("cold: peak of the heap, garbage included", Quantity.MEBIBYTES, "heap-peak")
            .target(MOST_HEAP));
    lines.add(
        measured.line("cold: peak of the process's memory", Quantity.MEBIBYTES, "resident-peak"));
    if (smallestHeap) {
      lines.add(
          Line.of(
                  "smallest heap (-Xmx) that it can do with",
                  Quantity.MEBIBYTES,
                  smallest(data, release))
              .target(MOST_HEAP));
    }
    return lines;
  }

  private double smallest(Path data, ReleaseToMeasure release) throws InterruptedException {
    double smallest = Double.parseDouble(heap.replaceAll("\\D", ""));
    for (int mebibytes : SMALLER_HEAPS) {
      say("import with -Xmx" + mebibytes + "m");
      if (importing(data, release, mebibytes + "m", 0).exitCode() != 0) {
        break;
      }
      smallest = mebibytes;
    }
    return smallest;
  }

  private static Program.Outcome importing(
      Path data, ReleaseToMeasure release, String heap, int warm) throws InterruptedException {
    var options = new ArrayList<>(Application.QUICK);
    options.add("-Xmx" + heap);
    options.addAll(release.told());
    return Program.java(
        ImportInside.class, options, List.of(data.toString(), Integer.toString(warm)));
  }

  private static Line millis(String what, Measurements measured, String name) {
    return measured.line(what, Quantity.MILLISECONDS, name);
  }

  private void say(String what) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(what);
    progress.flush();
  }
}
