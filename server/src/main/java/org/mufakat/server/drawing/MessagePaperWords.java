package org.mufakat.server.drawing;

import java.text.NumberFormat;
import java.util.Locale;
import org.springframework.context.MessageSource;

/// The paper's own sentences from `estimates.properties`, where they have stood since estimates
/// were the only documents on paper.
record MessagePaperWords(MessageSource messages, Locale locale) implements PaperWords {

  @Override
  public String language() {
    return locale.getLanguage();
  }

  @Override
  public String number(double value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  @Override
  public String say(String key, Object... texts) {
    return messages.getMessage("estimates." + key, texts.length == 0 ? null : texts, locale);
  }
}
