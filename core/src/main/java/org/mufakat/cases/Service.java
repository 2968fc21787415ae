package org.mufakat.cases;

import java.util.Arrays;
import java.util.Optional;

/// Help for a victim: what was offered, and what came of it.
///
/// @param kind a code of the regime's list of services
/// @param from empty when not known or not begun
/// @param until empty when not known or not over
public record Service(String kind, State state, Optional<CaseDate> from, Optional<CaseDate> until) {

  /// How far it has come.
  public enum State {
    OFFERED("offered"),
    /// Help is not bound to anything, and may be declined.
    DECLINED("declined"),
    /// It is being given.
    GIVEN("given"),
    ENDED("ended"),
    /// It is needed, and nobody here gives it.
    NOT_AVAILABLE("not-available");

    private final String slug;

    State(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<State> bySlug(String slug) {
      return Arrays.stream(values()).filter(v -> v.slug.equals(slug)).findFirst();
    }
  }
}
