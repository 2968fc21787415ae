package org.mufakat.estimation;

import java.util.Optional;

/// Names of lists in files.
final class ListNames {

  static final int LONGEST_LETTERS = 100;

  private ListNames() {}

  /// Without space around it, and with one space where there is more or a line ends.
  static String tidied(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  static Optional<String> fault(String name) {
    if (name.isEmpty()) {
      return Optional.of("a list has no name");
    }
    return name.length() > LONGEST_LETTERS
        ? Optional.of(
            "a list's name has %,d letters, and %d at most are read"
                .formatted(name.length(), LONGEST_LETTERS))
        : Optional.empty();
  }
}
