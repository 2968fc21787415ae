package org.mufakat.server.conference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.mufakat.forum.Forum;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Proposal;
import org.mufakat.regime.Body;
import org.mufakat.regime.DecisionRule;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.forum.PackCharter;

/// What the pages of texts need to know of bodies: who sits there, what is above and below, how
/// they decide and which of their meetings comes next.
record TextBodies(RegimePack pack, Instant now) {

  private PackCharter charter() {
    return new PackCharter(pack, now);
  }

  SortedSet<String> membersOf(String body) {
    return charter().membersOf(body, now);
  }

  Optional<DecisionRule> ruleOf(String body) {
    return charter().ruleOf(body);
  }

  int leastSilenceHours(String body) {
    return ruleOf(body).map(DecisionRule::silenceHours).orElse(0);
  }

  /// The body and those below it, from the top down as the pack has them.
  List<String> andBelow(String body) {
    var all = new ArrayList<>(List.of(body));
    all.addAll(below(body));
    return all;
  }

  List<String> below(String body) {
    return pack.bodies().stream()
        .map(Body::id)
        .filter(id -> charter().above(id).contains(body))
        .toList();
  }

  /// The bodies above that may say how a decision is made.
  List<String> directingAbove(String body) {
    return charter().above(body).stream()
        .filter(
            above ->
                ruleOf(above)
                    .filter(r -> r.available().contains(ModeKind.SUMMIT_DIRECTED))
                    .isPresent())
        .toList();
  }

  /// The ways in which a text may be adopted: those open to the body, and the one that the body
  /// above said.
  List<ModeKind> modesOf(Proposal text) {
    var modes = new ArrayList<>(ruleOf(text.body()).map(DecisionRule::available).orElse(List.of()));
    if (text.direction().isPresent() && !modes.contains(ModeKind.SUMMIT_DIRECTED)) {
      modes.add(ModeKind.SUMMIT_DIRECTED);
    }
    return modes;
  }

  /// The meeting of a body that is in session, or else the next one.
  static MeetingId current(Forum forum, String body) {
    return new MeetingId(body, forum.lastClosed(body) + 1);
  }

  static Optional<MeetingId> inSession(Forum forum, String body) {
    var current = current(forum, body);
    return forum
        .meeting(current)
        .filter(m -> m.state() == Meeting.State.IN_SESSION)
        .map(Meeting::id);
  }

  /// The next meeting of a body that something can be due at.
  static MeetingId next(Forum forum, String body) {
    return inSession(forum, body).map(MeetingId::next).orElseGet(() -> current(forum, body));
  }
}
