package org.mufakat.server.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.server.statistics.ImportText;
import org.mufakat.server.statistics.QuarantineCsv;
import org.mufakat.server.statistics.QuarantineJson;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseShelf;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `quarantine`: the rows of a release that were read and not accepted, each with its reason.
@Command(
    name = "quarantine",
    description = "Lists the rows of a release that were not accepted, or writes them as CSV.",
    footer = {
      "",
      "Example: ./mufakat quarantine --release 2025-04-14 --csv quarantine.csv",
      "",
      "Exit codes: 0 listed or written; 2 the command was not understood; 3 the data folder could",
      "not be opened."
    },
    mixinStandardHelpOptions = true)
public final class QuarantineCommand implements Callable<Integer> {

  private static final int MOST_LINES = 200;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private FigureOptions figures = new FigureOptions();

  @Option(
      names = "--release",
      paramLabel = "DATE",
      description = "The release, as 2025-04-14; the newest whole one unless given.")
  private Optional<String> release = Optional.empty();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write all of it to a new file as CSV; - for standard output.")
  private Optional<String> csv = Optional.empty();

  @Option(
      names = "--json",
      description = "Print one JSON object with every quarantined row instead of lines.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (json && csv.isPresent()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--json and --csv cannot go together: give one of them.");
    }
    try (var opened = figures.open(spec.commandLine())) {
      var id = opened.releaseOrNewest(release);
      var library = opened.reader().library();
      var shelf = library.find(id).flatMap(library::shelfOf).orElseThrow();
      if (csv.isPresent()) {
        write(shelf, id, csv.get(), opened);
      } else if (json) {
        opened.print(List.of(opened.json(QuarantineJson.of(shelf, id))));
      } else {
        opened.print(lines(shelf, id));
      }
      return ExitCode.OK;
    }
  }

  private void write(ReleaseShelf shelf, ReleaseId id, String file, OpenedFigures opened)
      throws IOException {
    if (file.equals("-")) {
      QuarantineCsv.write(shelf, id, spec.commandLine().getOut());
      spec.commandLine().getOut().flush();
      return;
    }
    try (var out = Files.newBufferedWriter(Path.of(file), StandardOpenOption.CREATE_NEW)) {
      QuarantineCsv.write(shelf, id, out);
    } catch (FileAlreadyExistsException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), file + " is there already: name another file.", e);
    }
    opened.print(List.of("Written to " + file + "."));
  }

  private static List<String> lines(ReleaseShelf shelf, ReleaseId id) {
    int all = shelf.report(id).map(r -> r.quarantinedRows()).orElse(0);
    var lines = new ArrayList<String>();
    lines.add("Release %s: %,d rows quarantined.".formatted(id, all));
    for (QuarantinedRow row : shelf.quarantine(id, 0, MOST_LINES)) {
      lines.add(
          "row %d, %s: %s"
              .formatted(
                  row.row(),
                  ImportText.inWords(row.reason()),
                  String.join(" | ", row.published())));
    }
    if (all > MOST_LINES) {
      lines.add("… and %,d more; --csv FILE writes them all.".formatted(all - MOST_LINES));
    }
    return lines;
  }
}
