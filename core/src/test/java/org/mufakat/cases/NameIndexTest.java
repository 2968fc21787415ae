package org.mufakat.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.ledger.OpaqueId;

/// Every name here is invented.
class NameIndexTest {

  /// One person with the names given, parted by commas; `found` is yes or no, and best is 1 when
  /// every word stands as asked for.
  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nilar Invented Aung         | nilar invented aung | exact
          Nilar Invented Aung         | AUNG NILAR          | exact
          Nilar Invented Aung         | nilar               | exact
          Nilar Invented Aung         | nila                | near
          Nilar Invented Aung         | nilra               | near
          Nilar Invented Aung         | nylar awng          | near
          Nilar Invented Aung         | su                  | no
          Nilar Invented Aung         | nilar somchit       | no
          Nguyễn Thị Thử Nghiệm       | nguyen thi thu      | exact
          Nguyễn Thị Thử Nghiệm       | Nguyễn              | exact
          Đặng Văn Bịa                | dang van bia        | exact
          O'Mufakat Contoh            | omufakat            | exact
          Siti binti Contoh           | siti contoh         | exact
          ทดสอบ สมมุติ                 | ทดสอบ               | exact
          ทดสอบ สมมุติ                 | สมมติ                | near
          စမ်းသပ် မောင်                 | စမ်းသပ်              | exact
          សាកល្បង តារា                  | សាកល្បង              | exact
          Li Wu                       | lu wu               | no
          Li Wu                       | li wu               | exact
          Maung Maung Contoh          | maung maung         | exact
          Maung Contoh                | maung maung         | no
          Anak Contoh, Nama Lain      | nama lain           | exact
          Anak Contoh, Nama Lain      | anak lain           | no
          ---                         | ---                 | no
          """)
  void a_name_is_found_exactly_or_nearly(String names, String query, String found) {
    var index = new NameIndex();
    index.put(person(1), Arrays.asList(names.split(",")));

    var answer = index.search(query, 10);

    switch (found) {
      case "exact" -> assertThat(answer).containsExactly(new NameIndex.Found(person(1), 1));
      case "near" -> {
        assertThat(answer).extracting(NameIndex.Found::person).containsExactly(person(1));
        assertThat(answer.getFirst().score()).isBetween(0.7, 0.99);
      }
      default -> assertThat(answer).isEmpty();
    }
  }

  @Test
  void the_best_stands_first_and_the_list_ends_where_asked() {
    var index = new NameIndex();
    index.put(person(3), List.of("Somchait Contoh"));
    index.put(person(2), List.of("Somchai Contoh"));
    index.put(person(1), List.of("Samchai Contoh"));

    assertThat(index.search("somchai contoh", 10))
        .extracting(NameIndex.Found::person)
        .containsExactly(person(2), person(3), person(1));
    assertThat(index.search("somchai contoh", 1))
        .extracting(NameIndex.Found::person)
        .containsExactly(person(2));
  }

  @Test
  void whoever_was_removed_or_renamed_is_not_found_by_the_old_name() {
    var index = new NameIndex();
    index.put(person(1), List.of("Nama Lama"));
    index.put(person(2), List.of("Nama Tetap"));

    index.put(person(1), List.of("Sebutan Baru"));
    index.remove(person(2));

    assertThat(index.search("nama", 10)).isEmpty();
    assertThat(index.search("sebutan", 10)).hasSize(1);
    assertThat(index.size()).isEqualTo(1);
  }

  /// The same as looking at every name: whoever has a word of the query within one change, or as it
  /// is, in a one-word search.
  @Test
  void it_finds_whoever_looking_at_every_name_would_find() {
    long seed = 4;
    var chance = new Random(seed);
    var index = new NameIndex();
    var wordOf = new HashMap<OpaqueId, String>();
    for (int i = 0; i < 1_500; i++) {
      var word = word(chance);
      wordOf.put(person(i), word);
      index.put(person(i), List.of(word));
    }

    for (int draw = 0; draw < 150; draw++) {
      var query = word(chance);
      var expected =
          wordOf.entrySet().stream()
              .filter(e -> naivelyNear(query, e.getValue()))
              .map(Map.Entry::getKey)
              .toList();

      assertThat(index.search(query, 2_000))
          .as("seed %d, query %s", seed, query)
          .extracting(NameIndex.Found::person)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void letters_changed_are_counted_as_the_definition_says() {
    long seed = 9;
    var chance = new Random(seed);
    for (int draw = 0; draw < 3_000; draw++) {
      var one = word(chance);
      var other = word(chance);

      assertThat(NameIndex.lettersChanged(one, other, 20))
          .as("seed %d: %s, %s", seed, one, other)
          .isEqualTo(naive(one, other));
      assertThat(NameIndex.lettersChanged(one, other, 2)).isEqualTo(Math.min(3, naive(one, other)));
    }
  }

  private static boolean naivelyNear(String query, String word) {
    if (query.length() >= 3 && word.startsWith(query)) {
      return true;
    }
    int budget = query.length() < 3 ? 0 : query.length() < 6 ? 1 : 2;
    int changed = naive(query, word);
    return changed <= budget && 1 - (double) changed / (Math.max(query.length(), 4) + 1) >= 0.7;
  }

  /// Restricted Damerau–Levenshtein distance, straight from its recursive definition.
  private static int naive(String one, String other) {
    var known = new HashMap<List<Integer>, Integer>();
    return naive(one, other, one.length(), other.length(), known);
  }

  private static int naive(
      String one, String other, int i, int j, Map<List<Integer>, Integer> known) {
    if (i == 0 || j == 0) {
      return i + j;
    }
    var at = List.of(i, j);
    var before = known.get(at);
    if (before != null) {
      return before;
    }
    var ways = new ArrayList<Integer>();
    ways.add(naive(one, other, i - 1, j, known) + 1);
    ways.add(naive(one, other, i, j - 1, known) + 1);
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    ways.add(naive(one, other, i - 1, j - 1, known) + (same ? 0 : 1));
    if (i > 1
        && j > 1
        && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1)) {
      ways.add(naive(one, other, i - 2, j - 2, known) + 1);
    }
    int least = ways.stream().mapToInt(Integer::intValue).min().orElseThrow();
    known.put(at, least);
    return least;
  }

  private static String word(Random chance) {
    var word = new StringBuilder();
    for (int i = 1 + chance.nextInt(8); i > 0; i--) {
      word.append((char) ('a' + chance.nextInt(3)));
    }
    return word.toString();
  }

  private static OpaqueId person(int number) {
    return new OpaqueId("%032x".formatted(number));
  }
}
