package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /// On a telephone the names stand above, a line each, and numbers stand for them.
  private static final double NUMBERS = 26;

  private static final int NAME_LINE = 19;

  /// Smaller numbers are left to the table; the form of a cell tells of it still.
  private static final double LEAST_READABLE = 6.5;

  private final EstimateWords words;
  private final List<String> lists;
  private final int[][] overlaps;
  private final ListLabels labels;

  OverlapFigure(EstimateWords words, EstimateJson.TableJson table) {
    this.words = words;
    this.lists = table.lists();
    this.overlaps = table.overlaps();
    this.labels = new ListLabels(lists);
  }

  Block.Figure figure(int number) {
    var empty = emptyPairs();
    var caption =
        empty.isEmpty()
            ? words.say("overlap.caption.none-empty")
            : words.say("overlap.caption.empty", empty.size(), shown(empty));
    return new Block.Figure(
        "overlap",
        number,
        words.say("overlap.title"),
        caption,
        drawing(Room.WIDE, caption),
        Optional.of(drawing(Room.NARROW, caption)),
        table());
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

  /// Where the cells of a picture stand.
  ///
  /// @param left of the first column
  /// @param top of the first row
  /// @param cell how wide and high each is
  private record Grid(double left, double top, double cell) {}

  private Grid grid(Room room) {
    int all = lists.size();
    return room.isNarrow()
        ? new Grid(
            NUMBERS, all * NAME_LINE + TOP, Math.min(56, (room.width() - NUMBERS - 4.0) / all))
        : new Grid(NAMES, TOP, all <= 6 ? 76 : all <= 10 ? 48 : 38);
  }

  private Drawing drawing(Room room, String caption) {
    var grid = grid(room);
    var shapes = new ArrayList<Drawing.Shape>();
    for (int i = 0; i < lists.size(); i++) {
      double y = grid.top() + i * grid.cell() + grid.cell() / 2 + 4.5;
      if (room.isNarrow()) {
        shapes.add(named(i, i * NAME_LINE + 14.0, room.width()));
        shapes.add(numbered(i, NUMBERS / 2, y));
      } else {
        shapes.add(named(i, y, NAMES - 16));
      }
      shapes.add(numbered(i, grid.left() + i * grid.cell() + grid.cell() / 2, grid.top() - 10));
      for (int j = 0; j <= i; j++) {
        cell(shapes, grid, i, j);
      }
    }
    double width = Math.max(room.width(), grid.left() + lists.size() * grid.cell() + 12);
    double height = grid.top() + lists.size() * grid.cell() + 12;
    return new Drawing(
        room.isNarrow() ? room.width() : (int) width,
        (int) height,
        words.say("overlap.title"),
        caption,
        shapes);
  }

  private Drawing.Words named(int list, double y, double width) {
    var name = words.number(list + 1) + "  " + lists.get(list);
    return new Drawing.Words(
        width == NAMES - 16 ? 8 : 0,
        y,
        Drawing.shortened(name, 13, width),
        13,
        Anchor.START,
        false,
        Ink.BLACK);
  }

  private Drawing.Words numbered(int list, double x, double y) {
    return new Drawing.Words(x, y, words.number(list + 1), 13, Anchor.MIDDLE, true, Ink.SOFT);
  }

  private void cell(List<Drawing.Shape> shapes, Grid grid, int i, int j) {
    int shared = overlaps[i][j];
    double cell = grid.cell();
    double x = grid.left() + j * cell;
    double y = grid.top() + i * cell;
    boolean itself = i == j;
    boolean none = !itself && shared == 0;
    var ground = itself ? Ink.DEEP : none ? Ink.WHITE : Ink.PALE;
    double gap = Math.min(2, cell / 16);
    shapes.add(
        new Drawing.Box(
            x + gap, y + gap, cell - 2 * gap, cell - 2 * gap, ground, none ? Ink.WARM : Ink.NONE));
    var text = words.number(shared);
    double size = Math.min(14, (cell - 4 * gap) / Math.max(1, Drawing.widthOf(text, 1)));
    if (size >= LEAST_READABLE) {
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
