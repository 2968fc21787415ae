package org.mufakat.server.drawing;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.mufakat.server.drawing.Drawing.Ink;

/// How a document's words come on its pages. Latin, Greek and Cyrillic letters with all their marks
/// are Liberation Sans, which comes with PDFBox; Thai, Lao, Khmer, Burmese and Tamil are
/// [ScriptFont]s, each glyph set where the layout has it and all of a run with the text that it
/// stands for, so that it is found and read aloud. All are embedded.
///
/// A letter that none of them has, as a Chinese one, is drawn as `□` and noted: nothing is left out
/// in silence.
final class Lettering {

  private static final String NO_LETTER = "□";

  private final PDDocument document;
  private final PDType0Font plain;
  private final Map<ScriptFont, PDType0Font> embedded = new EnumMap<>(ScriptFont.class);
  private final Map<ScriptFont, Set<Integer>> used = new EnumMap<>(ScriptFont.class);
  private final Map<Integer, Boolean> inPlain = new HashMap<>();
  private final Map<Run, ScriptFont.Laid> laid = new HashMap<>();
  private final TreeSet<Integer> lacking = new TreeSet<>();

  Lettering(PDDocument document) throws IOException {
    this.document = document;
    this.plain =
        PDType0Font.load(
            document,
            PDDocument.class.getResourceAsStream(
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
            true);
  }

  /// Letters of one font.
  ///
  /// @param font empty for the plain one
  private record Run(String text, Optional<ScriptFont> font) {}

  /// Letters that no font has, so far.
  Set<Integer> lacking() {
    return lacking;
  }

  /// As it can be drawn. What cannot be seen is left out; what cannot be drawn is noted.
  String drawable(String text) {
    var drawn = new StringBuilder();
    text.codePoints().forEach(letter -> drawn.append(drawable(letter)));
    return drawn.toString();
  }

  private String drawable(int letter) {
    if (isInPlain(letter) || isShaped(letter)) {
      return Character.toString(letter);
    }
    if (Character.isWhitespace(letter)) {
      return " ";
    }
    if (Character.getType(letter) == Character.FORMAT) {
      return "";
    }
    if (letter == '✗') {
      return "×";
    }
    lacking.add(letter);
    return NO_LETTER;
  }

  private boolean isInPlain(int letter) {
    return inPlain.computeIfAbsent(letter, this::triedInPlain);
  }

  private boolean triedInPlain(int letter) {
    try {
      plain.encode(Character.toString(letter));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /// Whether letters of one of the scripts are in it, which have no space between words.
  boolean isShaped(String text) {
    return text.codePoints().anyMatch(letter -> !isInPlain(letter) && isShaped(letter));
  }

  private static boolean isShaped(int letter) {
    return letter > 0x02FF && ScriptFont.of(letter).isPresent();
  }

  private List<Run> runs(String text) {
    var runs = new ArrayList<Run>();
    var letters = new StringBuilder();
    var font = Optional.<ScriptFont>empty();
    for (int letter : text.codePoints().toArray()) {
      var its = isInPlain(letter) ? Optional.<ScriptFont>empty() : ScriptFont.of(letter);
      if (!its.equals(font) && !letters.isEmpty()) {
        runs.add(new Run(letters.toString(), font));
        letters.setLength(0);
      }
      font = its;
      letters.appendCodePoint(letter);
    }
    if (!letters.isEmpty()) {
      runs.add(new Run(letters.toString(), font));
    }
    return runs;
  }

  /// @param text drawable
  float wide(String text, float size) {
    float sum = 0;
    for (var run : runs(text)) {
      sum += wide(run);
    }
    return sum * size;
  }

  private float wide(Run run) {
    try {
      return run.font().isPresent()
          ? laid(run, run.font().get()).width() / ScriptFont.UNITS
          : plain.getStringWidth(run.text()) / 1000;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ScriptFont.Laid laid(Run run, ScriptFont font) {
    return laid.computeIfAbsent(run, r -> font.laid(r.text()));
  }

  /// Bold is drawn with an outline, since the fonts have one weight.
  ///
  /// @param text drawable
  void show(
      PDPageContentStream on,
      String text,
      float x,
      float baseline,
      float size,
      boolean bold,
      Ink ink)
      throws IOException {
    var color = Color.decode(ink.hex());
    on.setNonStrokingColor(color);
    if (bold) {
      on.setStrokingColor(color);
      on.setLineWidth(size * 0.028f);
    }
    float at = x;
    for (var run : runs(text)) {
      if (run.font().isPresent()) {
        shaped(on, run, run.font().get(), new Place(at, baseline, size, bold));
      } else {
        plain(on, run.text(), new Place(at, baseline, size, bold));
      }
      at += wide(run) * size;
    }
  }

  private record Place(float x, float baseline, float size, boolean bold) {}

  private void plain(PDPageContentStream on, String text, Place place) throws IOException {
    begin(on, plain, place);
    on.newLineAtOffset(place.x(), place.baseline());
    on.showText(text);
    on.endText();
  }

  private static void begin(PDPageContentStream on, PDType0Font font, Place place)
      throws IOException {
    on.beginText();
    on.setRenderingMode(place.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    on.setFont(font, place.size());
  }

  /// Glyph by glyph, with the text that they stand for and its language around them: written in
  /// place, since some programs do not look for it among a page's resources.
  @SuppressWarnings("deprecation") // PDFBox has no other way to write a glyph by its number.
  private void shaped(PDPageContentStream on, Run run, ScriptFont script, Place place)
      throws IOException {
    on.appendRawCommands(
        "/Span <</ActualText <FEFF%s> /Lang (%s)>> BDC\n"
            .formatted(
                HexFormat.of().formatHex(run.text().getBytes(StandardCharsets.UTF_16BE)),
                script.language()));
    var font = embedded(script);
    begin(on, font, place);
    for (var glyph : laid(run, script).glyphs()) {
      used.computeIfAbsent(script, _ -> new HashSet<>()).add(glyph.id());
      on.setTextMatrix(
          Matrix.getTranslateInstance(
              place.x() + glyph.x() / ScriptFont.UNITS * place.size(),
              place.baseline() + glyph.y() / ScriptFont.UNITS * place.size()));
      on.appendRawCommands(
          "<" + HexFormat.of().formatHex(font.encodeGlyphId(glyph.id())) + "> Tj\n");
    }
    on.endText();
    on.endMarkedContent();
  }

  private PDType0Font embedded(ScriptFont script) throws IOException {
    var known = embedded.get(script);
    if (known != null) {
      return known;
    }
    try (var in = script.open()) {
      var font = PDType0Font.load(document, in, true);
      embedded.put(script, font);
      return font;
    }
  }

  /// Before the document is saved: which glyphs of each font it needs.
  void end() {
    embedded.forEach((script, font) -> font.addGlyphsToSubset(used.getOrDefault(script, Set.of())));
  }
}
