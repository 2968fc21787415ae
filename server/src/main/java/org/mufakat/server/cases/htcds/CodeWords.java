package org.mufakat.server.cases.htcds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mufakat.server.regime.HtcdsCodes;
import org.mufakat.server.regime.HtcdsCodes.HtcdsCode;

/// The ways in which the artefacts of HTCDS write one code: as the code, as its label, with other
/// capitals and blanks (`Debt bondage `, `Follow up`), with its list's name before it
/// (`MethodsOfControlDebtBondage`), or as one of the aliases below.
final class CodeWords {

  /// Spellings that differ in letters, by list: those of the standard's definitions, and its
  /// `Unaquainted` spelt right.
  private static final Map<String, Map<String, String>> ALIASES =
      Map.of(
          "vic_MethodsOfControl",
          Map.of(
              "threatoflawenforcement", "ThreatsLawEnforcement",
              "psychoactivesubstances", "PsychoactiveSubstance"),
          "vic_RelationshipToTrafficker",
          Map.of("unacquainted", "Unaquainted"));

  /// Codes that the standard's definitions have and its list lacks, with those of the regime's list
  /// `control` that say the same.
  static final Map<String, String> DEFINED_AND_NOT_LISTED =
      Map.of("RestrictsMovement", "restricts-movement", "UsesChildren", "uses-children");

  private static final int LONGEST_CODE = 60;

  private final HtcdsCodes htcds;
  private final Map<String, Map<String, String>> byWord = new HashMap<>();
  private final Map<String, Map<String, String>> labels = new HashMap<>();
  private final Set<String> everyCode = new HashSet<>();

  CodeWords(HtcdsCodes htcds) {
    this.htcds = htcds;
    htcds
        .lists()
        .forEach(
            (list, codes) -> {
              var words = new HashMap<String, String>(ALIASES.getOrDefault(list, Map.of()));
              var byCode = new HashMap<String, String>();
              for (HtcdsCode code : codes) {
                words.put(HtcdsField.folded(code.label()), code.code());
                words.put(HtcdsField.folded(code.code()), code.code());
                words.put(code.code(), code.code());
                byCode.put(code.code(), code.label());
                everyCode.add(HtcdsField.folded(code.code()));
                everyCode.add(HtcdsField.folded(code.label()));
              }
              byWord.put(list, words);
              labels.put(list, byCode);
            });
    DEFINED_AND_NOT_LISTED
        .keySet()
        .forEach(code -> words(HtcdsField.VICTIM_CONTROL).put(HtcdsField.folded(code), code));
  }

  private Map<String, String> words(HtcdsField field) {
    return byWord.computeIfAbsent(field.fieldName(), _ -> new HashMap<>());
  }

  /// The code that a word stands for in a field's list.
  Optional<String> code(HtcdsField field, String word) {
    var words = words(field);
    var exact = words.get(word);
    if (exact != null) {
      return Optional.of(exact);
    }
    var folded = HtcdsField.folded(word);
    var prefix = HtcdsField.folded(field.fieldName().substring(4));
    return Optional.ofNullable(words.get(folded))
        .or(
            () ->
                folded.startsWith(prefix)
                    ? Optional.ofNullable(words.get(folded.substring(prefix.length())))
                    : Optional.empty());
  }

  /// The words of a cell that may hold several (no label of these lists has one of the signs): with
  /// `;` or `|` between them, or blanks where every word is a code.
  List<String> words(HtcdsField field, String cell) {
    var words = new ArrayList<String>();
    for (String word : cell.replace('|', ';').split(";")) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    if (words.size() == 1 && code(field, cell).isEmpty()) {
      var byBlank = List.of(cell.strip().split("\\s+"));
      return byBlank.stream().allMatch(w -> code(field, w).isPresent()) ? byBlank : words;
    }
    return words;
  }

  List<String> codes(HtcdsField field) {
    return htcds.list(field.fieldName()).stream().map(HtcdsCode::code).toList();
  }

  String label(HtcdsField field, String code) {
    return labels.getOrDefault(field.fieldName(), Map.of()).getOrDefault(code, code);
  }

  /// A word that may be shown in a fault: a code of another list, or one of this list all but two
  /// letters. Anything else may be a person's name that slipped into the wrong column.
  Optional<String> showable(HtcdsField field, String word) {
    if (word.length() > LONGEST_CODE || !word.matches("[A-Za-z0-9_-]+")) {
      return Optional.empty();
    }
    var folded = HtcdsField.folded(word);
    boolean known = folded.length() > 4 && everyCode.contains(folded);
    boolean near =
        folded.length() > 7 && words(field).keySet().stream().anyMatch(w -> isWithinTwo(folded, w));
    return known || near ? Optional.of(word) : Optional.empty();
  }

  /// Whether two letters at most have to be put in, taken out or changed.
  private static boolean isWithinTwo(String one, String other) {
    if (Math.abs(one.length() - other.length()) > 2) {
      return false;
    }
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[other.length()] <= 2;
  }
}
