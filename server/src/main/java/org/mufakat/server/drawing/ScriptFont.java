package org.mufakat.server.drawing;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Fonts of scripts whose letters change, move or stack by what stands beside them. They are Noto
/// Sans (SIL Open Font License 1.1, see `fonts/OFL.txt`), come with this program, and are laid out
/// by the Java platform (HarfBuzz).
enum ScriptFont {
  THAI(UnicodeScript.THAI, "th", "NotoSansThai"),
  LAO(UnicodeScript.LAO, "lo", "NotoSansLao"),
  KHMER(UnicodeScript.KHMER, "km", "NotoSansKhmer"),
  BURMESE(UnicodeScript.MYANMAR, "my", "NotoSansMyanmar"),
  TAMIL(UnicodeScript.TAMIL, "ta", "NotoSansTamil");

  /// Positions are in thousandths of the size.
  static final float UNITS = 1000;

  /// A glyph that stands for what joined another has a number from here on, and is not drawn.
  private static final int NO_GLYPH = 0xFFFE;

  private final UnicodeScript script;
  private final String language;
  private final String file;

  ScriptFont(UnicodeScript script, String language, String file) {
    this.script = script;
    this.language = language;
    this.file = file;
  }

  /// A letter's form and where it stands: to the right of the run's begin and above its line.
  record Glyph(int id, float x, float y) {}

  /// A run as it is drawn.
  record Laid(List<Glyph> glyphs, float width) {
    Laid {
      glyphs = List.copyOf(glyphs);
    }
  }

  /// The one for a letter; empty where none has it, or where the platform can lay out none.
  static Optional<ScriptFont> of(int letter) {
    var script = UnicodeScript.of(letter);
    return Arrays.stream(values())
        .filter(f -> script == f.script || script == UnicodeScript.COMMON)
        .filter(f -> f.has(letter))
        .findFirst();
  }

  /// BCP 47, of the language that is most written in it.
  String language() {
    return language;
  }

  InputStream open() {
    return Objects.requireNonNull(
        ScriptFont.class.getResourceAsStream("fonts/" + file + "-Regular.ttf"));
  }

  private boolean has(int letter) {
    return Platform.font(this).filter(f -> f.canDisplay(letter)).isPresent();
  }

  Laid laid(String run) {
    var letters = run.toCharArray();
    var glyphs = new ArrayList<Glyph>();
    var vector =
        Platform.font(this)
            .orElseThrow()
            .layoutGlyphVector(
                new FontRenderContext(null, true, true),
                letters,
                0,
                letters.length,
                Font.LAYOUT_LEFT_TO_RIGHT);
    int count = vector.getNumGlyphs();
    for (int i = 0; i < count; i++) {
      int id = vector.getGlyphCode(i);
      if (id < NO_GLYPH) {
        var at = vector.getGlyphPosition(i);
        glyphs.add(new Glyph(id, (float) at.getX(), (float) -at.getY()));
      }
    }
    return new Laid(glyphs, (float) vector.getGlyphPosition(count).getX());
  }

  /// The fonts as the platform has them, read when the first letter asks for one.
  private static final class Platform {

    private static final List<Optional<Font>> FONTS =
        Arrays.stream(values()).map(Platform::read).toList();

    static Optional<Font> font(ScriptFont which) {
      return FONTS.get(which.ordinal());
    }

    /// A platform without its graphics (a runtime cut down, a machine without fontconfig) has none:
    /// the letters are then missing, and said to be.
    private static Optional<Font> read(ScriptFont which) {
      try (var in = which.open()) {
        return Optional.of(Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(UNITS));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (FontFormatException | LinkageError | InternalError e) {
        return Optional.empty();
      }
    }
  }
}
