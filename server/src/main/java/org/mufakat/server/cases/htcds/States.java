package org.mufakat.server.cases.htcds;

import java.util.HashMap;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mufakat.regime.RegimePack;

/// States as the register has them, by three letters of ISO 3166, and as HTCDS has them, by two, or
/// in its template by an English name. A State that has no two letters (an invented one) keeps its
/// three.
final class States {

  private static final Map<String, String> TWO_BY_THREE = twoByThree();

  private static final Map<String, String> THREE_BY_TWO =
      TWO_BY_THREE.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
  private static final Pattern THREE_LETTERS = Pattern.compile("[A-Z]{3}");

  private final Map<String, String> twoByName;
  private final Map<String, String> nameByTwo;
  private final RegimePack pack;

  /// @param nameByTwo the names of the standard's template, by two letters
  States(Map<String, String> nameByTwo, RegimePack pack) {
    this.pack = pack;
    this.nameByTwo = Map.copyOf(nameByTwo);
    var byName = new HashMap<String, String>();
    nameByTwo.forEach((two, name) -> byName.put(HtcdsField.folded(name), two));
    this.twoByName = Map.copyOf(byName);
  }

  private static Map<String, String> twoByThree() {
    var found = new HashMap<String, String>();
    for (String two : Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2)) {
      found.put(Locale.of("", two).getISO3Country(), two);
    }
    return Map.copyOf(found);
  }

  /// A State's code as HTCDS writes it.
  static String written(String three) {
    return TWO_BY_THREE.getOrDefault(three, three);
  }

  /// The State that a cell names by two letters, three, or its name, as HTCDS writes its code.
  Optional<String> read(String cell) {
    if (THREE_BY_TWO.containsKey(cell)) {
      return Optional.of(cell);
    }
    if (THREE_LETTERS.matcher(cell).matches()
        && (TWO_BY_THREE.containsKey(cell) || pack.knowsState(cell))) {
      return Optional.of(written(cell));
    }
    return Optional.ofNullable(twoByName.get(HtcdsField.folded(cell)));
  }

  /// The register's code of a State that [#read] gave.
  static String three(String written) {
    return THREE_BY_TWO.getOrDefault(written, written);
  }

  /// A State's name as the template has it, or else its code.
  String name(String written) {
    return nameByTwo.getOrDefault(written, written);
  }
}
