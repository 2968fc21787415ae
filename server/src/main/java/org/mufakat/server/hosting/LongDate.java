package org.mufakat.server.hosting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.mufakat.regime.PartialDate;

/// How people read a date, the same on every page: `21 November 2015`, `November 2015` or `2015`,
/// as much as is known. Data for programs carries ISO dates instead.
public final class LongDate {

  private static final String DAY = "d MMMM uuuu";
  private static final String MONTH = "MMMM uuuu";

  private static final String MINUTE = "d MMMM uuuu, HH:mm 'UTC'";

  private LongDate() {}

  /// A moment, to the minute: `21 November 2015, 14:05 UTC`.
  public static String minute(Instant moment, Locale locale) {
    return DateTimeFormatter.ofPattern(MINUTE, locale).format(moment.atOffset(ZoneOffset.UTC));
  }

  public static String of(PartialDate date, Locale locale) {
    return switch (date.iso().length()) {
      case 4 -> Year.parse(date.iso()).toString();
      case 7 -> YearMonth.parse(date.iso()).format(DateTimeFormatter.ofPattern(MONTH, locale));
      default -> of(LocalDate.parse(date.iso()), locale);
    };
  }

  /// A whole day: `14 April 2025`.
  public static String of(LocalDate day, Locale locale) {
    return day.format(DateTimeFormatter.ofPattern(DAY, locale));
  }
}
