package org.mufakat.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mufakat.statistics.PublishedValue.Count;
import org.mufakat.statistics.PublishedValue.Missing;
import org.mufakat.statistics.PublishedValue.NoMention;
import org.mufakat.statistics.PublishedValue.NotApplicable;
import org.mufakat.statistics.PublishedValue.Suppressed;

class ValueTextTest {

  @Test
  void a_whole_number_is_a_count_with_or_without_its_thousands_separators() {
    assertThat(ValueText.read("0")).contains(new Count(0));
    assertThat(ValueText.read("7")).contains(new Count(7));
    assertThat(ValueText.read("1541")).contains(new Count(1541));
    assertThat(ValueText.read("1,541")).contains(new Count(1541));
    assertThat(ValueText.read("12,541")).contains(new Count(12541));
    assertThat(ValueText.read("999,999,999,999")).contains(new Count(999_999_999_999L));
  }

  @Test
  void a_suppressed_value_keeps_its_threshold_and_is_never_a_number() {
    assertThat(ValueText.read("<5")).contains(new Suppressed(5));
    assertThat(ValueText.read("< 5")).contains(new Suppressed(5));
    assertThat(ValueText.read("<10")).contains(new Suppressed(10));
    assertThat(ValueText.read("<1,000")).contains(new Suppressed(1000));
  }

  @Test
  void missing_not_applicable_and_no_mention_are_three_values() {
    for (var missing : List.of("", "..", "...")) {
      assertThat(ValueText.read(missing)).contains(new Missing());
    }
    for (var notApplicable : List.of("n.a.", "N.A.", "not applicable", "Not applicable")) {
      assertThat(ValueText.read(notApplicable)).contains(new NotApplicable());
    }
    for (var noMention : List.of("no mention", "No mention")) {
      assertThat(ValueText.read(noMention)).contains(new NoMention());
    }
  }

  @Test
  void nothing_else_is_a_count() {
    var texts =
        """
        1,54
        1541,
        ,541
        1,5412
        15,41
        1,,541
        12541,000
        0,541
        007
        1.541
        1 541
        1.0
        1e3
        -3
        +3
        ~5
        5-9
        >5
        <
        <0
        <-5
        <five
        <5%
        <9,999,999
        five
        unknown
        -
        #N/A
        NA
        ١٢
        1234567890123
        """;
    assertThat(texts.lines()).allSatisfy(t -> assertThat(ValueText.read(t)).as(t).isEmpty());
  }

  @Test
  void a_number_is_the_same_text_however_it_is_written_and_another_text_stays() {
    assertThat(ValueText.withoutSeparators("1,541")).isEqualTo("1541");
    assertThat(ValueText.withoutSeparators("1541")).isEqualTo("1541");
    assertThat(ValueText.withoutSeparators("1,54")).isEqualTo("1,54");
    assertThat(ValueText.withoutSeparators("<5")).isEqualTo("<5");
  }

  @Test
  void a_count_is_a_questionnaire_code_when_it_reads_as_question_line_and_year() {
    var table =
        """
        6112019   code    question 6.1, line 1, 2019
        6192020   code    line 9
        61102019  code    line 10
        61212020  code    line 21
        611002019 code    line 100
        6112003   code    the first year
        6112030   code    the last year
        1112003   code    the smallest there can be
        6112002   count   before the first year
        6112031   count   after the last year
        6102019   count   there is no line 0
        6012019   count   there is no question 6.0
        112019    count   no line
        6110002019 count  no line has four digits
        32022     count   the largest honest count known, and it ends like a year
        2019      count   a year alone
        20192019  count   there is no question 2.0
        6113019   count   does not end in a year
        1112002   count   just below the smallest
        """;

    assertThat(table.lines())
        .allSatisfy(
            line -> {
              var parts = line.strip().split("\\s+", 3);
              assertThat(ValueText.isQuestionnaireCode(Long.parseLong(parts[0])))
                  .as(line)
                  .isEqualTo(parts[1].equals("code"));
            });
  }

  @Test
  void a_category_is_a_questionnaire_code_when_it_has_the_form_of_one() {
    for (var code : List.of("Q6.1_10s_2019", "q6.1_2s_2021", "Q10.2_3_2020", "Q6.1.1_1s_2019")) {
      assertThat(ValueText.isQuestionnaireCode(code)).as(code).isTrue();
    }
    for (var label : List.of("Qatar", "Qatari", "Q6.1", "Q6.1_10s", "Q6.1_10s_19", "", "Total")) {
      assertThat(ValueText.isQuestionnaireCode(label)).as(label).isFalse();
    }
  }

  @Test
  void a_suppressed_value_is_an_interval_that_covers_zero_as_published() {
    assertThat(ValueText.read("<5").flatMap(PublishedValue::interval))
        .isEqualTo(Optional.of(new CountInterval(0, 4)));
  }
}
