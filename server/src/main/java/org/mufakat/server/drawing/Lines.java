package org.mufakat.server.drawing;

import java.util.ArrayList;
import java.util.List;

/// Words in lines that are no wider than they may be.
public final class Lines {

  private Lines() {}

  /// At least one; a word that is wider than a line has one for itself.
  public static List<String> wrapped(String text, double size, double width) {
    var lines = new ArrayList<String>();
    var line = "";
    for (String word : text.split(" ")) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && Drawing.widthOf(longer, size) > width) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }
}
