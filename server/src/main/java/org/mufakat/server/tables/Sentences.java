package org.mufakat.server.tables;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The sentences of the pages, in English, for a terminal.
public final class Sentences {

  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle(
          "tables",
          Locale.ROOT,
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

  private Sentences() {}

  public static String of(String key, Object... values) {
    return new MessageFormat(WORDS.getString(key), Locale.ENGLISH).format(values);
  }

  public static String of(PersonsFault fault) {
    return of(fault.key(), fault.arguments());
  }

  public static String of(ReviewSheet.Why why) {
    return of("tables.why." + why.kind(), why.values().toArray());
  }
}
