package org.mufakat.server.conference;

import java.time.Instant;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;

/// The words of drafts, which the hub keeps beside the record until they are tabled. Whoever asks
/// has made sure that the person may read them: [ForumRoom#mayRead]. Within a process the pages of
/// every node ask it directly; the wire carries the same calls.
interface ForumDrafts {

  /// The words of a draft as they were kept last.
  ///
  /// @param version one more with each change, also where words were thrown away between
  record Draft(OpaqueId proposal, int version, DraftWords words, Instant changed) {}

  /// @param holder the member whose delegation writes it, or HUB
  Optional<Draft> find(OpaqueId proposal, String holder);

  /// Keeps words over those that their writer had read.
  ///
  /// @param read the version that they had before them; 0 where there was none
  /// @return empty where somebody else has kept others since: nothing changed
  Optional<Draft> keep(OpaqueId proposal, String holder, int read, DraftWords words, Instant at);

  /// Throws the words away; others can be kept in their place.
  void discard(OpaqueId proposal, String holder, Instant at);

  /// Whether the words were thrown away and none were kept since.
  boolean isDiscarded(OpaqueId proposal, String holder);
}
