package org.mufakat.statistics;

/// What one unit of a count stands for. Counts of different units are never added or compared.
public enum Unit {
  PERSONS("persons"),
  OFFENCES("offences");

  private final String slug;

  Unit(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }
}
