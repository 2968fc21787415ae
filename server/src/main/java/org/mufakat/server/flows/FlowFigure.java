package org.mufakat.server.flows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.DataTable;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.Framed;
import org.mufakat.server.drawing.PaperWords;
import org.mufakat.server.drawing.PdfPaper;
import org.mufakat.server.drawing.SvgText;

/// A picture of flows, drawn by one hand for a page, as a file and on paper.
///
/// @param slug in addresses
/// @param what it counts: indicator, unit and years
/// @param notes what must be known to read it
/// @param source publisher, series and release
/// @param plot draws it so many pixels wide
/// @param sheets the same for paper, with the numbers of each; long pictures go over several
record FlowFigure(
    String slug,
    String title,
    String what,
    List<String> notes,
    String source,
    IntFunction<Drawing> plot,
    Supplier<List<Sheet>> sheets) {

  /// Of a window, a file and a sheet, in pixels; whatever is narrower is drawn for a phone.
  static final int WIDE = 720;

  static final int NARROW = 340;

  /// @param table what people read beneath it
  record Sheet(Drawing drawing, DataTable table) {}

  /// As it stands in a page.
  FigureView view(String language, Files files) {
    return new FigureView(
        slug,
        title,
        what,
        source,
        SvgText.of(plot.apply(WIDE), slug + "-wide", language),
        SvgText.of(plot.apply(NARROW), slug + "-narrow", language),
        files.svg(),
        files.pdf(),
        files.csv());
  }

  /// Where its files are.
  record Files(String svg, String pdf, String csv) {}

  /// As a file: nothing of it goes without its source.
  String svg(String language) {
    var below = new ArrayList<>(notes);
    below.add(source);
    return SvgText.of(Framed.of(plot.apply(WIDE), what, below), "figure", language);
  }

  /// On paper, with its numbers.
  ///
  /// @param heading of the page that it stands in
  /// @param numbered a title with the number of its sheet
  byte[] pdf(PaperWords words, String heading, Numbered numbered, Instant at) {
    var blocks = new ArrayList<Block>();
    var all = sheets.get();
    for (int i = 0; i < all.size(); i++) {
      blocks.add(
          new Block.Figure(
              slug,
              i + 1,
              all.size() == 1 ? title : numbered.title(title, i + 1, all.size()),
              what,
              all.get(i).drawing(),
              all.get(i).table()));
    }
    notes.forEach(note -> blocks.add(new Block.Text(note)));
    blocks.add(new Block.Text(source));
    return PdfPaper.of(words, heading, blocks, at);
  }

  interface Numbered {
    String title(String title, int sheet, int of);
  }
}
