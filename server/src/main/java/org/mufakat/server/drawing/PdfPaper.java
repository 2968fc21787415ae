package org.mufakat.server.drawing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.util.Matrix;
import org.mufakat.server.drawing.Drawing.Ink;

/// A document on paper: the same parts and drawings as the page has. It is tagged, has a title and
/// says its language. Its letters are by [Lettering]; the last page says which could not be drawn.
public final class PdfPaper {

  private static final float LEFT = 56;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
  private static final float TOP = PDRectangle.A4.getHeight() - 56;
  private static final float BOTTOM = 56;
  private static final int MOST_COLUMNS = 14;
  private static final float FACT = 172;
  private static final float FACT_LEAD = 14.2f;

  /// Longer facts go on from page to page.
  private static final float MOST_TOGETHER = 300;

  private static final float CELL_SIZE = 8.5f;
  private static final float CELL_LEAD = 11.5f;

  private final PdfPages pages;
  private final Lettering lettering;
  private final PaperWords words;
  private float y = TOP;

  private PdfPaper(PaperWords words, String title, Instant at) throws IOException {
    this.words = words;
    this.pages = new PdfPages(title, words.language(), at);
    this.lettering = new Lettering(pages.document());
  }

  /// A whole document.
  ///
  /// @param at when it is made, for its properties
  public static byte[] of(PaperWords words, String title, List<Block> blocks, Instant at) {
    try {
      var paper = new PdfPaper(words, title, at);
      paper.newPage();
      paper.text("H1", title, 20, true, Ink.BLACK, 10);
      for (var block : blocks) {
        paper.add(block);
      }
      return paper.ended();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Block block) throws IOException {
    switch (block) {
      case Block.Heading h -> {
        room(90);
        y -= 8;
        text("H2", h.text(), 15, true, Ink.BLACK, 5);
      }
      case Block.Text t -> text("P", t.text(), 10.5f, false, Ink.BLACK, 6);
      case Block.Facts f -> {
        for (var fact : f.facts()) {
          fact(fact);
        }
        y -= 4;
      }
      case Block.Notice n -> notice(n);
      case Block.Sentences s -> {
        for (var said : s.all()) {
          text("P", "✗ " + said.sentence(), 10.5f, true, Ink.BLACK, 1);
          text("P", said.why(), 10.5f, false, Ink.BLACK, 6);
        }
      }
      case Block.Figure f -> figure(f);
    }
  }

  /// What it is at the left, and what of it beside.
  private void fact(Block.Fact fact) throws IOException {
    var what = wrapped(lettering.drawable(fact.what()), 9.5f, FACT - 12);
    var text = wrapped(lettering.drawable(fact.text()), 10.5f, WIDTH - FACT);
    float height = FACT_LEAD * Math.max(what.size(), text.size()) + 5;
    if (height > MOST_TOGETHER) {
      text("P", fact.what(), 9.5f, true, Ink.SOFT, 1);
      text("P", fact.text(), 10.5f, false, Ink.BLACK, 5);
      return;
    }
    room(height);
    column(what, LEFT, 9.5f, true, Ink.SOFT);
    column(text, LEFT + FACT, 10.5f, false, Ink.BLACK);
    y -= height;
  }

  private void column(List<String> lines, float x, float size, boolean bold, Ink ink)
      throws IOException {
    pages.begin("P");
    float at = y - 10.5f;
    for (var line : lines) {
      show(line, x, at, size, bold, ink);
      at -= FACT_LEAD;
    }
    pages.end();
  }

  private void notice(Block.Notice notice) throws IOException {
    room(60);
    float from = y;
    int on = pages.number();
    text("P", notice.title(), 11.5f, true, Ink.BLACK, 2, 10);
    for (var line : notice.texts()) {
      text("P", line, 11, false, Ink.BLACK, 4, 10);
    }
    if (pages.number() == on) {
      float thick = notice.tone().equals("good") ? 3f : 1.2f;
      pages.artifact(() -> PdfPen.line(pages.stream(), LEFT, from, LEFT, y + 4, Ink.DEEP, thick));
    }
    y -= 4;
  }

  private void figure(Block.Figure figure) throws IOException {
    float scale = Math.min(WIDTH / figure.drawing().width(), 560f / figure.drawing().height());
    room(figure.drawing().height() * scale + 90);
    y -= 6;
    text(
        "H3",
        words.say("figure.numbered", words.number(figure.number()), figure.title()),
        12.5f,
        true,
        Ink.BLACK,
        3);
    text("Caption", figure.caption(), 10, false, Ink.BLACK, 6);
    draw(figure.drawing(), scale);
    table(figure.table());
    y -= 12;
  }

  /// The drawing, as one figure that says what is in it.
  private void draw(Drawing drawing, float scale) throws IOException {
    room(drawing.height() * scale + 4);
    float bottom = y - drawing.height() * scale;
    var element = pages.begin("Figure");
    element.setAlternateDescription(drawing.title() + ". " + drawing.description());
    var stream = pages.stream();
    stream.saveGraphicsState();
    stream.transform(new Matrix(scale, 0, 0, scale, LEFT, bottom));
    var pen = new PdfPen(stream, lettering, drawing.height());
    for (var shape : drawing.shapes()) {
      pen.draw(shape);
    }
    stream.restoreGraphicsState();
    pages.end();
    y = bottom - 8;
  }

  /// A table; one with more columns than paper has room for is left to the files beside. Its head
  /// never stands alone at the end of a page, and comes again at the top of the next.
  private void table(DataTable table) throws IOException {
    if (table.columns().size() > MOST_COLUMNS) {
      text("P", words.say("pdf.wide-table"), 9, false, Ink.SOFT, 4);
      return;
    }
    var widths = widths(table);
    var element = pages.child("Table", pages.whole());
    var head = row(table, widths, table.columns().stream().map(DataTable.Column::label).toList());
    var rows =
        table.rows().stream()
            .map(cells -> row(table, widths, cells.stream().map(DataTable.Cell::text).toList()))
            .toList();
    room(head.height() + (rows.isEmpty() ? 0 : rows.getFirst().height()) + 4);
    draw(head, element, true);
    for (var row : rows) {
      if (y - row.height() - 4 < BOTTOM && y < TOP) {
        newPage();
        pages.artifact(() -> show(head, true));
        end(head);
      }
      draw(row, element, false);
    }
  }

  /// A row as it comes on the page.
  ///
  /// @param cells the lines of each
  private record Row(DataTable table, float[] widths, List<List<String>> cells) {
    float height() {
      return cells.stream().mapToInt(List::size).max().orElse(1) * CELL_LEAD + 4;
    }
  }

  private Row row(DataTable table, float[] widths, List<String> cells) {
    var wrapped = new ArrayList<List<String>>();
    for (int i = 0; i < cells.size(); i++) {
      wrapped.add(wrapped(lettering.drawable(cells.get(i)), CELL_SIZE, widths[i] - 6));
    }
    return new Row(table, widths, wrapped);
  }

  private void draw(Row row, PDStructureElement table, boolean header) throws IOException {
    var element = pages.child("TR", table);
    float x = LEFT;
    for (int i = 0; i < row.cells().size(); i++) {
      pages.begin(header || i == 0 ? "TH" : "TD", element);
      show(row, i, x, header);
      pages.end();
      x += row.widths()[i];
    }
    end(row);
  }

  private void show(Row row, boolean header) throws IOException {
    float x = LEFT;
    for (int i = 0; i < row.cells().size(); i++) {
      show(row, i, x, header);
      x += row.widths()[i];
    }
  }

  private void show(Row row, int column, float x, boolean header) throws IOException {
    float at = y - 10;
    for (var line : row.cells().get(column)) {
      float shift =
          row.table().columns().get(column).numeric()
              ? row.widths()[column] - 6 - lettering.wide(line, CELL_SIZE)
              : 0;
      show(line, x + Math.max(0, shift), at, CELL_SIZE, header, Ink.BLACK);
      at -= CELL_LEAD;
    }
  }

  /// The line below it.
  private void end(Row row) throws IOException {
    y -= row.height();
    float below = y;
    pages.artifact(
        () -> PdfPen.line(pages.stream(), LEFT, below, LEFT + WIDTH, below, Ink.GRID, 0.5f));
  }

  /// In proportion to what is in the columns. None is narrower than the longest word of its label,
  /// so that no word is parted for want of a little room.
  private float[] widths(DataTable table) {
    int columns = table.columns().size();
    var least = new float[columns];
    var wanted = new float[columns];
    float ofLeast = 0;
    float beyond = 0;
    for (int i = 0; i < columns; i++) {
      least[i] = Math.min(90, longestWord(table.columns().get(i).label()) * 1.06f + 8);
      float most = least[i];
      for (var row : table.rows()) {
        most = Math.max(most, wide(row.get(i).text()) + 8);
      }
      wanted[i] = Math.min(most, 200) - least[i];
      ofLeast += least[i];
      beyond += Math.max(0, wanted[i]);
    }
    float room = WIDTH - ofLeast;
    float share = room < 0 ? 0 : Math.min(room / Math.max(beyond, 1), 1.6f);
    var widths = new float[columns];
    for (int i = 0; i < columns; i++) {
      widths[i] = room < 0 ? least[i] * WIDTH / ofLeast : least[i] + Math.max(0, wanted[i]) * share;
    }
    return widths;
  }

  private float longestWord(String label) {
    float longest = 20;
    for (var word : label.split(" ")) {
      longest = Math.max(longest, wide(word));
    }
    return longest;
  }

  private float wide(String cell) {
    return lettering.wide(lettering.drawable(cell), CELL_SIZE);
  }

  private void text(String tag, String text, float size, boolean bold, Ink ink, float after)
      throws IOException {
    text(tag, text, size, bold, ink, after, 0);
  }

  private void text(
      String tag, String text, float size, boolean bold, Ink ink, float after, float indent)
      throws IOException {
    float lead = size * 1.35f;
    var lines = wrapped(lettering.drawable(text), size, WIDTH - indent);
    boolean open = false;
    for (var line : lines) {
      if (!open || y - lead < BOTTOM) {
        if (open) {
          pages.end();
        }
        room(lead);
        pages.begin(tag);
        open = true;
      }
      show(line, LEFT + indent, y - size, size, bold, ink);
      y -= lead;
    }
    if (open) {
      pages.end();
    }
    y -= after;
  }

  /// In lines none of which is wider.
  private List<String> wrapped(String text, float size, float width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ")) {
      var between = line.isEmpty() ? "" : " ";
      for (var part : parted(word, size, width)) {
        if (!line.isEmpty() && lettering.wide(line + between + part, size) > width) {
          lines.add(line.toString());
          line.setLength(0);
          between = "";
        }
        line.append(between).append(part);
        between = "";
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /// A word in pieces between which a line may end: as its script parts words, and between letters
  /// where it is wider than a line.
  private List<String> parted(String word, float size, float width) {
    var pieces = new ArrayList<String>();
    for (var part : lettering.isShaped(word) ? LineBreaks.parts(word) : List.of(word)) {
      if (lettering.wide(part, size) <= width) {
        pieces.add(part);
      } else {
        pieces.addAll(broken(part, size, width));
      }
    }
    return pieces;
  }

  private List<String> broken(String part, float size, float width) {
    var pieces = new ArrayList<String>();
    var piece = "";
    for (var letter : LineBreaks.letters(part)) {
      if (!piece.isEmpty() && lettering.wide(piece + letter, size) > width) {
        pieces.add(piece);
        piece = "";
      }
      piece += letter;
    }
    pieces.add(piece);
    return pieces;
  }

  private void show(String text, float x, float baseline, float size, boolean bold, Ink ink)
      throws IOException {
    lettering.show(pages.stream(), text, x, baseline, size, bold, ink);
  }

  private void room(float height) throws IOException {
    if (y - height < BOTTOM && y < TOP) {
      newPage();
    }
  }

  private void newPage() throws IOException {
    if (pages.isOpen()) {
      closePage();
    }
    pages.next();
    y = TOP;
  }

  private void closePage() throws IOException {
    var number = words.number(pages.number());
    pages.artifact(() -> show(number, LEFT + WIDTH - 12, 34, 9, false, Ink.SOFT));
    pages.close();
  }

  private byte[] ended() throws IOException {
    if (!lettering.lacking().isEmpty()) {
      var codes =
          lettering.lacking().stream()
              .limit(40)
              .map("U+%04X"::formatted)
              .reduce((a, b) -> a + ", " + b);
      text("P", words.say("pdf.lacking", codes.orElse("")), 10, true, Ink.BLACK, 4);
    }
    closePage();
    lettering.end();
    return pages.saved();
  }
}
