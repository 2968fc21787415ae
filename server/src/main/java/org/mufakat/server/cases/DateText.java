package org.mufakat.server.cases;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.CaseDate;

/// A date as cases and identities are written with it.
///
/// @param era the calendar's slug
record DateText(String asGiven, String era, int estimatedWithinYears) {

  static DateText of(CaseDate date) {
    return new DateText(date.asGiven(), date.era().slug(), date.estimatedWithinYears());
  }

  static @Nullable DateText of(Optional<CaseDate> date) {
    return date.map(DateText::of).orElse(null);
  }

  CaseDate read() {
    return new CaseDate(asGiven, CalendarEra.bySlug(era).orElseThrow(), estimatedWithinYears);
  }

  static Optional<CaseDate> date(@Nullable DateText text) {
    return Optional.ofNullable(text).map(DateText::read);
  }
}
