package org.mufakat.server.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.statistics.RegionView.Option;

/// The claim checker's form, filled in as it was sent, and its answer.
///
/// @param faults what of the form could not be taken
/// @param answer null until there is something to answer
public record ClaimView(
    String number,
    String state,
    String from,
    String to,
    List<Option> states,
    List<String> faults,
    List<String> lookedIn,
    @Nullable Answer answer) {

  /// @param claim the claim in words
  /// @param title what came of it
  /// @param text what that means
  /// @param excerptsOnly why the publisher's file may say otherwise, where no whole release was
  ///   searched; else empty
  /// @param someExcerpts which of the searched releases are excerpts, where others are whole; else
  ///   empty
  public record Answer(
      String claim,
      String title,
      String text,
      List<MatchView> matches,
      List<MatchView> nearest,
      String excerptsOnly,
      String someExcerpts) {}

  /// A figure beside the claimed number.
  ///
  /// @param distance how far off, grouped; empty where it is not off
  /// @param leftOut claimed years that the figure does not cover; empty for none
  /// @param added years it covers that were not claimed; empty for none
  public record MatchView(
      String value,
      String what,
      String distance,
      String leftOut,
      String added,
      boolean sameYears,
      String source) {}
}
