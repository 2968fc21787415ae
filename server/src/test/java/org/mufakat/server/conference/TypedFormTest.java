package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.MultiValueMap;

class TypedFormTest {

  /// One sign of two UTF-16 letters.
  private static final String TWO = "\uD83D\uDE00";

  private static TypedForm form(String name, String value) {
    return new TypedForm(MultiValueMap.fromSingleValue(Map.of(name, value)));
  }

  @Test
  void a_line_that_is_too_long_never_ends_within_a_sign() {
    var line = form("title", "a".repeat(999) + TWO + "b").one("title");

    assertThat(line).isEqualTo("a".repeat(999));
    assertThat(TypedForm.cut("a" + TWO, 3)).isEqualTo("a" + TWO);
    assertThat(TypedForm.cut("a" + TWO + "b", 3)).isEqualTo("a" + TWO);
  }

  @Test
  void words_of_a_draft_that_are_too_long_never_end_within_a_sign() {
    var typed =
        MultiValueMap.fromSingleValue(
            Map.of(
                "title", "t".repeat(299) + TWO,
                "clause.0", "1".repeat(39) + TWO,
                "clause.0.text", "w".repeat(8_000) + TWO));

    var words = new DraftForm(new TypedForm(typed)).words();

    assertThat(words.title()).isEqualTo("t".repeat(299));
    assertThat(words.clauses())
        .containsExactly(new DraftWords.Row("1".repeat(39), "w".repeat(8_000)));
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\u0000', '\u007F', '\u061C', '\u200B', '\u200E', '\u200F', '\u202A', '\u202E', '\u2060',
        '\u2066', '\u2069', '\uFEFF', '\uD83D'
      })
  void what_nobody_sees_is_left_out(char unseen) {
    assertThat(TypedForm.clean("ab" + unseen + "cd")).isEqualTo("abcd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200C", "\u200D"})
  void what_joins_letters_or_keeps_them_apart_stays(String joiner) {
    assertThat(TypedForm.clean("ab" + joiner + "cd")).isEqualTo("ab" + joiner + "cd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\nb", "a\u2028b", "a\u2029b", "a\tb"})
  void a_line_is_one_line(String typed) {
    assertThat(TypedForm.line(typed)).isEqualTo("a b");
  }

  @Test
  void the_number_of_a_meeting_has_at_most_four_digits() {
    assertThat(TypedForm.ordinal("9999")).hasValue(9999);
    assertThat(TypedForm.ordinal("10000")).isEmpty();
    assertThat(form("meeting", "10000").number("meeting")).isEmpty();
  }
}
