package org.mufakat.server.statistics;

import java.util.List;
import org.mufakat.statistics.CheckedClaim;
import org.mufakat.statistics.ClaimAnswer;
import org.mufakat.statistics.ReleaseId;

/// The answer to a claim as JSON. `answer` is `given`, `possible`, `not-given` or
/// `nothing-to-compare`.
///
/// @param excerptsOnly whether no whole release was searched, so that a publisher's file may give
///   what nothing here gives
/// @param excerpts the releases searched of which a few figures alone are here
public record ClaimJson(
    long number,
    String area,
    FigureJson.Span years,
    String answer,
    boolean excerptsOnly,
    List<String> excerpts,
    List<MatchJson> matches,
    List<MatchJson> nearest) {

  /// A figure beside the number; `leftOutYears` and `addedYears` compare its years with the claimed
  /// ones.
  public record MatchJson(
      long distance, String leftOutYears, String addedYears, FigureJson figure) {}

  public static ClaimJson of(CheckedClaim claim) {
    return switch (claim.answer()) {
      case ClaimAnswer.Given(var matches) -> of(claim, "given", matches, List.of());
      case ClaimAnswer.Possible(var matches, var nearest) ->
          of(claim, "possible", matches, nearest);
      case ClaimAnswer.NotGiven(var nearest) -> of(claim, "not-given", List.of(), nearest);
      case ClaimAnswer.NothingToCompare() -> of(claim, "nothing-to-compare", List.of(), List.of());
    };
  }

  private static ClaimJson of(
      CheckedClaim checked,
      String answer,
      List<ClaimAnswer.Match> matches,
      List<ClaimAnswer.Match> nearest) {
    var claim = checked.claim();
    return new ClaimJson(
        claim.number(),
        claim.area(),
        new FigureJson.Span(claim.years().first(), claim.years().last()),
        answer,
        checked.restsOnExcerptsOnly(),
        checked.excerpts().stream().map(ReleaseId::value).toList(),
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
