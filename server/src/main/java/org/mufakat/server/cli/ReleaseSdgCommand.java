package org.mufakat.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.mufakat.regime.Population;
import org.mufakat.server.tables.SdgSeries;
import org.mufakat.statistics.Indicator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `release sdg-16-2-2`: detected victims per 100,000 residents, as the UN's database has them.
@Command(
    name = "sdg-16-2-2",
    description = {
      "Writes SDG indicator 16.2.2 from the published figures of a node: detected victims, as a",
      "number and per 100,000 residents, by sex, age and form of exploitation, as SDMX-CSV. What"
          + " is",
      "published as \"<5\" has bounds and no value; a span of years names those that it covers."
    },
    footer = {
      "",
      "Example: ./mufakat release sdg-16-2-2 --state THA,MYS --years 2018-2021 --output sdg.csv",
      "",
      "Exit codes: 0 written; 1 there is no figure; 2 the command was not understood; 3 the data",
      "folder could not be opened."
    },
    mixinStandardHelpOptions = true)
public final class ReleaseSdgCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private FigureOptions figures = new FigureOptions();

  @Option(
      names = "--state",
      paramLabel = "CODE",
      split = ",",
      required = true,
      description = "States by ISO code: THA or THA,MYS.")
  private List<String> states = List.of();

  @Option(
      names = "--years",
      paramLabel = "YEARS",
      required = true,
      description = "2021, or 2018-2021.")
  private String years = "";

  @Option(
      names = "--release",
      paramLabel = "DATE",
      description = "The publisher's release, as 2025-04-14; the newest whole one unless given.")
  private Optional<String> release = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where it is written; to the terminal unless given.")
  private Optional<Path> output = Optional.empty();

  @Override
  public Integer call() {
    var span = FigureOptions.years(spec.commandLine(), years);
    try (var opened = figures.open(spec.commandLine())) {
      states.forEach(opened::requireState);
      var id = opened.releaseOrNewest(release);
      var all = opened.reader().figures(id, Indicator.DETECTED_VICTIMS).orElseThrow();
      var series = new SdgSeries(all, (area, year) -> residents(opened, area, year));
      var found = new ArrayList<SdgSeries.Observation>();
      states.forEach(state -> found.addAll(series.of(state, span)));
      if (found.isEmpty()) {
        opened.print(List.of("No figure of %s in %s.".formatted(String.join(", ", states), span)));
        return ExitCode.NO;
      }
      var csv = SdgSeries.sdmx(found, all.release().citation());
      if (output.isPresent()) {
        write(output.get(), csv);
        opened.print(
            List.of("Wrote %,d observations to %s.".formatted(found.size(), output.get())));
      } else {
        opened.print(csv.lines().toList());
      }
      return ExitCode.OK;
    }
  }

  private static OptionalLong residents(OpenedFigures opened, String area, int year) {
    return opened.regime().population(area, year).stream()
        .mapToLong(Population::persons)
        .findFirst();
  }

  private static void write(Path file, String csv) {
    try {
      Files.writeString(file, csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
