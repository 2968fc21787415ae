package org.mufakat.server.cases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;

/// That somebody who answers for it by name read a text and found it right.
///
/// @param by the reviewer's name
/// @param version of the text that was read; of any other the review says nothing
/// @param invented whether the reviewer is invented, for a demonstration
public record ConsentReview(String by, LocalDate on, String version, boolean invented) {

  /// @param prefix what the keys begin with: `th.` for `th.by`, `th.on`, `th.text`, `th.invented`
  static Optional<ConsentReview> read(Properties all, String prefix) {
    var by = all.getProperty(prefix + "by", "").strip();
    var on = all.getProperty(prefix + "on", "").strip();
    var text = all.getProperty(prefix + "text", "").strip();
    if (by.isEmpty() || on.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ConsentReview(
              by,
              LocalDate.parse(on),
              text,
              all.getProperty(prefix + "invented", "").strip().equals("true")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  boolean isOf(ConsentText text) {
    return version.equals(text.version());
  }
}
