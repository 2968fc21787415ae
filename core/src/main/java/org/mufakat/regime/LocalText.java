package org.mufakat.regime;

import java.util.Map;
import java.util.Objects;

/// A name or a sentence in one or more languages, by ISO 639-1 code; English is always there.
public record LocalText(Map<String, String> byLanguage) {

  /// For what may be left out and was.
  public static final LocalText NONE = english("");

  public LocalText {
    byLanguage = Map.copyOf(byLanguage);
    if (!byLanguage.containsKey("en")) {
      throw new IllegalArgumentException("a text needs at least its English form");
    }
  }

  public static LocalText english(String text) {
    return new LocalText(Map.of("en", text));
  }

  /// The text in a language, or in English where it was not translated.
  public String in(String language) {
    return Objects.requireNonNull(byLanguage.getOrDefault(language, byLanguage.get("en")));
  }

  public boolean isEmpty() {
    return in("en").isEmpty();
  }
}
