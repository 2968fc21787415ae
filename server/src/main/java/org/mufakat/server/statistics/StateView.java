package org.mufakat.server.statistics;

import java.util.List;
import java.util.Optional;
import org.mufakat.server.statistics.RegionView.ChoiceView;
import org.mufakat.server.statistics.RegionView.CorridorsTable;
import org.mufakat.server.statistics.RegionView.PartsTable;
import org.mufakat.server.statistics.RegionView.YearsTable;

/// A State's membership, its treaties and its published figures.
///
/// @param figures empty where no release is kept
public record StateView(
    String code,
    String name,
    Membership membership,
    List<TreatyView> treaties,
    Optional<Figures> figures) {

  /// @param until empty while it lasts
  public record Membership(String since, String until, boolean verified, String source) {}

  /// Where the State stands towards a treaty.
  ///
  /// @param standing `party`, `signatory`, `not-a-party` or `unknown`
  /// @param asOf the last date for which that is known; empty where nothing limits it
  public record TreatyView(
      String id,
      String title,
      String abbreviation,
      String standing,
      String asOf,
      boolean verified,
      List<StepView> steps,
      String note,
      String source) {}

  /// @param kind `signed`, `deposited`, `in-force` or `withdrawn`
  public record StepView(String kind, String on, boolean verified) {}

  /// @param excerpt whether the release is a few totals typed in
  /// @param indicators every indicator, a line each
  public record Figures(
      ChoiceView choice,
      boolean excerpt,
      YearsTable indicators,
      PartsTable forms,
      PartsTable sexes,
      PartsTable ages,
      CorridorsTable into,
      CorridorsTable outOf) {}

  /// A row of the list of States.
  public record Row(
      String code,
      String name,
      Membership membership,
      List<TreatyView> treaties,
      String newest,
      String newestYear) {}

  /// A treaty's column in the list of States.
  public record Column(String id, String abbreviation, String title) {}
}
