package org.mufakat.server.drawing;

import java.util.Locale;
import org.springframework.context.MessageSource;

/// What a paper says of itself, beside what it is given: numbers of figures and pages, and what it
/// could not print.
public interface PaperWords {

  /// BCP 47.
  String language();

  String number(double value);

  /// A sentence by its key.
  String say(String key, Object... texts);

  /// Those of a reader's language.
  static PaperWords of(MessageSource messages, Locale locale) {
    return new MessagePaperWords(messages, locale);
  }
}
