package org.mufakat.server.tables;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far a release is.
public enum ReleaseState {
  /// A statistician works on it.
  DRAFT,
  /// It waits for a second person.
  PREPARED,
  /// The second person wants something else; the statistician works on it again.
  SENT_BACK,
  /// It is signed and stays what it is.
  PUBLISHED,
  /// It is not to be used any more. Whoever has read it still has.
  WITHDRAWN,
  /// Nobody wanted it; its data are gone.
  DISCARDED;

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<ReleaseState> bySlug(String slug) {
    return Arrays.stream(values()).filter(s -> s.slug().equals(slug)).findFirst();
  }

  boolean isWorkedOn() {
    return this == DRAFT || this == SENT_BACK;
  }

  boolean isOut() {
    return this == PUBLISHED || this == WITHDRAWN;
  }
}
