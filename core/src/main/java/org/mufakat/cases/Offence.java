package org.mufakat.cases;

import java.util.Arrays;
import java.util.Optional;

/// What a suspect is held to have done, and how far it has come before the law.
///
/// @param kind a code of the regime's list of offences
/// @param since when it came to this stage; empty when not known
public record Offence(String kind, Stage stage, Optional<CaseDate> since) {

  /// Nobody is guilty before [#CONVICTED].
  public enum Stage {
    SUSPECTED("suspected"),
    CHARGED("charged"),
    ON_TRIAL("on-trial"),
    CONVICTED("convicted"),
    ACQUITTED("acquitted"),
    DISCONTINUED("discontinued");

    private final String slug;

    Stage(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Stage> bySlug(String slug) {
      return Arrays.stream(values()).filter(v -> v.slug.equals(slug)).findFirst();
    }
  }
}
