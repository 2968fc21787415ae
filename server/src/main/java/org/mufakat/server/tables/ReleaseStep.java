package org.mufakat.server.tables;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.LedgerEvent;

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
    MADE(null),
    REVISED(null),
    PREPARED(LedgerEvent.RELEASE_PREPARED),
    APPROVED(LedgerEvent.RELEASE_APPROVED),
    SENT_BACK(LedgerEvent.RELEASE_SENT_BACK),
    WITHDRAWN(LedgerEvent.RELEASE_WITHDRAWN),
    DISCARDED(null);

    private final @Nullable LedgerEvent event;

    Deed(@Nullable LedgerEvent event) {
      this.event = event;
    }

    /// As what the ledger tells it; empty where it stays among those at the desk.
    Optional<LedgerEvent> event() {
      return Optional.ofNullable(event);
    }

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
