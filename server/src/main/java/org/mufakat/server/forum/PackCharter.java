package org.mufakat.server.forum;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mufakat.forum.Charter;
import org.mufakat.regime.Body;
import org.mufakat.regime.DecisionRule;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.RegimePack;
import org.mufakat.regime.Span;

/// What a regime's pack says of its bodies.
///
/// @param begins the record's beginning: meetings of the register that opened before are past
public record PackCharter(RegimePack pack, Instant begins) implements Charter {

  @Override
  public boolean hasBody(String body) {
    return pack.body(body).isPresent();
  }

  @Override
  public List<String> above(String body) {
    return pack.above(body).stream().map(Body::id).toList();
  }

  @Override
  public Optional<DecisionRule> ruleOf(String body) {
    return pack.body(body).flatMap(Body::decisionRule).flatMap(pack::decisionRule);
  }

  @Override
  public SortedSet<String> membersOf(String body, Instant at) {
    var day = day(at);
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

  private static PartialDate day(Instant at) {
    return new PartialDate(LocalDate.ofInstant(at, ZoneOffset.UTC).toString());
  }

  @Override
  public int lastMeetingOf(String body) {
    var day = day(begins);
    return pack.meetings().stream()
        .filter(meeting -> meeting.body().equals(body))
        .filter(meeting -> day.isSurelyAfter(meeting.opened()))
        .mapToInt(MeetingRecord::ordinal)
        .max()
        .orElse(0);
  }
}
