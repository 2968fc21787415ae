package org.mufakat.server.tables;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/// Something that somebody did to a release; never changed afterwards.
///
/// @param person the account's id
/// @param words to a colleague; empty where none are needed
/// @param reason a withdrawal's; empty for others
/// @param packageSha256 of the package it was about, in hex; empty where there was none
record ReleaseStep(
    int number,
    Deed deed,
    String person,
    Instant at,
    String words,
    String reason,
    String packageSha256) {

  enum Deed {
    MADE,
    REVISED,
    PREPARED,
    APPROVED,
    SENT_BACK,
    WITHDRAWN,
    DISCARDED;

    String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Deed bySlug(String slug) {
      return Arrays.stream(values()).filter(d -> d.slug().equals(slug)).findFirst().orElseThrow();
    }

    /// Whoever did this does not approve what came of it.
    boolean isAHandInIt() {
      return this == MADE || this == REVISED || this == PREPARED;
    }
  }
}
