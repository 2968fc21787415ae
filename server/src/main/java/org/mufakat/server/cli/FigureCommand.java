package org.mufakat.server.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.mufakat.server.statistics.FigureJson;
import org.mufakat.server.statistics.FigureReader;
import org.mufakat.server.statistics.FigureText;
import org.mufakat.statistics.AgeGroup;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.FigureQuery;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.Sex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `figure`: one published figure, with its source, its interval and the years it lacks.
@Command(
    name = "figure",
    description = "Prints a published figure with its source, its interval and the years it lacks.",
    footer = {
      "",
      "Example: ./mufakat figure --indicator detected-victims --state THA --years 2018-2021",
      "",
      "Exit codes: 0 a figure; 1 no value; 2 the command was not understood; 3 the data folder",
      "could not be opened."
    },
    mixinStandardHelpOptions = true)
public final class FigureCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private FigureOptions figures = new FigureOptions();

  @Option(
      names = "--indicator",
      paramLabel = "NAME",
      description =
          "detected-victims (the default), offences, persons-in-formal-contact,"
              + " persons-prosecuted, persons-convicted.")
  private String indicator = Indicator.DETECTED_VICTIMS.slug();

  @Option(
      names = "--state",
      paramLabel = "CODE",
      split = ",",
      required = true,
      description = "One State, or several to add up, by ISO code: THA or THA,MYS.")
  private List<String> states = List.of();

  @Option(
      names = "--years",
      paramLabel = "YEARS",
      required = true,
      description = "2018 or 2018-2021.")
  private String years = "";

  @Option(
      names = "--release",
      paramLabel = "DATE",
      description = "The release, as 2025-04-14; the newest whole one unless given.")
  private Optional<String> release = Optional.empty();

  @Option(names = "--sex", description = "female, male, other or unknown.")
  private String sex = Sex.TOTAL.slug();

  @Option(names = "--age", description = "child, adult or unknown.")
  private String age = AgeGroup.TOTAL.slug();

  @Option(
      names = "--form",
      paramLabel = "NAME",
      description = "A form of exploitation as published, as \"Forced labour\".")
  private Optional<String> form = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  private boolean json;

  @Override
  public Integer call() {
    var asked = oneOf("--indicator", indicator, Indicator.values(), Indicator::slug);
    var span = FigureOptions.years(spec.commandLine(), years);
    var breakdown = breakdown();
    try (var opened = figures.open(spec.commandLine())) {
      states.forEach(opened::requireState);
      var id = opened.releaseOrNewest(release);
      var figure = figure(opened.reader(), id, new FigureQuery(asked, states, breakdown, span));
      opened.print(
          json
              ? List.of(opened.json(FigureJson.of(figure)))
              : new FigureText(opened::nameOf).lines(figure));
      return figure.hasValue() ? ExitCode.OK : ExitCode.NO;
    }
  }

  private static Figure figure(FigureReader reader, ReleaseId id, FigureQuery query) {
    return reader.figure(id, query).orElseThrow();
  }

  private Breakdown breakdown() {
    var ofSex = oneOf("--sex", sex, Sex.values(), Sex::slug);
    var ofAge = oneOf("--age", age, AgeGroup.values(), AgeGroup::slug);
    return form.map(f -> new Breakdown(Dimension.FORM_OF_EXPLOITATION, f, ofSex, ofAge))
        .orElse(new Breakdown(Dimension.TOTAL, "Total", ofSex, ofAge));
  }

  private <T> T oneOf(String option, String word, T[] values, Function<T, String> slug) {
    return FigureOptions.oneOf(spec.commandLine(), option, word, List.of(values), slug);
  }
}
