package org.mufakat.server.conference;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The papers that every meeting has. Each follows from the record and from what the hub keeps of
/// the meeting; nobody writes them.
enum MeetingPaper {
  AGENDA,
  DECISIONS,
  /// A draft, made of what was adopted and of nothing else.
  COMMUNIQUE,
  FOLLOW_UP;

  /// As in an address and in messages: `follow-up`.
  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<MeetingPaper> bySlug(String slug) {
    return Arrays.stream(values()).filter(paper -> paper.slug().equals(slug)).findFirst();
  }

  PrintedDocument of(MeetingFile file, ForumWords words) {
    return switch (this) {
      case AGENDA -> new AgendaPaper(file, words).document();
      case DECISIONS -> new DecisionsPaper(file, words).document();
      case COMMUNIQUE -> new CommuniquePaper(file, words).document();
      case FOLLOW_UP -> new FollowUpPaper(file, words).document();
    };
  }
}
