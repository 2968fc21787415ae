package org.mufakat.server.estimation;

import java.util.List;
import java.util.stream.IntStream;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.SvgText;

/// Estimates as their templates need them.
final class EstimateView {

  private EstimateView() {}

  /// A part of the document, with its drawing where it has one.
  public record Shown(Block block, String svg) {}

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
    return IntStream.range(0, blocks.size())
        .mapToObj(
            i ->
                new Shown(
                    blocks.get(i),
                    blocks.get(i) instanceof Block.Figure f
                        ? SvgText.of(f.drawing(), "figure-" + f.slug(), language)
                        : ""))
        .toList();
  }
}
