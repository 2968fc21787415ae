package org.mufakat.server.tables;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Partners' sums as they are typed or pasted: a line a sum, its categories first and the persons
/// last, separated by commas: `origin=XSO, year=2021, 37`.
///
/// @param faults of lines, each with its number
record MirrorLines(List<MirrorFigures.Mirror> mirrors, List<PersonsFault> faults) {

  private static final int MOST_LINES = 500;

  /// @param ids drawn anew for each sum
  static MirrorLines read(AskedForm typed, List<String> states, Instant at, Supplier<String> ids) {
    var mirrors = new ArrayList<MirrorFigures.Mirror>();
    var faults = new ArrayList<PersonsFault>();
    var partner = typed.get("partner");
    if (!states.contains(partner)) {
      faults.add(PersonsFault.of("mirror-partner", 0));
    }
    if (typed.get("source").isBlank() || typed.get("source").length() > 400) {
      faults.add(PersonsFault.of("mirror-source", 0, 400));
    }
    if (typed.get("period").isBlank() || typed.get("period").length() > 100) {
      faults.add(PersonsFault.of("mirror-period", 0, 100));
    }
    var lines = typed.get("lines").lines().toList();
    if (lines.stream().allMatch(String::isBlank) || lines.size() > MOST_LINES) {
      faults.add(PersonsFault.of("mirror-lines", 0, MOST_LINES));
    }
    for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
      if (!lines.get(i).isBlank()) {
        read(typed, lines.get(i), i + 1, at, ids, mirrors, faults);
      }
    }
    return new MirrorLines(List.copyOf(mirrors), List.copyOf(faults));
  }

  private static void read(
      AskedForm typed,
      String line,
      int number,
      Instant at,
      Supplier<String> ids,
      List<MirrorFigures.Mirror> mirrors,
      List<PersonsFault> faults) {
    var parts = line.split(",", -1);
    var persons = parts[parts.length - 1].strip();
    var categories = new TreeMap<String, String>();
    boolean whole = persons.matches("\\d{1,9}");
    for (int p = 0; p < parts.length - 1; p++) {
      var sides = parts[p].split("=", 2);
      whole &=
          sides.length == 2
              && !sides[0].isBlank()
              && !sides[1].isBlank()
              && categories.put(sides[0].strip(), sides[1].strip()) == null;
    }
    if (!whole) {
      faults.add(PersonsFault.of("mirror-line", number));
      return;
    }
    mirrors.add(
        new MirrorFigures.Mirror(
            ids.get(),
            typed.get("partner"),
            typed.get("source"),
            typed.get("period"),
            categories,
            Long.parseLong(persons),
            at));
  }
}
