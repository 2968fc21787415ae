package org.mufakat.server.regime;

/// A line of a pack's file; the first is 1.
record Position(String file, int line) {

  PackFault fault(String text) {
    return new PackFault(file, line, text);
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
