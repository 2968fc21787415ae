package org.mufakat.server.cases.htcds;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A row of a file of cases: one person of one case, in the fields of HTCDS and in the columns that
/// Mufakat adds. Blank cells are left out. Codes are the standard's own, dates are as ISO 8601
/// writes them, States are two letters.
record HtcdsRow(Map<HtcdsField, String> standard, Map<Extension, String> extension) {

  HtcdsRow {
    standard = filled(standard, HtcdsField.class, HtcdsRow::tidy);
    extension = filled(extension, Extension.class, UnaryOperator.identity());
  }

  /// A text of the standard's, without blanks around it and with one kind of line end.
  private static String tidy(String text) {
    var lines = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    return lines.strip();
  }

  private static <K extends Enum<K>> Map<K, String> filled(
      Map<K, String> cells, Class<K> keys, UnaryOperator<String> as) {
    var filled = new EnumMap<K, String>(keys);
    cells.forEach(
        (key, cell) -> {
          var text = as.apply(cell);
          if (!text.isEmpty()) {
            filled.put(key, text);
          }
        });
    return Collections.unmodifiableMap(filled);
  }

  String get(HtcdsField field) {
    return standard.getOrDefault(field, "");
  }

  String get(Extension column) {
    return extension.getOrDefault(column, "");
  }

  boolean isExtended() {
    return extension.containsKey(Extension.FORM);
  }

  /// The row as plain HTCDS has it.
  HtcdsRow alone() {
    return new HtcdsRow(standard, Map.of());
  }

  /// Never shows a person.
  @Override
  public String toString() {
    return "HtcdsRow[" + standard.keySet() + ", " + extension.keySet() + "]";
  }
}
