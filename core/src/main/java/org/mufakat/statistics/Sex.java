package org.mufakat.statistics;

import java.util.Arrays;
import java.util.Optional;

/// Sex as published. `TOTAL` is the published total, which the others need not add up to.
public enum Sex {
  TOTAL("total", "Total"),
  FEMALE("female", "Female"),
  MALE("male", "Male"),
  OTHER("other", "Other"),
  UNKNOWN("unknown", "Unknown");

  private final String slug;
  private final String publishedName;

  Sex(String slug, String publishedName) {
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

  public static Optional<Sex> bySlug(String slug) {
    return Arrays.stream(values()).filter(v -> v.slug.equals(slug)).findFirst();
  }

  public static Optional<Sex> byPublishedName(String name) {
    return Arrays.stream(values()).filter(v -> v.publishedName.equals(name)).findFirst();
  }
}
