package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.server.conference.WordDiff.Kind;

class WordDiffTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          States shall report           | States shall report           | States shall report
          States shall report           | States should report          | States -shall+should+- report
          Report each year.             | Report each second year.      | Report each +second +year.
          Report each second year.      | Report each year.             | Report each -second -year.
          a b c                         | x y c                         | -a b+x y+- c
          one, two                      | one; two                      | one-,+;+- two
          persons                       | korban perdagangan            | -persons+korban perdagangan+-
          Perempuan dan anak-anak       | Perempuan dan anak            | Perempuan dan anak--anak-
          """)
  void what_goes_and_what_is_new_is_told_word_by_word(String before, String after, String shown) {
    assertThat(marked(before, after)).isEqualTo(shown.replace("+-", "+"));
  }

  /// `-gone-` and `+new+`.
  private static String marked(String before, String after) {
    return WordDiff.of(before, after).stream()
        .map(
            part ->
                switch (part.kind()) {
                  case SAME -> part.text();
                  case GONE -> "-" + part.text() + "-";
                  case NEW -> "+" + part.text() + "+";
                })
        .collect(Collectors.joining())
        .replace("-+", "+");
  }

  @Test
  void an_empty_text_is_all_new_or_all_gone() {
    assertThat(WordDiff.of("", "")).isEmpty();
    assertThat(WordDiff.of("", "a b")).containsExactly(new WordDiff.Part(Kind.NEW, "a b"));
    assertThat(WordDiff.of("a b", "")).containsExactly(new WordDiff.Part(Kind.GONE, "a b"));
  }

  /// Whatever it makes of two texts, both can be read out of it again.
  @Test
  void both_texts_can_be_put_together_again() {
    var chance = new Random(20310506);
    for (int i = 0; i < 2_000; i++) {
      var before = drawn(chance);
      var after = drawn(chance);

      assertThat(without(Kind.NEW, before, after)).isEqualTo(before);
      assertThat(without(Kind.GONE, before, after)).isEqualTo(after);
    }
  }

  @Test
  void two_long_texts_that_share_nothing_are_shown_whole() {
    var before = "a ".repeat(6_000);
    var after = "b ".repeat(6_000);

    assertThat(without(Kind.NEW, before, after)).isEqualTo(before);
    assertThat(without(Kind.GONE, before, after)).isEqualTo(after);
  }

  private static String drawn(Random chance) {
    var words = new String[] {"a", "b", "c", ",", " ", " ", "\n", "日本", "é"};
    return chance
        .ints(chance.nextInt(12), 0, words.length)
        .mapToObj(i -> words[i])
        .collect(Collectors.joining());
  }

  private static String without(Kind kind, String before, String after) {
    return WordDiff.of(before, after).stream()
        .filter(part -> part.kind() != kind)
        .map(WordDiff.Part::text)
        .collect(Collectors.joining());
  }
}
