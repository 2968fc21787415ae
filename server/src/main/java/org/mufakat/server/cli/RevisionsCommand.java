package org.mufakat.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mufakat.regime.Member;
import org.mufakat.server.statistics.FigureText;
import org.mufakat.server.statistics.RevisionJson;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.RevisionReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `revisions`: what changed, vanished and appeared between two releases.
@Command(
    name = "revisions",
    description = "Lists what changed, vanished and appeared between two releases.",
    footer = {
      "",
      "Example: ./mufakat revisions --from 2023-05-30 --to 2025-04-14 --state THA",
      "",
      "Exit codes: 0 compared; 2 the command was not understood; 3 the data folder could not be",
      "opened."
    },
    mixinStandardHelpOptions = true)
public final class RevisionsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private FigureOptions figures = new FigureOptions();

  @Option(names = "--from", paramLabel = "DATE", required = true, description = "The earlier one.")
  private String from = "";

  @Option(names = "--to", paramLabel = "DATE", required = true, description = "The later one.")
  private String to = "";

  @Option(
      names = "--state",
      paramLabel = "CODE",
      split = ",",
      description = "Only these States; the region's members unless given.")
  private List<String> states = List.of();

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  private boolean json;

  @Override
  public Integer call() {
    try (var opened = figures.open(spec.commandLine())) {
      states.forEach(opened::requireState);
      var report =
          opened
              .reader()
              .revisions(opened.release(from), opened.release(to), areas(opened))
              .orElseThrow();
      opened.print(json ? List.of(opened.json(RevisionJson.of(report))) : lines(report, opened));
      return ExitCode.OK;
    }
  }

  private Set<String> areas(OpenedFigures opened) {
    return states.isEmpty()
        ? opened.regime().members().stream().map(Member::code).collect(Collectors.toSet())
        : Set.copyOf(states);
  }

  private static List<String> lines(RevisionReport report, OpenedFigures opened) {
    var lines = new ArrayList<String>();
    lines.add(
        "From release %s to %s: %s."
            .formatted(report.before().id(), report.after().id(), counts(report)));
    if (report.comparedInPart()) {
      lines.add(
          "At least one of the two is an excerpt: only what stands in both was compared, and"
              + " nothing is said to have vanished or appeared.");
    }
    report
        .changed()
        .forEach(
            c ->
                lines.add(
                    "changed   %s: %s -> %s"
                        .formatted(key(c.key(), opened), values(c.before()), values(c.after()))));
    report
        .vanished()
        .forEach(
            v -> lines.add("vanished  %s: %s".formatted(key(v.key(), opened), values(v.before()))));
    report
        .appeared()
        .forEach(
            a -> lines.add("appeared  %s: %s".formatted(key(a.key(), opened), values(a.after()))));
    return lines;
  }

  /// Against an excerpt nothing can be said to have vanished or appeared, not even that none did.
  private static String counts(RevisionReport report) {
    var changed = FigureText.number(report.changed().size()) + " changed, ";
    var unchanged = FigureText.number(report.unchanged()) + " unchanged";
    return report.comparedInPart()
        ? changed + unchanged
        : changed
            + FigureText.number(report.vanished().size())
            + " vanished, "
            + FigureText.number(report.appeared().size())
            + " appeared, "
            + unchanged;
  }

  private static String key(CellKey key, OpenedFigures opened) {
    return opened.nameOf(key.area())
        + " "
        + key.year()
        + ", "
        + key.indicator().publishedName()
        + FigureText.breakdown(key.breakdown());
  }

  private static String values(List<PublishedValue> values) {
    return values.stream().map(FigureText::value).collect(Collectors.joining(" and "));
  }
}
