package org.mufakat.server.cases.htcds;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// A row of a file of cases: one person of one case, in the fields of HTCDS and in the columns that
/// Mufakat adds. Blank cells are left out. Codes are the standard's own, dates are as ISO 8601
/// writes them, States are two letters.
record HtcdsRow(Map<HtcdsField, String> standard, Map<Extension, String> extension) {

  HtcdsRow {
    var tidy = new EnumMap<HtcdsField, String>(HtcdsField.class);
    standard.forEach((field, text) -> tidy.put(field, tidy(text)));
    standard = Collections.unmodifiableMap(filled(tidy, HtcdsField.class));
    extension = Collections.unmodifiableMap(filled(extension, Extension.class));
  }

  /// A text of the standard's, without blanks around it and with one kind of line end.
  private static String tidy(String text) {
    var lines = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    return lines.strip();
  }

  private static <K extends Enum<K>> Map<K, String> filled(Map<K, String> cells, Class<K> keys) {
    var filled = new EnumMap<K, String>(keys);
    cells.forEach(
        (key, text) -> {
          if (!text.isEmpty()) {
            filled.put(key, text);
          }
        });
    return filled;
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
