package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.DataTable;
import org.mufakat.server.drawing.DataTable.Cell;
import org.mufakat.server.drawing.DataTable.Column;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;

/// How many persons each two lists share, and which share none.
final class OverlapFigure {

  private static final double NAMES = 230;
  private static final double TOP = 34;

  private final EstimateWords words;
  private final List<String> lists;
  private final int[][] overlaps;
  private final ListLabels labels;
  private final double cell;

  OverlapFigure(EstimateWords words, EstimateJson.TableJson table) {
    this.words = words;
    this.lists = table.lists();
    this.overlaps = table.overlaps();
    this.labels = new ListLabels(lists);
    this.cell = lists.size() <= 6 ? 76 : lists.size() <= 10 ? 48 : 38;
  }

  Block.Figure figure(int number) {
    var empty = emptyPairs();
    var caption =
        empty.isEmpty()
            ? words.say("overlap.caption.none-empty")
            : words.say("overlap.caption.empty", empty.size(), shown(empty));
    return new Block.Figure(
        "overlap", number, words.say("overlap.title"), caption, drawing(caption), table());
  }

  /// The first few by name.
  private String shown(List<String> empty) {
    var few = String.join("; ", empty.subList(0, Math.min(6, empty.size())));
    return empty.size() > 6 ? few + "; …" : few;
  }

  private List<String> emptyPairs() {
    var empty = new ArrayList<String>();
    for (int i = 0; i < lists.size(); i++) {
      for (int j = i + 1; j < lists.size(); j++) {
        if (overlaps[i][j] == 0) {
          empty.add(lists.get(i) + " – " + lists.get(j));
        }
      }
    }
    return empty;
  }

  private Drawing drawing(String caption) {
    var shapes = new ArrayList<Drawing.Shape>();
    for (int i = 0; i < lists.size(); i++) {
      double y = TOP + i * cell + cell / 2 + 4.5;
      var name = words.number(i + 1) + "  " + lists.get(i);
      shapes.add(
          new Drawing.Words(
              8, y, Drawing.fitted(name, 13, NAMES - 16), 13, Anchor.START, false, Ink.BLACK));
      shapes.add(
          new Drawing.Words(
              NAMES + i * cell + cell / 2,
              TOP - 10,
              words.number(i + 1),
              13,
              Anchor.MIDDLE,
              true,
              Ink.SOFT));
      for (int j = 0; j <= i; j++) {
        cell(shapes, i, j);
      }
    }
    int width = (int) Math.max(ForestPlot.WIDTH, NAMES + lists.size() * cell + 12);
    return new Drawing(
        width, (int) (TOP + lists.size() * cell + 12), words.say("overlap.title"), caption, shapes);
  }

  private void cell(List<Drawing.Shape> shapes, int i, int j) {
    int shared = overlaps[i][j];
    double x = NAMES + j * cell;
    double y = TOP + i * cell;
    boolean itself = i == j;
    boolean none = !itself && shared == 0;
    var ground = itself ? Ink.DEEP : none ? Ink.WHITE : Ink.PALE;
    shapes.add(
        new Drawing.Box(x + 2, y + 2, cell - 4, cell - 4, ground, none ? Ink.WARM : Ink.NONE));
    var text = words.number(shared);
    double size = Math.min(14, (cell - 8) / Math.max(1, Drawing.widthOf(text, 1)));
    shapes.add(
        new Drawing.Words(
            x + cell / 2,
            y + cell / 2 + size * 0.35,
            text,
            size,
            Anchor.MIDDLE,
            none,
            itself ? Ink.WHITE : none ? Ink.WARM : Ink.BLACK));
  }

  private DataTable table() {
    var columns = new ArrayList<Column>();
    columns.add(new Column("list", words.say("column.list"), false));
    for (int i = 0; i < lists.size(); i++) {
      columns.add(new Column(lists.get(i), labels.brief(lists.get(i)), true));
    }
    var rows = new ArrayList<List<Cell>>();
    for (int i = 0; i < lists.size(); i++) {
      var row = new ArrayList<Cell>();
      row.add(words.cell(labels.full(lists.get(i)), lists.get(i)));
      for (int shared : overlaps[i]) {
        row.add(words.count(shared));
      }
      rows.add(row);
    }
    return new DataTable(columns, rows);
  }
}
