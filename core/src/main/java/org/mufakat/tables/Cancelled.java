package org.mufakat.tables;

/// Whoever watched did not want it to go on; nothing was kept.
public final class Cancelled extends RuntimeException {

  private static final long serialVersionUID = 1;

  Cancelled() {
    super("cancelled");
  }

  static void unless(boolean goesOn) {
    if (!goesOn) {
      throw new Cancelled();
    }
  }
}
