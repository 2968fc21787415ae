package org.mufakat.forum;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.mufakat.regime.DecisionRule;

/// What a regime says of its bodies, as far as the forum has to know.
public interface Charter {

  boolean hasBody(String body);

  /// The bodies above a body, nearest first.
  List<String> above(String body);

  /// How a body decides; empty where it decides nothing.
  Optional<DecisionRule> ruleOf(String body);

  /// Whose consent a body needs, at a time.
  SortedSet<String> membersOf(String body, Instant at);

  /// Number of the last meeting that was held before the record begins; 0 where none is known.
  int lastMeetingOf(String body);
}
