package org.mufakat.server.conference;

import java.time.Duration;
import java.time.Instant;

/// How long something still runs, in words: `2 days`, `5 hours`, `20 minutes`.
final class TimeLeft {

  private TimeLeft() {}

  static String until(Instant end, Instant now, ForumWords words) {
    var left = Duration.between(now, end);
    if (left.isNegative() || left.isZero()) {
      return words.say("forum-papers.left.over");
    }
    if (left.toDays() >= 2) {
      return words.say("forum-papers.left.days", left.toDays());
    }
    return left.toHours() >= 2
        ? words.say("forum-papers.left.hours", left.toHours())
        : words.say("forum-papers.left.minutes", Math.max(1, left.toMinutes()));
  }
}
