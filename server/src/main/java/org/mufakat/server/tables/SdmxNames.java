package org.mufakat.server.tables;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Ids that SDMX allows, for names of variables and categories that it does not: `Form of
/// exploitation` becomes `FORM_OF_EXPLOITATION`, `<18` becomes `_18`. Different names stay
/// different; the names themselves are the labels of the JSON-stat file. None begins as a formula
/// of a spreadsheet does, for which a file would have to write it otherwise.
///
/// Source: SDMX 3.0, section 2: IDType is `[A-Za-z0-9_@$\-]+`, NCNameIDType begins with a letter.
final class SdmxNames {

  /// The total over a dimension, by SDMX's cross-domain code lists.
  static final String TOTAL = "_T";

  private static final Set<String> TAKEN =
      Set.of(
          "STRUCTURE",
          "STRUCTURE_ID",
          "ACTION",
          "TIME_PERIOD",
          "OBS_VALUE",
          "OBS_STATUS",
          "CONF_STATUS",
          "LOWER_BOUND",
          "UPPER_BOUND",
          "UNIT_MEASURE");

  private SdmxNames() {}

  /// Ids of dimensions: capitals, a letter first, none of those that a file uses itself.
  static List<String> dimensions(List<CodedVariable> variables) {
    return different(
        variables.stream()
            .map(v -> plain(v.name()).toUpperCase(Locale.ROOT))
            .map(id -> Character.isLetter(id.charAt(0)) ? id : "D" + id)
            .map(id -> TAKEN.contains(id) ? id + "_OF_DATA" : id)
            .toList());
  }

  /// Ids of a variable's categories, in their order.
  static List<String> codes(CodedVariable variable) {
    return different(
        variable.categories().stream()
            .map(SdmxNames::plain)
            .map(code -> code.equals(TOTAL) ? "T" + TOTAL : code)
            .toList());
  }

  private static String plain(String name) {
    var letters = Normalizer.normalize(name.strip(), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    var plain = letters.replaceAll("[^A-Za-z0-9_@$-]+", "_").replaceFirst("^[@-]", "_");
    return plain.isEmpty() ? "_" : plain;
  }

  private static List<String> different(List<String> ids) {
    var seen = new HashSet<String>();
    var different = new ArrayList<String>();
    for (String id : ids) {
      var next = id;
      for (int n = 2; !seen.add(next); n++) {
        next = id + "_" + n;
      }
      different.add(next);
    }
    return different;
  }
}
