package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumberedTextTest {

  private static List<DraftWords.Row> split(String text) {
    return NumberedText.split(text, new ClauseLabels(List.of()), DraftWords.MOST_CLAUSES).rows();
  }

  @Test
  void a_line_with_a_number_begins_a_clause_and_letters_count_within_it() {
    var rows =
        split(
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
    assertThat(split("Article 4: Aims\nPasal 5 Tujuan"))
        .extracting(DraftWords.Row::label)
        .containsExactly("Article 4", "Pasal 5");
  }

  @Test
  void a_number_that_comes_twice_gets_a_label_of_its_own() {
    assertThat(split("1. one\n1. another"))
        .extracting(DraftWords.Row::label)
        .containsExactly("1", "1′");
  }

  @Test
  void a_year_or_a_number_within_a_sentence_begins_nothing() {
    assertThat(split("1. In\n2031 the States met 3 times."))
        .containsExactly(new DraftWords.Row("1", "In\n2031 the States met 3 times."));
  }

  @Test
  void nothing_comes_of_nothing() {
    assertThat(split(" \n\n")).isEmpty();
  }

  @Test
  void labels_that_come_often_stay_short_and_are_told_from_those_that_are_there() {
    var labels = new ClauseLabels(List.of("1", "1′2"));

    var rows = NumberedText.split("1. a\n1. b\n1. c\n2. d", labels, 10).rows();

    assertThat(rows).extracting(DraftWords.Row::label).containsExactly("1′", "1′3", "1′4", "2");
  }

  @Test
  void no_more_rows_are_made_than_a_text_may_have_and_it_is_said() {
    var labels = new ClauseLabels(List.of());

    var split = NumberedText.split("1. x\n".repeat(100_000), labels, 150);

    assertThat(split.isWhole()).isFalse();
    assertThat(split.rows()).hasSize(150);
    assertThat(labels.own("1")).as("the lines behind them are left alone").matches("1′15\\d");
    assertThat(NumberedText.split("1. x\n2. y", labels, 2).isWhole()).isTrue();
  }
}
