package org.mufakat.server.conference;

import org.mufakat.ledger.OpaqueId;

/// For whom a paper is.
public sealed interface Audience {

  /// Whoever may read the forum.
  record TheForum() implements Audience {}

  /// A State and whoever entered something for it: its instruction.
  record OfMember(String code) implements Audience {}

  /// Those named in a draft.
  record OfDraft(OpaqueId proposal) implements Audience {}
}
