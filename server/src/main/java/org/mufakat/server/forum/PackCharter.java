package org.mufakat.server.forum;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.mufakat.forum.Charter;
import org.mufakat.regime.Body;
import org.mufakat.regime.DecisionRule;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.RegimePack;
import org.mufakat.regime.Span;

/// What a regime's pack says of its bodies. Bodies, rules and the members of a day are looked up
/// once: events come by the hundred on one day.
public final class PackCharter implements Charter {

  private static final long SECONDS_A_DAY = 86_400;

  private record Known(List<String> above, Optional<DecisionRule> rule, int lastMeeting) {}

  private record OfDay(long epochDay, SortedSet<String> members) {}

  private final RegimePack pack;
  private final Map<String, Known> bodies = new HashMap<>();
  private final Map<String, OfDay> lastAsked = new ConcurrentHashMap<>();

  /// @param begins the record's beginning: meetings of the register that opened before are past
  public PackCharter(RegimePack pack, Instant begins) {
    this.pack = pack;
    var day = day(epochDay(begins));
    pack.bodies().forEach(body -> bodies.put(body.id(), known(pack, body, day)));
  }

  private static Known known(RegimePack pack, Body body, PartialDate begins) {
    return new Known(
        pack.above(body.id()).stream().map(Body::id).toList(),
        body.decisionRule().flatMap(pack::decisionRule),
        lastMeeting(pack, body.id(), begins));
  }

  private static int lastMeeting(RegimePack pack, String body, PartialDate begins) {
    return pack.meetings().stream()
        .filter(meeting -> meeting.body().equals(body))
        .filter(meeting -> begins.isSurelyAfter(meeting.opened()))
        .mapToInt(MeetingRecord::ordinal)
        .max()
        .orElse(0);
  }

  private static long epochDay(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SECONDS_A_DAY);
  }

  @Override
  public boolean hasBody(String body) {
    return bodies.containsKey(body);
  }

  @Override
  public List<String> above(String body) {
    return Optional.ofNullable(bodies.get(body)).map(Known::above).orElse(List.of());
  }

  @Override
  public Optional<DecisionRule> ruleOf(String body) {
    return Optional.ofNullable(bodies.get(body)).flatMap(Known::rule);
  }

  @Override
  public SortedSet<String> membersOf(String body, Instant at) {
    long day = epochDay(at);
    var known = lastAsked.get(body);
    if (known == null || known.epochDay != day) {
      known = new OfDay(day, Collections.unmodifiableSortedSet(members(body, day(day))));
      if (hasBody(body)) {
        lastAsked.put(body, known);
      }
    }
    return known.members;
  }

  private SortedSet<String> members(String body, PartialDate day) {
    var members = new TreeSet<String>();
    var seats = pack.body(body).map(Body::members).orElse(List.of());
    for (var seat : seats) {
      if (holds(seat.span(), day)) {
        members.add(seat.member());
      }
    }
    if (seats.isEmpty() && hasBody(body)) {
      pack.members().stream()
          .filter(member -> holds(member.membership(), day))
          .forEach(member -> members.add(member.code()));
    }
    return members;
  }

  private static boolean holds(Span span, PartialDate day) {
    return span.from().filter(from -> from.isSurelyAfter(day)).isEmpty()
        && span.until().filter(day::isSurelyAfter).isEmpty();
  }

  private static PartialDate day(long epochDay) {
    return new PartialDate(LocalDate.ofEpochDay(epochDay).toString());
  }

  @Override
  public int lastMeetingOf(String body) {
    return Optional.ofNullable(bodies.get(body)).map(Known::lastMeeting).orElse(0);
  }
}
