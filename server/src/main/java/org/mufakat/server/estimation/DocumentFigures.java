package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.estimation.EstimateJson.NumbersJson;

/// The displays of an estimate: each a picture, what to see in it, and its numbers.
///
/// Source: what critics of the method ask an honest tool to show (Whitehead et al. 2021; Binette &
/// Steorts 2022; Aleshin-Guendel et al. 2024).
final class DocumentFigures {

  private final FigureMaterial with;
  private final List<Block.Figure> figures = new ArrayList<>();

  DocumentFigures(EstimateWords words, KeptResult result) {
    this.with = new FigureMaterial(words, result);
  }

  /// Numbered from 1.
  List<Block.Figure> all() {
    var table = with.result().answer().table();
    figures.add(new OverlapFigure(with.words(), table).figure(next()));
    with.result().numbers().ifPresent(this::add);
    return List.copyOf(figures);
  }

  private int next() {
    return figures.size() + 1;
  }

  private void add(NumbersJson numbers) {
    var curves = new CurveFigures(with);
    figures.add(new FamiliesFigure(with).figure(numbers, next()));
    new ModelsFigure(with).figure(numbers, next()).ifPresent(figures::add);
    figures.add(new IntervalsFigure(with).figure(numbers, next()));
    curves.replicates(next()).ifPresent(figures::add);
    if (!numbers.changed().isEmpty()) {
      figures.add(new ChangesFigure(with).figure(numbers, next()));
      figures.add(new ConsistencyFigure(with).figure(numbers, next()));
    }
    curves.odds(next()).ifPresent(figures::add);
  }
}
