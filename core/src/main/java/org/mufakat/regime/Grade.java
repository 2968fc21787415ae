package org.mufakat.regime;

import java.util.Arrays;
import java.util.Optional;

/// One step of a 4×4 grading: how reliable a source is (A, B, C, X) or how sure an information is
/// (1 to 4).
public record Grade(Scale scale, String code, LocalText meaning, Attribution attribution) {

  /// What is graded.
  public enum Scale {
    SOURCE("source"),
    INFORMATION("information");

    private final String slug;

    Scale(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Scale> bySlug(String slug) {
      return Arrays.stream(values()).filter(s -> s.slug.equals(slug)).findFirst();
    }
  }
}
