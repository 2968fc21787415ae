package org.mufakat.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mufakat.server.statistics.ClaimJson;
import org.mufakat.server.statistics.ClaimText;
import org.mufakat.server.statistics.FigureText;
import org.mufakat.statistics.CheckedClaim;
import org.mufakat.statistics.Claim;
import org.mufakat.statistics.ClaimAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `check-claim`: which published figure gives a claimed number, or which come nearest.
@Command(
    name = "check-claim",
    description =
        "Finds the indicator, release and years that give a claimed number, or what comes nearest.",
    footer = {
      "",
      "Example: ./mufakat check-claim 2237 --state THA --years 2017-2021",
      "",
      "Exit codes: 0 a figure gives it; 1 none does, or it is only possible; 2 the command was not",
      "understood; 3 the data folder could not be opened."
    },
    mixinStandardHelpOptions = true)
public final class CheckClaim implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private FigureOptions figures = new FigureOptions();

  @Parameters(paramLabel = "NUMBER", description = "The claimed number, as 2237 or 2,237.")
  private String number = "";

  @Option(
      names = "--state",
      paramLabel = "CODE",
      required = true,
      description = "The State it is said of, by ISO code.")
  private String state = "";

  @Option(
      names = "--years",
      paramLabel = "YEARS",
      required = true,
      description = "The years it is said of: 2018 or 2017-2021.")
  private String years = "";

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  private boolean json;

  @Override
  public Integer call() {
    var span = FigureOptions.years(spec.commandLine(), years);
    long claimed =
        ClaimText.number(number)
            .orElseThrow(
                () ->
                    FigureOptions.wrong(
                        spec.commandLine(), "NUMBER", number, "a whole number, as 2237 or 2,237"));
    try (var opened = figures.open(spec.commandLine())) {
      opened.requireState(state);
      var checked = opened.reader().check(new Claim(claimed, state, span));
      opened.print(
          json
              ? List.of(opened.json(ClaimJson.of(checked)))
              : lines(new ClaimText(new FigureText(opened::nameOf)), checked));
      return checked.answer() instanceof ClaimAnswer.Given ? ExitCode.OK : ExitCode.NO;
    }
  }

  private static List<String> lines(ClaimText text, CheckedClaim checked) {
    var lines = new ArrayList<>(text.lines(checked));
    lines.add("Looked in: " + OpenedFigures.names(checked.searched()) + ".");
    return lines;
  }
}
