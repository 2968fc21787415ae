package org.mufakat.server.statistics;

import java.util.List;
import org.mufakat.statistics.Claim;
import org.mufakat.statistics.ClaimAnswer;

/// The answer to a claim as JSON. `answer` is `given`, `possible`, `not-given` or
/// `nothing-to-compare`.
public record ClaimJson(
    long number,
    String area,
    FigureJson.Span years,
    String answer,
    List<MatchJson> matches,
    List<MatchJson> nearest) {

  /// A figure beside the number; `leftOutYears` and `addedYears` compare its years with the claimed
  /// ones.
  public record MatchJson(
      long distance, String leftOutYears, String addedYears, FigureJson figure) {}

  public static ClaimJson of(Claim claim, ClaimAnswer answer) {
    return switch (answer) {
      case ClaimAnswer.Given(var matches) -> of(claim, "given", matches, List.of());
      case ClaimAnswer.Possible(var matches, var nearest) ->
          of(claim, "possible", matches, nearest);
      case ClaimAnswer.NotGiven(var nearest) -> of(claim, "not-given", List.of(), nearest);
      case ClaimAnswer.NothingToCompare() -> of(claim, "nothing-to-compare", List.of(), List.of());
    };
  }

  private static ClaimJson of(
      Claim claim,
      String answer,
      List<ClaimAnswer.Match> matches,
      List<ClaimAnswer.Match> nearest) {
    return new ClaimJson(
        claim.number(),
        claim.area(),
        new FigureJson.Span(claim.years().first(), claim.years().last()),
        answer,
        matches.stream().map(ClaimJson::match).toList(),
        nearest.stream().map(ClaimJson::match).toList());
  }

  private static MatchJson match(ClaimAnswer.Match match) {
    return new MatchJson(
        match.distance(),
        match.leftOut().toString(),
        match.added().toString(),
        FigureJson.of(match.figure()));
  }
}
