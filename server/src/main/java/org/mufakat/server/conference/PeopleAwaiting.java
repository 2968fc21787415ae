package org.mufakat.server.conference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.server.forum.Chronicle;
import org.springframework.stereotype.Component;

/// Credentials that run out soon: one's own, and for those who give them the ones that they gave;
/// and for a State's focal point the bodies at which nobody speaks for it.
@Component
final class PeopleAwaiting implements Awaiting.Source {

  private static final Duration SOON = Duration.ofDays(30);

  @Override
  public List<Awaiting> of(ForumRoom room, ForumWords words) {
    var waits = new ArrayList<Awaiting>();
    room.look((_, chronicle) -> runningOut(room, chronicle)).stream()
        .filter(c -> concerns(c, room))
        .map(c -> runningOut(c, room, words))
        .forEach(waits::add);
    nobodySpeaks(room, words).ifPresent(waits::add);
    return waits;
  }

  private static List<Credential> live(ForumRoom room, Chronicle chronicle) {
    var now = room.now();
    return chronicle.credentials().stream()
        .filter(c -> chronicle.ended(c.id()).isEmpty())
        .filter(c -> !now.isBefore(c.from()) && now.isBefore(c.until()))
        .toList();
  }

  /// Those of which no other takes over where they end.
  private static List<Credential> runningOut(ForumRoom room, Chronicle chronicle) {
    return live(room, chronicle).stream()
        .filter(c -> runsOut(c, room))
        .filter(
            c ->
                chronicle.credentials().stream()
                    .noneMatch(
                        other -> isLonger(other, c) && chronicle.ended(other.id()).isEmpty()))
        .toList();
  }

  private static boolean isLonger(Credential other, Credential than) {
    return other.person().equals(than.person())
        && other.body().equals(than.body())
        && other.capacity() == than.capacity()
        && !other.from().isAfter(than.until())
        && other.until().isAfter(than.until());
  }

  private static boolean concerns(Credential credential, ForumRoom room) {
    return credential.person().equals(room.person())
        || room.givesCredentials() && credential.member().equals(room.member());
  }

  private static boolean runsOut(Credential credential, ForumRoom room) {
    return !credential.until().isAfter(room.now().plus(SOON));
  }

  private static Awaiting runningOut(Credential credential, ForumRoom room, ForumWords words) {
    boolean isOwn = credential.person().equals(room.person());
    return new Awaiting(
        Awaiting.Kind.FINISH,
        words.say(
            isOwn ? "people.awaiting.own-runs-out" : "people.awaiting.runs-out",
            words.capacity(credential),
            words.body(credential.body())),
        address(room),
        Optional.of(credential.until()));
  }

  private static Optional<Awaiting> nobodySpeaks(ForumRoom room, ForumWords words) {
    if (room.member().isEmpty() || !room.givesCredentials()) {
      return Optional.empty();
    }
    var member = room.member().get();
    var without = new LinkedHashSet<>(words.bodies().keySet());
    without.removeIf(body -> !MeetingCounter.members(room, body).contains(member));
    room.look((_, chronicle) -> live(room, chronicle)).stream()
        .filter(c -> c.capacity() == Capacity.DELEGATE && c.member().equals(room.member()))
        .forEach(c -> without.remove(c.body()));
    return without.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Awaiting(
                Awaiting.Kind.FINISH,
                words.say(
                    "people.awaiting.no-delegate",
                    words.member(member),
                    String.join(", ", without.stream().map(words::body).toList())),
                address(room),
                Optional.empty()));
  }

  private static String address(ForumRoom room) {
    return "/" + room.node().slug() + "/forum/people";
  }
}
