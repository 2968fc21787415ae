package org.mufakat.statistics;

import java.util.Arrays;
import java.util.Optional;

/// Age as published, in completed years. `TOTAL` is the published total, which the others need not
/// add up to.
public enum AgeGroup {
  TOTAL("total", "Total"),
  CHILD("child", "0 to 17 years"),
  ADULT("adult", "18 years or over"),
  UNKNOWN("unknown", "Unknown");

  private final String slug;
  private final String publishedName;

  AgeGroup(String slug, String publishedName) {
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

  public static Optional<AgeGroup> bySlug(String slug) {
    return Arrays.stream(values()).filter(v -> v.slug.equals(slug)).findFirst();
  }

  public static Optional<AgeGroup> byPublishedName(String name) {
    return Arrays.stream(values()).filter(v -> v.publishedName.equals(name)).findFirst();
  }
}
