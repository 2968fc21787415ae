package org.mufakat.server.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mufakat.statistics.Claim;
import org.mufakat.statistics.ClaimAnswer;

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

  public List<String> lines(Claim claim, ClaimAnswer answer) {
    var lines = new ArrayList<String>();
    var number = FigureText.number(claim.number());
    switch (answer) {
      case ClaimAnswer.Given(var matches) -> {
        lines.add(number + " is given by a published figure:");
        matches.forEach(m -> addMatch(lines, m));
      }
      case ClaimAnswer.Possible(var matches, var nearest) -> {
        lines.add(
            number
                + " is not given by any exact figure. It lies inside these intervals, so it is"
                + " possible and not shown:");
        matches.forEach(m -> addMatch(lines, m));
        addNearest(lines, nearest);
      }
      case ClaimAnswer.NotGiven(var nearest) -> {
        lines.add(number + " is given by no published figure.");
        addNearest(lines, nearest);
      }
      case ClaimAnswer.NothingToCompare() ->
          lines.add("No stored release has a value for that State around those years.");
    }
    return lines;
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
