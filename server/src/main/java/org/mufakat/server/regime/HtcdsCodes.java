package org.mufakat.server.regime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The code lists of the Human Trafficking Case Data Standard 2.0, so that a pack cannot map to a
/// code that is not there.
///
/// Source: International Organization for Migration, github.com/UNMigration/HTCDS, CC BY 4.0. IOM
/// endorses nothing here.
final class HtcdsCodes {

  private static final String FILE = "htcds-2.0-codes.txt";

  private final Set<String> codes;

  private HtcdsCodes(Set<String> codes) {
    this.codes = codes;
  }

  /// Reads the lists that ship with the server.
  static HtcdsCodes read() {
    try (InputStream in =
        Objects.requireNonNull(HtcdsCodes.class.getResourceAsStream(FILE), FILE)) {
      return new HtcdsCodes(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .collect(Collectors.toUnmodifiableSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param code list and code, `vic_MethodsOfControl/DebtBondage`
  boolean has(String code) {
    return codes.contains(code);
  }

  /// What there is instead, to name in a fault.
  String near(String code) {
    var list = code.substring(0, code.indexOf('/') + 1);
    var inList =
        codes.stream()
            .filter(c -> !list.isEmpty() && c.startsWith(list))
            .map(c -> c.substring(list.length()))
            .sorted()
            .collect(Collectors.joining(", "));
    return inList.isEmpty()
        ? "write list and code, as vic_MethodsOfControl/DebtBondage"
        : "the list has " + inList;
  }
}
