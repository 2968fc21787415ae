package org.mufakat.server.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mufakat.flows.FlowTable;
import org.mufakat.node.PackSpellings;
import org.mufakat.regime.Member;
import org.mufakat.server.flows.FlowsJson;
import org.mufakat.server.flows.FlowsText;
import org.mufakat.server.flows.RouteCsv;
import org.mufakat.server.flows.RouteJson;
import org.mufakat.server.flows.RouteText;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.ReleaseFigures;
import org.mufakat.statistics.Resolution;
import org.mufakat.statistics.YearSpan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      "With --routes it reads a register's own CSV instead: origin, destination, and if there are"
          + " any",
      "transit (States divided by >) and count. Nothing of it is stored.",
      "",
      "Exit codes: 0 some flow; 1 none published; 2 the command was not understood; 3 the data"
          + " folder",
      "could not be opened; 4 the file of --routes has no routes."
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

  @Option(
      names = "--routes",
      paramLabel = "FILE.csv",
      description = "A register's routes instead of a release.")
  private Optional<Path> routes = Optional.empty();

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
    if (routes.isPresent() && (from.isPresent() || to.isPresent() || asked.isPresent())) {
      throw new ParameterException(
          spec.commandLine(), "--routes reads a whole file: leave out --years, --from and --to.");
    }
    try (var opened = figures.open(spec.commandLine())) {
      if (routes.isPresent()) {
        return ofRegister(opened, routes.get());
      }
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

  private int ofRegister(OpenedFigures opened, Path file) {
    var spellings = new PackSpellings(opened.regime().spellings());
    return switch (RouteCsv.read(file, text -> stateOf(opened, spellings, text))) {
      case RouteCsv.Answer.Read(var table, int rows) -> {
        if (json) {
          opened.print(List.of(opened.json(RouteJson.of(table, rows))));
        } else {
          opened.print(List.of("%,d rows of %s".formatted(rows, file.getFileName())));
          opened.print(RouteText.lines(table, opened::nameOf));
        }
        yield ExitCode.OK;
      }
      case RouteCsv.Answer.Refused(String sentence) -> {
        var err = spec.commandLine().getErr();
        err.println(file.getFileName() + ": " + sentence);
        err.flush();
        yield ExitCode.BAD_INPUT;
      }
    };
  }

  private static Optional<String> stateOf(
      OpenedFigures opened, PackSpellings spellings, String text) {
    if (opened.regime().knowsState(text)) {
      return Optional.of(text);
    }
    return spellings.resolve(text, "") instanceof Resolution.OfState(String code)
        ? Optional.of(code)
        : Optional.empty();
  }

  private static YearSpan lastYears(ReleaseFigures found, Indicator of, List<String> members) {
    int last =
        found
            .years(of, Set.copyOf(members))
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
