package org.mufakat.statistics;

import java.util.Arrays;
import java.util.Optional;

/// The question a cell belongs to. A citizenship is not an origin, and no dimension speaks of
/// transit.
public enum Dimension {
  TOTAL("total", "Total"),
  FORM_OF_EXPLOITATION("form", "by form of exploitation"),
  CITIZENSHIP("citizenship", "by citizenship"),
  COUNTRY_OF_REPATRIATION("repatriation", "by country of repatriation");

  private final String slug;
  private final String publishedName;

  Dimension(String slug, String publishedName) {
    this.slug = slug;
    this.publishedName = publishedName;
  }

  /// The name in addresses and commands.
  public String slug() {
    return slug;
  }

  /// The name as the publisher writes it.
  public String publishedName() {
    return publishedName;
  }

  public static Optional<Dimension> bySlug(String slug) {
    return Arrays.stream(values()).filter(v -> v.slug.equals(slug)).findFirst();
  }

  public static Optional<Dimension> byPublishedName(String name) {
    return Arrays.stream(values()).filter(v -> v.publishedName.equals(name)).findFirst();
  }
}
