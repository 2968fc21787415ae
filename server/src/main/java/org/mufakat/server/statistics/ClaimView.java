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

  /// @param kind `given`, `possible`, `not-given` or `nothing-to-compare`
  /// @param claim the claim in words
  public record Answer(
      String kind, String claim, List<MatchView> matches, List<MatchView> nearest) {}

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
