package org.mufakat.server.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mufakat.statistics.CheckedClaim;
import org.mufakat.statistics.ClaimAnswer;
import org.mufakat.statistics.ReleaseId;

/// The answer to a claim as lines of plain English.
public final class ClaimText {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}|\\d{1,3}(?:[,.  ]\\d{3}){1,3}");

  private final FigureText figures;

  public ClaimText(FigureText figures) {
    this.figures = figures;
  }

  /// Reads `2237`, `2,237`, `2.237` or `2 237`; empty for anything else.
  public static Optional<Long> number(String text) {
    var stripped = text.strip();
    return NUMBER.matcher(stripped).matches()
        ? Optional.of(Long.parseLong(stripped.replaceAll("\\D", "")))
        : Optional.empty();
  }

  /// The answer, its figures, and of excerpts that they are some: only over a whole release is it
  /// said that no published figure gives the number.
  public List<String> lines(CheckedClaim checked) {
    var lines = new ArrayList<String>();
    var number = FigureText.number(checked.claim().number());
    boolean excerptsOnly = checked.restsOnExcerptsOnly();
    switch (checked.answer()) {
      case ClaimAnswer.Given(var matches) -> {
        lines.add(number + " is given by a published figure:");
        matches.forEach(m -> addMatch(lines, m));
      }
      case ClaimAnswer.Possible(var matches, var nearest) -> {
        lines.add(
            number
                + (excerptsOnly
                    ? " is not given by any exact figure held here."
                    : " is not given by any exact figure.")
                + " It lies inside these intervals, so it is"
                + " possible and not shown:");
        matches.forEach(m -> addMatch(lines, m));
        addNearest(lines, nearest);
        addExcerpts(lines, checked);
      }
      case ClaimAnswer.NotGiven(var nearest) -> {
        lines.add(
            number
                + (excerptsOnly
                    ? " is given by none of the few totals held here."
                    : " is given by no published figure."));
        addNearest(lines, nearest);
        addExcerpts(lines, checked);
      }
      case ClaimAnswer.NothingToCompare() -> {
        lines.add(
            excerptsOnly
                ? "None of the few totals held here is of that State around those years."
                : "No stored release has a value for that State around those years.");
        addExcerpts(lines, checked);
      }
    }
    return lines;
  }

  private static void addExcerpts(List<String> lines, CheckedClaim checked) {
    if (checked.restsOnExcerptsOnly()) {
      lines.add(
          "Only an excerpt of each release is here, a few totals typed in: the publisher's file may"
              + " give the number. Import that file with `./mufakat import glotip FILE` and ask"
              + " again.");
    } else if (!checked.excerpts().isEmpty()) {
      lines.add(
          "Of these releases only an excerpt was searched, since only an excerpt is here: "
              + checked.excerpts().stream().map(ReleaseId::value).collect(Collectors.joining(", "))
              + ".");
    }
  }

  private void addNearest(List<String> lines, List<ClaimAnswer.Match> nearest) {
    if (!nearest.isEmpty()) {
      lines.add("The nearest:");
      nearest.forEach(m -> addMatch(lines, m));
    }
  }

  private void addMatch(List<String> lines, ClaimAnswer.Match match) {
    lines.add(
        "  "
            + FigureText.interval(match.figure().published())
            + "  "
            + figures.describe(match.figure())
            + (match.distance() > 0
                ? "  (off by " + FigureText.number(match.distance()) + ")"
                : ""));
    if (!match.leftOut().isEmpty()) {
      lines.add("      of the claimed years it leaves out " + match.leftOut());
    }
    if (!match.added().isEmpty()) {
      lines.add("      it also covers " + match.added() + ", which the claim does not");
    }
    lines.add("      " + FigureText.source(match.figure().release()));
  }
}
