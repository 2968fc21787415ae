package org.mufakat.server.regime;

import java.util.Comparator;

/// Something wrong in a pack, where it stands, and what to do about it.
///
/// @param file the file's path inside the pack, `instruments/ex.yaml`
/// @param line 1 for the first line
/// @param text one sentence for the pack's author
public record PackFault(String file, int line, String text) implements Comparable<PackFault> {

  private static final Comparator<PackFault> ORDER =
      Comparator.comparing(PackFault::file)
          .thenComparingInt(PackFault::line)
          .thenComparing(PackFault::text);

  /// By file, then by line.
  @Override
  public int compareTo(PackFault other) {
    return ORDER.compare(this, other);
  }

  /// As compilers print it, so that an editor can jump there.
  @Override
  public String toString() {
    return file + ":" + line + ": " + text;
  }
}
