package org.mufakat.server.estimation;

import java.util.List;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.SvgText;

/// Estimates as their templates need them.
final class EstimateView {

  private EstimateView() {}

  /// A part of the document, with its drawing where it has one.
  ///
  /// @param narrow the drawing for a telephone; empty where there is none
  public record Shown(Block block, String svg, String narrow) {}

  /// A line of the list.
  public record Line(
      String id, String question, String when, String state, boolean approved, boolean invented) {}

  /// A plan of the list.
  ///
  /// @param state `waits` for its file, or `taken`
  public record PlanLine(String id, String question, String when, String state, boolean invented) {}

  /// How far one is.
  ///
  /// @param stage `waiting`, `models`, `replicates` or `graphs`
  public record Going(
      String id, String state, String stage, int percent, String done, String all) {}

  static List<Shown> shown(List<Block> blocks, String language) {
    return blocks.stream().map(block -> shown(block, language)).toList();
  }

  private static Shown shown(Block block, String language) {
    return block instanceof Block.Figure figure
        ? new Shown(
            block,
            SvgText.of(figure.drawing(), "figure-" + figure.slug(), language),
            figure
                .narrow()
                .map(d -> SvgText.of(d, "figure-" + figure.slug() + "-narrow", language))
                .orElse(""))
        : new Shown(block, "", "");
  }
}
