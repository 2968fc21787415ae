package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberedTextTest {

  @Test
  void a_line_with_a_number_begins_a_clause_and_letters_count_within_it() {
    var rows =
        NumberedText.split(
            """
            The Ministers,
            recalling the Convention,

            1. Agree on the form
               for referrals;
            2) Ask the officials:
            (a) to report, and
            (b) to meet twice.
            3.1 Nothing follows.
            """);

    assertThat(rows)
        .containsExactly(
            new DraftWords.Row("P1", "The Ministers,\nrecalling the Convention,"),
            new DraftWords.Row("1", "Agree on the form\nfor referrals;"),
            new DraftWords.Row("2", "Ask the officials:"),
            new DraftWords.Row("2(a)", "to report, and"),
            new DraftWords.Row("2(b)", "to meet twice."),
            new DraftWords.Row("3.1", "Nothing follows."));
  }

  @Test
  void articles_are_known_by_their_word_in_both_languages() {
    assertThat(NumberedText.split("Article 4: Aims\nPasal 5 Tujuan"))
        .extracting(DraftWords.Row::label)
        .containsExactly("Article 4", "Pasal 5");
  }

  @Test
  void a_number_that_comes_twice_gets_a_label_of_its_own() {
    assertThat(NumberedText.split("1. one\n1. another"))
        .extracting(DraftWords.Row::label)
        .containsExactly("1", "1′");
  }

  @Test
  void a_year_or_a_number_within_a_sentence_begins_nothing() {
    assertThat(NumberedText.split("1. In\n2031 the States met 3 times."))
        .containsExactly(new DraftWords.Row("1", "In\n2031 the States met 3 times."));
  }

  @Test
  void nothing_comes_of_nothing() {
    assertThat(NumberedText.split(" \n\n")).isEmpty();
  }
}
