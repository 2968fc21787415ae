package org.mufakat.server.flows;

/// A picture as a page shows it, with what belongs under it.
///
/// @param wide SVG for a window; empty where there is nothing to draw
/// @param narrow SVG for a phone
/// @param svg the address of the picture with its title and source
/// @param pdf the address of the same on paper, with its numbers
/// @param csv the address of its numbers
public record FigureView(
    String slug,
    String title,
    String what,
    String source,
    String wide,
    String narrow,
    String svg,
    String pdf,
    String csv) {

  static FigureView none(String slug, String title, String what, String source) {
    return new FigureView(slug, title, what, source, "", "", "", "", "");
  }

  public boolean isDrawn() {
    return !wide.isEmpty();
  }
}
