package org.mufakat.server.tables;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.Locale;
import org.mufakat.server.hosting.LongDate;
import org.springframework.context.MessageSource;

/// Tables in a reader's language. Templates read it as `${words}`.
///
/// @param locale of the reader
public record TablesWording(MessageSource messages, Locale locale) {

  /// Numbers are given as texts, so that a year stays a year.
  public String say(String key, Object... texts) {
    return messages.getMessage(key, texts.length == 0 ? null : texts, locale);
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /// To two places.
  public String decimal(double number) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    return format.format(number);
  }

  /// To five places.
  public String fine(double number) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(5);
    return format.format(number);
  }

  public String moment(Instant moment) {
    return LongDate.minute(moment, locale);
  }

  public String fault(PersonsFault fault) {
    return say(fault.key(), fault.arguments());
  }

  public String why(ReviewSheet.Why why) {
    return say("tables.why." + why.kind(), why.values().toArray());
  }
}
