package org.mufakat.server.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.statistics.GlotipImport;
import org.mufakat.server.statistics.ImportJson;
import org.mufakat.server.statistics.ImportOutcome;
import org.mufakat.server.statistics.ImportText;
import org.mufakat.server.statistics.ImportWatch;
import org.mufakat.statistics.ReleaseId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `import`: published figures out of a publisher's file, onto a node's shelf.
@Command(
    name = "import",
    description =
        "Imports published figures, and tables that they stand beside; see `import glotip --help`.",
    subcommands = {
      ImportCommand.Glotip.class,
      ImportReference.OfPopulation.class,
      ImportReference.OfMigrantStock.class,
      ImportReference.OfLandBoundaries.class
    },
    mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to import: ./mufakat import glotip FILE, or population, migrant-stock or"
            + " land-boundaries in its place");
  }

  /// `import glotip FILE`: a release of UNODC's figures on trafficking in persons.
  @Command(
      name = "glotip",
      description = {
        "Imports a release of UNODC's figures on trafficking in persons, as .xlsx or CSV.",
        "Every row is accepted, accepted with something unresolved, or quarantined; the report"
            + " adds",
        "up to the rows read. The same file again changes nothing."
      },
      footer = {
        "",
        "Example: ./mufakat import glotip data_glotip_release_2025-04-14.xlsx",
        "",
        "Exit codes: 0 stored, or there already; 1 another file of that date is stored; 2 the",
        "command was not understood; 3 the data folder could not be opened; 4 the file is no",
        "release, and nothing was stored."
      },
      mixinStandardHelpOptions = true)
  public static final class Glotip implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private FigureOptions figures = new FigureOptions();

    @Parameters(paramLabel = "FILE", description = "The publisher's file.")
    private Path file = Path.of("");

    @Option(
        names = "--release",
        paramLabel = "DATE",
        description = {
          "The date the publisher stamped on it, where neither the file nor its name tells; with a",
          "letter behind it (2025-04-14a) for a second file of one date."
        })
    private Optional<String> release = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @Override
    public Integer call() {
      var asked =
          release.map(
              name -> {
                if (!ReleaseId.isWellFormed(name)) {
                  throw FigureOptions.wrong(
                      spec.commandLine(),
                      "--release",
                      name,
                      "a date, as 2025-04-14, or with a letter behind it, as 2025-04-14a");
                }
                return new ReleaseId(name);
              });
      try (var opened = figures.open(spec.commandLine())) {
        var outcome = GlotipImport.byNode(opened.hosted(), file, asked, progress());
        NodeLedger.of(opened.hosted()).settle().ifPresent(spec.commandLine().getErr()::println);
        opened.print(
            json
                ? List.of(opened.json(ImportJson.of(outcome)))
                : ImportText.lines(outcome, opened.hosted().id().value()));
        return exitCode(outcome);
      }
    }

    private static int exitCode(ImportOutcome outcome) {
      return switch (outcome) {
        case ImportOutcome.Stored _, ImportOutcome.AlreadyThere _ -> ExitCode.OK;
        case ImportOutcome.NameTaken _, ImportOutcome.Cancelled _ -> ExitCode.NO;
        case ImportOutcome.Refused _ -> ExitCode.BAD_INPUT;
      };
    }

    /// A line that is written over while the import goes on, for someone who watches.
    private ImportWatch progress() {
      var console = System.console();
      if (json || console == null || !console.isTerminal()) {
        return ImportWatch.none();
      }
      var err = spec.commandLine().getErr();
      return (stage, fraction, rows) -> {
        switch (stage) {
          case READING -> err.printf("\rReading: %,d rows, %3.0f %%", rows, fraction * 100);
          case STORING -> err.printf("\rStoring: %,d rows        %n", rows);
        }
        err.flush();
        return true;
      };
    }
  }
}
