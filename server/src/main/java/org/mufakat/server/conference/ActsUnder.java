package org.mufakat.server.conference;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Refusal;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.forum.Chronicle;

/// Under what a person acts at a body, and what the rules would say of it.
final class ActsUnder {

  private ActsUnder() {}

  /// The credential with which most can be done; where none is live, the last that was: that it is
  /// over is the rules' to say.
  static Optional<OpaqueId> at(String body, ForumRoom room) {
    return room.at(body).or(() -> room.look((_, c) -> last(body, room, c))).map(Credential::id);
  }

  private static Optional<Credential> last(String body, ForumRoom room, Chronicle chronicle) {
    return chronicle.credentials().stream()
        .filter(c -> c.body().equals(body) && c.person().equals(room.person()))
        .reduce((_, last) -> last);
  }

  /// What stands between something and the record, were it done now.
  static Optional<Refusal> hinders(
      Forum forum, Chronicle chronicle, Instant now, Function<Instant, ForumEvent> event) {
    return forum.hinders(event.apply(moment(chronicle, now)));
  }

  /// Nothing is recorded before the last event.
  private static Instant moment(Chronicle chronicle, Instant now) {
    var latest = chronicle.latest();
    return latest.isEmpty() || latest.getLast().at().isBefore(now) ? now : latest.getLast().at();
  }
}
