package org.mufakat.forum;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A period in which a member that says nothing goes along with a text. The body agreed to it at a
/// meeting without objection, its end was stated, and each member's hours count from that member's
/// own receipt of the notice.
///
/// @param least the shortest silence that counts
/// @param receipts when each member received the notice
public record Silence(
    MeetingId agreedAt, Instant expires, Duration least, Map<String, Instant> receipts) {

  public Silence {
    receipts = Map.copyOf(receipts);
  }

  Silence receiptedBy(String member, Instant at) {
    var more = new TreeMap<>(receipts);
    more.putIfAbsent(member, at);
    return new Silence(agreedAt, expires, least, more);
  }

  public boolean isOverAt(Instant time) {
    return !time.isBefore(expires);
  }

  /// Whom the silence cannot speak for: members that did not have the notice for the whole of the
  /// least time. In order of their codes.
  SortedSet<String> unheard(Iterable<String> members) {
    var unheard = new TreeSet<String>();
    for (var member : members) {
      var heard = Optional.ofNullable(receipts.get(member));
      if (heard.filter(at -> !at.plus(least).isAfter(expires)).isEmpty()) {
        unheard.add(member);
      }
    }
    return unheard;
  }
}
