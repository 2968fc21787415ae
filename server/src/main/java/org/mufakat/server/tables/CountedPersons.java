package org.mufakat.server.tables;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.mufakat.ledger.Sha256;

/// How many persons there are of each combination of categories: all that is kept of a file of
/// persons. Which person stood in which line is not in it.
///
/// @param variables names of columns, in the order of the file
/// @param persons by combination, one category for each variable
public record CountedPersons(List<String> variables, Map<List<String>, Integer> persons) {

  private static final Pattern LEADING_NUMBER = Pattern.compile("^\\D?(\\d{1,9})");
  private static final Comparator<String> BY_NUMBER_AND_NAME =
      Comparator.comparingInt(CountedPersons::leadingNumber)
          .thenComparing(Comparator.naturalOrder());

  public CountedPersons {
    variables = List.copyOf(variables);
    int width = variables.size();
    if (persons.entrySet().stream().anyMatch(e -> e.getKey().size() != width || e.getValue() < 1)) {
      throw new IllegalArgumentException("a combination has a category of each variable");
    }
    persons = new LinkedHashMap<>(persons);
  }

  public int total() {
    return persons.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The categories that stand in a column, in order.
  public List<String> categories(String variable) {
    int at = variables.indexOf(variable);
    return ordered(persons.keySet().stream().map(row -> row.get(at)).toList());
  }

  /// Each category once: `5-9` before `10-14`, `2019` before `2021`, words by the alphabet.
  static List<String> ordered(Collection<String> categories) {
    var ordered = new TreeSet<>(BY_NUMBER_AND_NAME);
    ordered.addAll(categories);
    return List.copyOf(ordered);
  }

  private static int leadingNumber(String category) {
    var number = LEADING_NUMBER.matcher(category);
    return number.find() ? Integer.parseInt(number.group(1)) : Integer.MAX_VALUE;
  }

  /// SHA-256 over the persons, in whatever order they stood in the file.
  String fingerprint() {
    var lines =
        persons.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).sorted().toList();
    return Sha256.hexOf((variables + "\n" + lines).getBytes(StandardCharsets.UTF_8));
  }
}
