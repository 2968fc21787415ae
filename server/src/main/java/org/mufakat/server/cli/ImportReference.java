package org.mufakat.server.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.ledger.Actor;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.reference.ReferenceImport;
import org.mufakat.server.reference.ReferenceJson;
import org.mufakat.server.reference.ReferenceKind;
import org.mufakat.server.reference.ReferenceOutcome;
import org.mufakat.server.reference.ReferenceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `import population`, `import migrant-stock`, `import land-boundaries`: a publisher's table that
/// figures stand beside.
abstract class ImportReference implements Callable<Integer> {

  private static final int LONGEST_TEXT = 200;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private FigureOptions figures = new FigureOptions();

  @Parameters(paramLabel = "FILE.csv", description = "The publisher's file, CSV in UTF-8.")
  private Path file = Path.of("");

  @Option(
      names = "--release",
      paramLabel = "TEXT",
      description = {
        "The publisher's name or date of this release, as \"2020\" or 2024-07-01; the date in the",
        "file's name unless given."
      })
  private Optional<String> release = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "TEXT",
      description = "Publisher and series, as to be cited, where it is another than the usual.")
  private Optional<String> source = Optional.empty();

  @Option(names = "--all", description = "List every row that is not taken, not the first twenty.")
  private boolean all;

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  private boolean json;

  private final ReferenceKind kind;

  ImportReference(ReferenceKind kind) {
    this.kind = kind;
  }

  @Override
  public Integer call() {
    release.ifPresent(text -> requireShort("--release", text));
    source.ifPresent(text -> requireShort("--source", text));
    try (var opened = figures.open(spec.commandLine())) {
      var hosted = opened.hosted();
      var ledger = NodeLedger.of(hosted);
      var outcome =
          new ReferenceImport(hosted, ledger, InstantSource.system())
              .run(
                  file,
                  String.valueOf(file.getFileName()),
                  new ReferenceImport.Told(kind, source, release),
                  Actor.NODE);
      ledger.settle().ifPresent(spec.commandLine().getErr()::println);
      opened.print(
          json
              ? List.of(opened.json(ReferenceJson.of(outcome)))
              : new ArrayList<>(ReferenceText.lines(outcome, hosted.id().value(), all)));
      return switch (outcome) {
        case ReferenceOutcome.Stored _, ReferenceOutcome.AlreadyThere _ -> ExitCode.OK;
        case ReferenceOutcome.Refused _ -> ExitCode.BAD_INPUT;
      };
    }
  }

  private void requireShort(String option, String text) {
    if (text.isBlank()
        || text.length() > LONGEST_TEXT
        || text.chars().anyMatch(Character::isISOControl)) {
      throw FigureOptions.wrong(
          spec.commandLine(), option, text.strip(), "1 to 200 letters on one line");
    }
  }

  /// `import population FILE.csv`.
  @Command(
      name = "population",
      description = {
        "Imports residents by country and year, for rates per 100,000, in the World Bank's layout:",
        "Country Name, Country Code, Year, Value. Every row is taken or told why not, by its"
            + " number;",
        "the same file again changes nothing. The table brought last is the one in use."
      },
      footer = {
        "",
        "Example: ./mufakat import population population_wb.csv --release 2025-07",
        "",
        "Exit codes: 0 stored, or there already; 2 the command was not understood; 3 the data"
            + " folder",
        "could not be opened; 4 the file is no such table, and nothing was stored."
      },
      mixinStandardHelpOptions = true)
  static final class OfPopulation extends ImportReference {
    OfPopulation() {
      super(ReferenceKind.POPULATION);
    }
  }

  /// `import migrant-stock FILE.csv`.
  @Command(
      name = "migrant-stock",
      description = {
        "Imports how many migrants of one State live in another, by year, with UN DESA's columns:",
        "year, origin, origin_iso3, destination, destination_iso3, migrants. A State without a"
            + " code",
        "is found by the regime's table of spellings, and the report tells how many were. It"
            + " stands",
        "beside the flows and is never made one number with them."
      },
      footer = {
        "",
        "Example: ./mufakat import migrant-stock undesa_migrant_stock.csv --release 2020",
        "",
        "Exit codes: as of import population."
      },
      mixinStandardHelpOptions = true)
  static final class OfMigrantStock extends ImportReference {
    OfMigrantStock() {
      super(ReferenceKind.MIGRANT_STOCK);
    }
  }

  /// `import land-boundaries FILE.csv`.
  @Command(
      name = "land-boundaries",
      description = {
        "Imports lengths of land borders: iso3, neighbour, km. The neighbour is found by the"
            + " regime's",
        "table of spellings."
      },
      footer = {
        "",
        "Example: ./mufakat import land-boundaries land_boundaries.csv",
        "",
        "Exit codes: as of import population."
      },
      mixinStandardHelpOptions = true)
  static final class OfLandBoundaries extends ImportReference {
    OfLandBoundaries() {
      super(ReferenceKind.LAND_BOUNDARIES);
    }
  }
}
