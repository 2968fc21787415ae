package org.mufakat.bench;

import java.util.Locale;

/// What is measured, and how it is written: three figures that matter, never more.
enum Quantity {
  SECONDS("s"),
  MILLISECONDS("ms"),
  MICROSECONDS("µs"),
  MEBIBYTES("MiB"),
  KILOBYTES("kB"),
  PER_SECOND("/s"),
  COUNT("");

  private final String unit;

  Quantity(String unit) {
    this.unit = unit;
  }

  String unit() {
    return unit;
  }

  /// The number with its unit.
  String written(double value) {
    return (number(value) + " " + unit).strip();
  }

  static String number(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
