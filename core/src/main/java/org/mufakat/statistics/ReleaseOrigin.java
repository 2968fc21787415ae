package org.mufakat.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is known of a release besides its rows. Its name is the date that the publisher stamped
/// into the file; where the file bears none, the date in the file's name; where that has none, the
/// one asked for.
///
/// @param fileName the name the file came under, without folders; blank when unknown
/// @param asked the name that whoever imports wants; its date must be the stamped one where there
///   is one
/// @param importedAt now
public record ReleaseOrigin(String fileName, Optional<ReleaseId> asked, Instant importedAt) {

  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern DATE = Pattern.compile("(?<!\\d)(\\d{4}-\\d{2}-\\d{2})(?!\\d)");

  /// The latest day that it is anywhere at the time of the import.
  LocalDate latestToday() {
    return LocalDate.ofInstant(importedAt, ZoneOffset.MAX);
  }

  /// The date in the file's name: `data_glotip_release_2025-04-14.xlsx`.
  Optional<LocalDate> dateInName() {
    var found = DATE.matcher(fileName);
    return found.find() ? stamp(found.group(1)) : Optional.empty();
  }

  /// A stamp as publishers write it: `14/04/2025`, day first, or `2025-04-14`.
  static Optional<LocalDate> stamp(String text) {
    var tidy = PublishedText.tidy(text);
    try {
      return tidy.indexOf('/') > 0
          ? Optional.of(LocalDate.parse(tidy, DAY_FIRST))
          : Optional.of(LocalDate.parse(tidy));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
