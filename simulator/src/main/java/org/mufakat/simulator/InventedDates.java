package org.mufakat.simulator;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.CaseDate;

/// Dates as people give them: most to the day, some to the month or the year, some estimated, and
/// in the Buddhist era where people reckon by it.
final class InventedDates {

  private static final Set<String> BUDDHIST = Set.of("THA", "LAO");
  private static final int YEARS_AHEAD = 543;

  private final RandomGenerator chance;
  private final boolean buddhist;

  InventedDates(RandomGenerator chance, String state) {
    this.chance = chance;
    this.buddhist = BUDDHIST.contains(state);
  }

  /// That day, as somebody might give it.
  CaseDate near(LocalDate day) {
    int of100 = chance.nextInt(100);
    var date = given(day, of100 < 65 ? 10 : of100 < 85 ? 7 : 4);
    return of100 >= 93 ? date.estimatedWithin(1 + chance.nextInt(2)) : date;
  }

  /// That day at times, and at times nothing.
  Optional<CaseDate> perhaps(LocalDate day) {
    return chance.nextInt(3) == 0 ? Optional.empty() : Optional.of(near(day));
  }

  /// @param letters 10 for a day, 7 for a month, 4 for a year
  private CaseDate given(LocalDate day, int letters) {
    return buddhist && chance.nextInt(5) < 2
        ? buddhist(day, letters)
        : CaseDate.of(day.toString().substring(0, letters));
  }

  /// The same in the Buddhist era, of a day since 1941.
  static CaseDate buddhist(LocalDate day, int letters) {
    var text = "%04d%s".formatted(day.getYear() + YEARS_AHEAD, day.toString().substring(4));
    return new CaseDate(text.substring(0, letters), CalendarEra.BUDDHIST, 0);
  }
}
