package org.mufakat.server.drawing;

import java.util.List;

/// A picture as shapes and words, for a page and for print: [SvgText] and [PdfPaper] draw the same.
/// Lengths are pixels at the picture's own size, from its upper left.
///
/// Nothing is told by colour alone: forms and words tell it too, and the inks differ in how dark
/// they are.
///
/// @param title what it shows
/// @param description what one would see in it, for those who do not see it
public record Drawing(int width, int height, String title, String description, List<Shape> shapes) {

  public Drawing {
    shapes = List.copyOf(shapes);
  }

  /// What it is drawn with.
  public enum Ink {
    NONE(""),
    BLACK("#1b2a32"),
    SOFT("#4b5b64"),
    GRID("#c9cdcf"),
    DEEP("#0e3b4a"),
    WARM("#b45f06"),
    PALE("#dfe7e9"),
    SEA("#eaf1f3"),
    SHORE("#8b979b"),
    SAND("#f2d3b3"),
    WHITE("#ffffff");

    private final String hex;

    Ink(String hex) {
      this.hex = hex;
    }

    /// `#0e3b4a`; empty for none.
    public String hex() {
      return hex;
    }
  }

  public enum Anchor {
    START,
    MIDDLE,
    END
  }

  public sealed interface Shape {}

  public record Line(
      double x1, double y1, double x2, double y2, Ink ink, double thick, boolean dashed)
      implements Shape {
    public Line(double x1, double y1, double x2, double y2, Ink ink, double thick) {
      this(x1, y1, x2, y2, ink, thick, false);
    }
  }

  public record Box(double x, double y, double width, double height, Ink fill, Ink edge)
      implements Shape {}

  public record Circle(double x, double y, double radius, Ink fill, Ink edge) implements Shape {}

  /// Points joined by lines; an area where it is closed.
  public record Path(
      List<Point> points, boolean closed, Ink fill, Ink edge, double thick, boolean dashed)
      implements Shape {
    public Path {
      points = List.copyOf(points);
    }
  }

  public record Point(double x, double y) {}

  /// Words on a line, `y` is where the letters stand.
  public record Words(
      double x, double y, String text, double size, Anchor anchor, boolean bold, Ink ink)
      implements Shape {}

  /// About how wide words are; no letter is wider than it says by much.
  public static double widthOf(String text, double size) {
    return size * text.codePoints().mapToDouble(Drawing::widthOf).sum();
  }

  private static double widthOf(int letter) {
    if (Character.getType(letter) == Character.NON_SPACING_MARK) {
      return 0;
    }
    if ("ijl.,:;'|!ftrI()[] ".indexOf(letter) >= 0) {
      return 0.32;
    }
    if (Character.isUpperCase(letter) || "mwMW%".indexOf(letter) >= 0) {
      return 0.72;
    }
    return letter > 0x2e80
        ? 1.0
        : switch (Character.UnicodeScript.of(letter)) {
          case KHMER, MYANMAR, TAMIL -> 0.85;
          case THAI, LAO -> 0.62;
          default -> 0.56;
        };
  }

  /// As much of the words as fit, with `…` where some do not. No letter loses its marks.
  public static String fitted(String text, double size, double width) {
    if (widthOf(text, size) <= width) {
      return text;
    }
    var fitting = new StringBuilder();
    for (var letter : LineBreaks.letters(text)) {
      if (widthOf(fitting + letter + "…", size) > width) {
        break;
      }
      fitting.append(letter);
    }
    return (fitting.isEmpty() ? LineBreaks.letters(text).getFirst() : fitting.toString().strip())
        + "…";
  }

  /// The beginning and the end of a name that is too long, since names of one kind begin alike.
  public static String shortened(String name, double size, double width) {
    if (widthOf(name, size) <= width) {
      return name;
    }
    var letters = LineBreaks.letters(name);
    int kept = letters.size() - 1;
    while (kept > 2 && widthOf(withoutMiddle(letters, kept), size) > width) {
      kept--;
    }
    return withoutMiddle(letters, kept);
  }

  private static String withoutMiddle(List<String> letters, int kept) {
    int last = kept * 2 / 5;
    return String.join("", letters.subList(0, kept - last)).strip()
        + "…"
        + String.join("", letters.subList(letters.size() - last, letters.size())).strip();
  }
}
