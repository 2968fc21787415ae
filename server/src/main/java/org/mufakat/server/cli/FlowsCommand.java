package org.mufakat.server.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.flows.FlowTable;
import org.mufakat.regime.Member;
import org.mufakat.server.flows.FlowsJson;
import org.mufakat.server.flows.FlowsText;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.ReleaseFigures;
import org.mufakat.statistics.YearSpan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `flows`: who was detected where, in groups that can be told apart.
@Command(
    name = "flows",
    description = {
      "Prints who was detected where: citizenship by detecting State, as intervals with what"
          + " chance",
      "leaves open, in groups that can be told apart; own citizens apart; what stands out."
    },
    footer = {
      "",
      "Example: ./mufakat flows --years 2018-2021 --to THA",
      "",
      "Exit codes: 0 some flow; 1 none published; 2 the command was not understood; 3 the data"
          + " folder",
      "could not be opened."
    },
    mixinStandardHelpOptions = true)
public final class FlowsCommand implements Callable<Integer> {

  private static final int USUAL_YEARS = 6;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private FigureOptions figures = new FigureOptions();

  @Option(
      names = {"--years", "--year"},
      paramLabel = "YEARS",
      description = "2018 or 2018-2021; the last six of the release unless given.")
  private Optional<String> years = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "CODE",
      description = "Citizens of this State only, by ISO code: MMR.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "CODE", description = "Detected by this member only: THA.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--indicator",
      paramLabel = "NAME",
      description = "detected-victims (the default), or persons-convicted and the others.")
  private String indicator = Indicator.DETECTED_VICTIMS.slug();

  @Option(
      names = "--release",
      paramLabel = "DATE",
      description = "The release, as 2025-04-14; the newest whole one unless given.")
  private Optional<String> release = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  private boolean json;

  @Override
  public Integer call() {
    var of =
        FigureOptions.oneOf(
            spec.commandLine(),
            "--indicator",
            indicator,
            List.of(Indicator.values()),
            Indicator::slug);
    var asked = years.map(text -> FigureOptions.years(spec.commandLine(), text));
    try (var opened = figures.open(spec.commandLine())) {
      from.ifPresent(opened::requireState);
      to.ifPresent(code -> requireMember(opened, code));
      var members = opened.regime().members().stream().map(Member::code).toList();
      var found = opened.reader().figures(opened.releaseOrNewest(release), of).orElseThrow();
      var table =
          FlowTable.of(found, of, members, asked.orElseGet(() -> lastYears(found, of, members)));
      opened.print(
          json
              ? List.of(opened.json(FlowsJson.of(table, from, to)))
              : new FlowsText(table, opened::nameOf).lines(from, to));
      boolean isAny =
          table.flows().stream()
              .filter(f -> from.isEmpty() || from.get().equals(f.citizenship()))
              .anyMatch(f -> to.isEmpty() || to.get().equals(f.detectedBy()));
      return isAny ? ExitCode.OK : ExitCode.NO;
    }
  }

  private static YearSpan lastYears(ReleaseFigures found, Indicator of, List<String> members) {
    int last =
        found
            .years(of, java.util.Set.copyOf(members))
            .map(YearSpan::last)
            .orElse(Integer.parseInt(found.release().id().value().substring(0, 4)) - 1);
    return new YearSpan(last - USUAL_YEARS + 1, last);
  }

  private void requireMember(OpenedFigures opened, String code) {
    if (opened.regime().member(code).isEmpty()) {
      throw FigureOptions.wrong(
          spec.commandLine(),
          "--to",
          code,
          "a member of the regime, as " + opened.regime().members().getFirst().code());
    }
  }
}
