package org.mufakat.server.conference;

import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;

/// Whether a text is before a body: out to its members, and not decided.
final class BeforeTheBody {

  private BeforeTheBody() {}

  static boolean is(Proposal proposal) {
    return switch (proposal.stage().phase()) {
      case OPEN, HELD -> true;
      case BEFORE, OVER -> false;
    };
  }

  /// The last part of the key of its stage's words.
  static String slug(Stage stage) {
    return switch (stage) {
      case Stage.Draft _ -> "draft";
      case Stage.Consultation _ -> "consultation";
      case Stage.Call _ -> "call";
      case Stage.SilenceAsked _ -> "silence-asked";
      case Stage.SilenceRuns _ -> "silence-runs";
      case Stage.AdReferendum _ -> "ad-referendum";
      case Stage.Adopted _ -> "adopted";
      case Stage.Blocked _ -> "blocked";
      case Stage.Deferred _ -> "deferred";
      case Stage.Lapsed _ -> "lapsed";
      case Stage.Withdrawn _ -> "withdrawn";
      case Stage.Referred _ -> "referred";
    };
  }
}
