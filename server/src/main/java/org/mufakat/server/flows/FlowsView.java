package org.mufakat.server.flows;

import java.util.List;
import org.mufakat.server.statistics.RegionView.ChoiceView;

/// The region's flows as their page shows them: every number a text in the reader's language.
///
/// @param query the choice as an address carries it
/// @param excerpt whether the release is a few totals typed in, without citizenships
/// @param notHere what is not in the tables, a sentence each
/// @param tiers corridors across borders, in the order that their bands carry
/// @param tierNote what the tiers mean here, with their number
/// @param source the release
public record FlowsView(
    ChoiceView choice,
    String query,
    boolean excerpt,
    List<String> notHere,
    FigureView map,
    FigureView sankey,
    FigureView bands,
    String tierNote,
    List<TierView> tiers,
    Matrix matrix,
    Domestic domestic,
    UnusualView unusual,
    List<MirrorRow> mirrors,
    String mirrorsCsv,
    String source) {

  public boolean isAny() {
    return !matrix.rows().isEmpty();
  }

  /// Corridors of which none stands before another.
  ///
  /// @param title `Group 1 of 4: 12 corridors`
  public record TierView(String title, List<FlowRow> rows) {}

  /// @param link the corridor's page
  /// @param band what chance leaves open, `81–122`
  /// @param covered the years in the sum
  /// @param gaps the years that are not, with the reason, a text each
  /// @param told which other corridors it is told apart from; empty where from none
  public record FlowRow(
      String citizenship,
      String detectedBy,
      String link,
      String value,
      String band,
      String covered,
      List<String> gaps,
      String told) {}

  /// @param columns the States that published citizenships
  public record Matrix(
      List<String> columns, List<MatrixRow> rows, List<String> sums, String what, String csv) {}

  public record MatrixRow(String citizenship, List<MatrixCell> cells) {}

  /// @param text the value, or a sign for why there is none
  /// @param said what a sign means, and which years the value covers where they are not all
  /// @param kind `value`, `home`, `not-named`, `missing`, `not-applicable`, `no-mention`,
  ///   `repeated`
  /// @param link the corridor's page; empty for home and for what is not named
  public record MatrixCell(String text, String said, String kind, String link) {}

  public record Domestic(List<FlowRow> rows, String csv) {}

  /// @param told in words: how many were judged, how many chance alone would flag, how the table
  ///   scatters; empty where there is nothing to judge
  public record UnusualView(
      FigureView figure, List<String> told, List<UnusualRow> flagged, List<UnusualRow> others) {

    public boolean isJudged() {
      return !told.isEmpty();
    }
  }

  /// @param expected persons, over the three readings of the intervals
  /// @param residual adjusted, as Poisson chance has it
  /// @param scaled by the table's own scatter
  /// @param direction `more`, `fewer`, or empty where it is not flagged
  public record UnusualRow(
      String citizenship,
      String detectedBy,
      String link,
      String value,
      String expected,
      String residual,
      String scaled,
      String chance,
      String direction) {}

  /// Two reports side by side.
  ///
  /// @param detected the detecting State's, over the common years
  /// @param other the other report, over the common years
  /// @param otherIs in words whose it is
  /// @param common the years in which both have a value; empty where none has
  /// @param distance in words
  public record MirrorRow(
      String corridor,
      String link,
      String detected,
      String other,
      String otherIs,
      String otherWhole,
      String common,
      String distance) {}
}
