package org.mufakat.regime;

import java.util.Arrays;
import java.util.Optional;

/// What an article binds its addressee to, by the instrument's own verb. Weaker duties are never
/// counted as stronger ones.
public enum Strength {
  SHALL("shall"),
  SHALL_ENDEAVOUR("endeavour"),
  SHALL_CONSIDER("consider"),
  MAY("may"),
  /// The article binds to nothing by itself: a purpose, a definition, a scope, a limit, a final
  /// clause.
  NONE("none");

  private final String slug;

  Strength(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  public static Optional<Strength> bySlug(String slug) {
    return Arrays.stream(values()).filter(s -> s.slug.equals(slug)).findFirst();
  }
}
