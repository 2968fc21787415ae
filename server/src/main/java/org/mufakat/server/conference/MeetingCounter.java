package org.mufakat.server.conference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BiFunction;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Refusal;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.Body;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.forum.Chronicle;
import org.mufakat.server.forum.Hindrance;
import org.mufakat.server.forum.PackCharter;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Component;

/// What the pages of meetings share: the room, what the hub keeps, and what follows from both.
@Component
final class MeetingCounter {

  private final ForumCounter counter;
  private final MeetingBook book;

  MeetingCounter(ForumCounter counter, MeetingBook book) {
    this.counter = counter;
    this.book = book;
  }

  ForumRoom room(HostedNode node, PersonOfNode person) {
    return counter.room(node, person);
  }

  MeetingWords words(HostedNode node, Locale locale) {
    return new MeetingWords(node, counter.words(node, locale));
  }

  MeetingBook book() {
    return book;
  }

  MeetingDesk desk(ForumRoom room, MeetingId meeting) {
    return new MeetingDesk(room, book, meeting);
  }

  /// The meeting that a body convenes next.
  static MeetingId next(Forum forum, String body) {
    var next = new MeetingId(body, forum.lastClosed(body) + 1);
    while (forum.meeting(next).isPresent()) {
      next = next.next();
    }
    return next;
  }

  /// The meetings that one of a body could prepare: those of the bodies above it that are not
  /// closed, with the next to be convened, and that no other meeting prepares.
  List<MeetingId> mayPrepare(ForumRoom room, MeetingId meeting) {
    var could = new ArrayList<MeetingId>();
    for (var above : room.node().node().regime().above(meeting.body())) {
      could.addAll(room.look(forum -> ahead(forum, above.id())));
    }
    could.removeIf(id -> book.preparing(id).filter(other -> !other.equals(meeting)).isPresent());
    return could;
  }

  private static List<MeetingId> ahead(Forum forum, String body) {
    var ahead = new ArrayList<MeetingId>();
    var next = next(forum, body);
    for (int i = forum.lastClosed(body) + 1; i <= next.ordinal(); i++) {
      ahead.add(new MeetingId(body, i));
    }
    return ahead;
  }

  /// Whose consent a body needs now.
  static SortedSet<String> members(ForumRoom room, String body) {
    return new PackCharter(room.node().node().regime(), room.now()).membersOf(body, room.now());
  }

  /// The bodies whose meetings the person leads or keeps, in the pack's order.
  static List<String> kept(ForumRoom room) {
    return room.node().node().regime().bodies().stream()
        .map(Body::id)
        .filter(room::keepsThePapersOf)
        .toList();
  }

  /// Does something at a body under what the person acts under there.
  static Doing act(ForumRoom room, String body, BiFunction<Instant, OpaqueId, ForumEvent> event) {
    return room.at(body)
        .map(credential -> room.act(at -> event.apply(at, credential.id())))
        .orElseGet(() -> new Doing.Refused(new Hindrance.Against(Refusal.NO_LIVE_CREDENTIAL)));
  }

  /// What hinders doing something at a body; empty where nothing does.
  static Optional<Refusal> hinders(
      ForumRoom room, String body, BiFunction<Instant, OpaqueId, ForumEvent> event) {
    var credential = room.at(body);
    return credential.isEmpty()
        ? Optional.of(Refusal.NO_LIVE_CREDENTIAL)
        : room.look(
            (forum, chronicle) ->
                forum.hinders(event.apply(moment(room, chronicle), credential.get().id())));
  }

  /// Now, or the last event's time where that is later: when something would be signed.
  static Instant moment(ForumRoom room, Chronicle chronicle) {
    var latest = chronicle.latest();
    var now = room.now();
    return latest.isEmpty() || latest.getLast().at().isBefore(now) ? now : latest.getLast().at();
  }

  static boolean isClosed(ForumRoom room, MeetingId meeting) {
    return room.look(forum -> forum.meeting(meeting))
        .filter(m -> m.state() == Meeting.State.CLOSED)
        .isPresent();
  }
}
