package org.mufakat.server.conference;

import org.mufakat.forum.Proposal;

/// Whether a text is before a body: out to its members, and not decided.
final class BeforeTheBody {

  private BeforeTheBody() {}

  static boolean is(Proposal proposal) {
    return switch (proposal.stage().phase()) {
      case OPEN, HELD -> true;
      case BEFORE, OVER -> false;
    };
  }
}
