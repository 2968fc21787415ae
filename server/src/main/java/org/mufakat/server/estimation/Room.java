package org.mufakat.server.estimation;

/// How much room a picture has: that of a page and of paper, or that of a telephone held upright,
/// where names stand above what they name and nothing has to be moved sideways.
enum Room {
  WIDE(720),
  NARROW(342);

  private final int width;

  Room(int width) {
    this.width = width;
  }

  /// In pixels.
  int width() {
    return width;
  }

  boolean isNarrow() {
    return this == NARROW;
  }
}
