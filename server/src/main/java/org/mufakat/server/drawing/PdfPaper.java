package org.mufakat.server.drawing;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;

/// A document on paper: the same parts and drawings as the page has. It is tagged, has a title and
/// says its language; its letters are those of Liberation Sans (which comes with PDFBox), embedded.
///
/// Liberation Sans has Latin, Greek and Cyrillic letters with all their marks, and none of Thai,
/// Lao, Khmer, Burmese or Chinese. Each letter that it lacks is drawn as `□`, and the last page
/// says which those are: nothing is left out in silence.
public final class PdfPaper {

  private static final float LEFT = 56;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
  private static final float TOP = PDRectangle.A4.getHeight() - 56;
  private static final float BOTTOM = 56;
  private static final int MOST_COLUMNS = 14;
  private static final String NO_LETTER = "□";

  private final PDDocument document = new PDDocument();
  private final PDType0Font font;
  private final PDStructureElement whole;
  private final List<COSArray> parents = new ArrayList<>();
  private final TreeSet<Integer> lacking = new TreeSet<>();
  private final PaperWords words;
  private PDPage page = new PDPage(PDRectangle.A4);
  private @Nullable PDPageContentStream content;
  private float y = TOP;

  private PdfPaper(PaperWords words, String title) throws IOException {
    this.words = words;
    this.font =
        PDType0Font.load(
            document,
            PDDocument.class.getResourceAsStream(
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
            true);
    var catalog = document.getDocumentCatalog();
    catalog.setLanguage(words.language());
    var marks = new PDMarkInfo();
    marks.setMarked(true);
    catalog.setMarkInfo(marks);
    var preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    var root = new PDStructureTreeRoot();
    catalog.setStructureTreeRoot(root);
    this.whole = new PDStructureElement("Document", root);
    root.appendKid(whole);
    var about = document.getDocumentInformation();
    about.setTitle(title);
    about.setProducer("Mufakat");
  }

  /// A whole document.
  ///
  /// @param at when it is made, for its properties
  public static byte[] of(PaperWords words, String title, List<Block> blocks, Instant at) {
    try {
      var paper = new PdfPaper(words, title);
      paper.dated(at);
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

  private void dated(Instant at) {
    var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(at.toEpochMilli());
    document.getDocumentInformation().setCreationDate(calendar);
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
          text("P", fact.what(), 9.5f, true, Ink.SOFT, 1);
          text("P", fact.text(), 10.5f, false, Ink.BLACK, 5);
        }
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

  private void notice(Block.Notice notice) throws IOException {
    room(60);
    float from = y;
    int on = document.getNumberOfPages();
    text("P", notice.title(), 11.5f, true, Ink.BLACK, 2, 10);
    for (var line : notice.texts()) {
      text("P", line, 11, false, Ink.BLACK, 4, 10);
    }
    if (document.getNumberOfPages() == on) {
      artifact(
          () -> line(LEFT, from, LEFT, y + 4, Ink.DEEP, notice.tone().equals("good") ? 3f : 1.2f));
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
    float top = y;
    var element = begin("Figure");
    element.setAlternateDescription(drawing.title() + ". " + drawing.description());
    var stream = stream();
    stream.saveGraphicsState();
    stream.transform(new Matrix(scale, 0, 0, scale, LEFT, top - drawing.height() * scale));
    for (var shape : drawing.shapes()) {
      shape(shape, drawing.height());
    }
    stream.restoreGraphicsState();
    stream.endMarkedContent();
    y = top - drawing.height() * scale - 8;
  }

  private void shape(Drawing.Shape shape, double height) throws IOException {
    var stream = stream();
    switch (shape) {
      case Drawing.Line l -> {
        dashed(l.dashed());
        line(
            (float) l.x1(),
            (float) (height - l.y1()),
            (float) l.x2(),
            (float) (height - l.y2()),
            l.ink(),
            (float) l.thick());
        dashed(false);
      }
      case Drawing.Box b -> {
        stream.addRect(
            (float) b.x(),
            (float) (height - b.y() - b.height()),
            (float) b.width(),
            (float) b.height());
        paint(b.fill(), b.edge(), 1);
      }
      case Drawing.Circle c -> {
        circle((float) c.x(), (float) (height - c.y()), (float) c.radius());
        paint(c.fill(), c.edge(), 1);
      }
      case Drawing.Path p -> {
        dashed(p.dashed());
        for (int i = 0; i < p.points().size(); i++) {
          var point = p.points().get(i);
          if (i == 0) {
            stream.moveTo((float) point.x(), (float) (height - point.y()));
          } else {
            stream.lineTo((float) point.x(), (float) (height - point.y()));
          }
        }
        if (p.closed()) {
          stream.closePath();
        }
        paint(p.fill(), p.edge(), (float) p.thick());
        dashed(false);
      }
      case Drawing.Words w -> {
        var text = drawable(w.text());
        float size = (float) w.size();
        float wide = wide(text, size);
        float x =
            (float) w.x()
                - (w.anchor() == Anchor.MIDDLE ? wide / 2 : w.anchor() == Anchor.END ? wide : 0);
        show(text, x, (float) (height - w.y()), size, w.bold(), w.ink());
      }
    }
  }

  private void dashed(boolean dashed) throws IOException {
    stream().setLineDashPattern(dashed ? new float[] {5, 4} : new float[0], 0);
  }

  private void paint(Ink fill, Ink edge, float thick) throws IOException {
    var stream = stream();
    if (fill != Ink.NONE) {
      stream.setNonStrokingColor(color(fill));
    }
    if (edge != Ink.NONE) {
      stream.setStrokingColor(color(edge));
      stream.setLineWidth(thick);
    }
    if (fill != Ink.NONE && edge != Ink.NONE) {
      stream.fillAndStroke();
    } else if (fill != Ink.NONE) {
      stream.fill();
    } else {
      stream.stroke();
    }
  }

  /// Four curves; the number is how far their handles reach for them to look round.
  private void circle(float x, float yMiddle, float radius) throws IOException {
    var stream = stream();
    float k = 0.5523f * radius;
    stream.moveTo(x - radius, yMiddle);
    stream.curveTo(x - radius, yMiddle + k, x - k, yMiddle + radius, x, yMiddle + radius);
    stream.curveTo(x + k, yMiddle + radius, x + radius, yMiddle + k, x + radius, yMiddle);
    stream.curveTo(x + radius, yMiddle - k, x + k, yMiddle - radius, x, yMiddle - radius);
    stream.curveTo(x - k, yMiddle - radius, x - radius, yMiddle - k, x - radius, yMiddle);
    stream.closePath();
  }

  private void line(float x1, float y1, float x2, float y2, Ink ink, float thick)
      throws IOException {
    var stream = stream();
    stream.setStrokingColor(color(ink));
    stream.setLineWidth(thick);
    stream.moveTo(x1, y1);
    stream.lineTo(x2, y2);
    stream.stroke();
  }

  private static Color color(Ink ink) {
    return Color.decode(ink.hex());
  }

  /// A table; one with more columns than paper has room for is left to the files beside.
  private void table(DataTable table) throws IOException {
    if (table.columns().size() > MOST_COLUMNS) {
      text("P", words.say("pdf.wide-table"), 9, false, Ink.SOFT, 4);
      return;
    }
    var widths = widths(table);
    var element = new PDStructureElement("Table", whole);
    whole.appendKid(element);
    row(
        table.columns().stream().map(DataTable.Column::label).toList(),
        widths,
        table,
        element,
        true);
    for (var cells : table.rows()) {
      row(cells.stream().map(DataTable.Cell::text).toList(), widths, table, element, false);
    }
  }

  /// In proportion to what is in the columns, none narrower than its longest word would like.
  private float[] widths(DataTable table) {
    var wanted = new float[table.columns().size()];
    float sum = 0;
    for (int i = 0; i < wanted.length; i++) {
      float most = wide(drawable(table.columns().get(i).label()), 8.5f) / 2;
      for (var row : table.rows()) {
        most = Math.max(most, wide(drawable(row.get(i).text()), 8.5f));
      }
      wanted[i] = Math.clamp(most + 8, 28, 200);
      sum += wanted[i];
    }
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] *= WIDTH / Math.max(sum, WIDTH * 0.6f);
    }
    return wanted;
  }

  private void row(
      List<String> cells,
      float[] widths,
      DataTable table,
      PDStructureElement parent,
      boolean header)
      throws IOException {
    var wrapped = new ArrayList<List<String>>();
    int most = 1;
    for (int i = 0; i < cells.size(); i++) {
      var lines = wrapped(drawable(cells.get(i)), 8.5f, widths[i] - 6);
      wrapped.add(lines);
      most = Math.max(most, lines.size());
    }
    float height = most * 11f + 4;
    room(height + 4);
    var row = new PDStructureElement("TR", parent);
    parent.appendKid(row);
    float x = LEFT;
    for (int i = 0; i < cells.size(); i++) {
      begin(header || i == 0 ? "TH" : "TD", row);
      float at = y - 10;
      for (var line : wrapped.get(i)) {
        float shift = table.columns().get(i).numeric() ? widths[i] - 6 - wide(line, 8.5f) : 0;
        show(line, x + Math.max(0, shift), at, 8.5f, header, Ink.BLACK);
        at -= 11;
      }
      stream().endMarkedContent();
      x += widths[i];
    }
    y -= height;
    float below = y;
    artifact(() -> line(LEFT, below, LEFT + WIDTH, below, Ink.GRID, 0.5f));
  }

  private void text(String tag, String text, float size, boolean bold, Ink ink, float after)
      throws IOException {
    text(tag, text, size, bold, ink, after, 0);
  }

  private void text(
      String tag, String text, float size, boolean bold, Ink ink, float after, float indent)
      throws IOException {
    float lead = size * 1.35f;
    var lines = wrapped(drawable(text), size, WIDTH - indent);
    boolean open = false;
    for (var line : lines) {
      if (!open || y - lead < BOTTOM) {
        if (open) {
          stream().endMarkedContent();
        }
        room(lead);
        begin(tag);
        open = true;
      }
      show(line, LEFT + indent, y - size, size, bold, ink);
      y -= lead;
    }
    if (open) {
      stream().endMarkedContent();
    }
    y -= after;
  }

  private List<String> wrapped(String text, float size, float width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ")) {
      for (var part : broken(word, size, width)) {
        if (!line.isEmpty() && wide(line + " " + part, size) > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(part);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /// A word that is wider than a line, in pieces.
  private List<String> broken(String word, float size, float width) {
    if (wide(word, size) <= width) {
      return List.of(word);
    }
    var pieces = new ArrayList<String>();
    int from = 0;
    for (int to = 1; to <= word.length(); to++) {
      if (to - from > 1 && wide(word.substring(from, to), size) > width) {
        pieces.add(word.substring(from, to - 1));
        from = to - 1;
      }
    }
    pieces.add(word.substring(from));
    return pieces;
  }

  /// As the font can draw it; what it lacks is noted.
  private String drawable(String text) {
    var drawn = new StringBuilder();
    text.codePoints()
        .forEach(
            letter -> {
              var one = Character.toString(letter);
              if (has(one)) {
                drawn.append(one);
              } else if (Character.isWhitespace(letter)) {
                drawn.append(' ');
              } else {
                drawn.append(letter == '✗' ? "×" : NO_LETTER);
                if (letter != '✗') {
                  lacking.add(letter);
                }
              }
            });
    return drawn.toString();
  }

  private boolean has(String letter) {
    try {
      font.encode(letter);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private float wide(String text, float size) {
    try {
      return font.getStringWidth(text) / 1000 * size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Bold is drawn with an outline, since the font has one weight.
  private void show(String text, float x, float baseline, float size, boolean bold, Ink ink)
      throws IOException {
    var stream = stream();
    stream.beginText();
    stream.setNonStrokingColor(color(ink));
    if (bold) {
      stream.setStrokingColor(color(ink));
      stream.setLineWidth(size * 0.028f);
    }
    stream.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    stream.setFont(font, size);
    stream.newLineAtOffset(x, baseline);
    stream.showText(text);
    stream.endText();
  }

  private void room(float height) throws IOException {
    if (y - height < BOTTOM && y < TOP) {
      newPage();
    }
  }

  private void newPage() throws IOException {
    closePage();
    page = new PDPage(PDRectangle.A4);
    page.getCOSObject().setInt(COSName.STRUCT_PARENTS, parents.size());
    page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
    document.addPage(page);
    parents.add(new COSArray());
    content = new PDPageContentStream(document, page);
    y = TOP;
  }

  private void closePage() throws IOException {
    var open = content;
    if (open != null) {
      int number = document.getNumberOfPages();
      artifact(() -> show(words.number(number), LEFT + WIDTH - 12, 34, 9, false, Ink.SOFT));
      open.close();
    }
  }

  private PDPageContentStream stream() {
    return java.util.Objects.requireNonNull(content);
  }

  private PDStructureElement begin(String tag) throws IOException {
    return begin(tag, whole);
  }

  /// Begins a piece of the page that the structure knows.
  private PDStructureElement begin(String tag, PDStructureElement parent) throws IOException {
    var element = new PDStructureElement(tag, parent);
    element.setPage(page);
    parent.appendKid(element);
    var here = parents.getLast();
    int mark = here.size();
    element.getCOSObject().setItem(COSName.K, COSInteger.get(mark));
    here.add(element.getCOSObject());
    stream().beginMarkedContent(COSName.getPDFName(tag), mark);
    return element;
  }

  /// What is drawn and says nothing.
  private interface Drawn {
    void draw() throws IOException;
  }

  private void artifact(Drawn what) throws IOException {
    stream().beginMarkedContent(COSName.ARTIFACT);
    what.draw();
    stream().endMarkedContent();
  }

  private byte[] ended() throws IOException {
    if (!lacking.isEmpty()) {
      var codes =
          lacking.stream().limit(40).map("U+%04X"::formatted).reduce((a, b) -> a + ", " + b);
      text("P", words.say("pdf.lacking", codes.orElse("")), 10, true, Ink.BLACK, 4);
    }
    closePage();
    var numbers = new COSArray();
    for (int i = 0; i < parents.size(); i++) {
      numbers.add(COSInteger.get(i));
      numbers.add(parents.get(i));
    }
    var tree = new COSDictionary();
    tree.setItem(COSName.NUMS, numbers);
    var root = document.getDocumentCatalog().getStructureTreeRoot();
    root.setParentTree(new PDNumberTreeNode(tree, COSArray.class));
    root.setParentTreeNextKey(parents.size());
    try (document) {
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
