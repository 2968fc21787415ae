package org.mufakat.server.conference;

import java.time.Year;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.mufakat.regime.ChairRotation;

/// Whom the rotation has in the chair in a year, reckoned from the last year of which it is known
/// who was. A proposal: regions depart from their order by agreement.
///
/// @param known members by the year in which they had the chair or were host
record ChairInTurn(ChairRotation rotation, NavigableMap<Integer, String> known) {

  ChairInTurn(ChairRotation rotation, Map<Integer, String> known) {
    this(rotation, new TreeMap<>(known));
  }

  Optional<String> in(Year year) {
    var order = rotation.order();
    return Optional.ofNullable(known.floorEntry(year.getValue()))
        .filter(last -> order.contains(last.getValue()))
        .map(
            last ->
                order.get(
                    Math.floorMod(
                        order.indexOf(last.getValue()) + year.getValue() - last.getKey(),
                        order.size())));
  }
}
