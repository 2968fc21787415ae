package org.mufakat.estimation;

import java.util.Optional;
import org.mufakat.estimation.TableFault.Reason;

/// Names of lists in files.
final class ListNames {

  static final int LONGEST_LETTERS = 100;

  private ListNames() {}

  /// Without space around it, and with one space where there is more or a line ends.
  static String tidied(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  static Optional<TableFault.What> fault(String name) {
    if (name.isEmpty()) {
      return Optional.of(TableFault.What.of(Reason.NAMELESS));
    }
    return name.length() > LONGEST_LETTERS
        ? Optional.of(TableFault.What.of(Reason.LONG_NAME, name.length(), LONGEST_LETTERS))
        : Optional.empty();
  }
}
