package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.cases.CaseSite.CASE_WORKER;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;
import org.mufakat.server.cases.Consents.Agreed;
import org.mufakat.server.cases.Consents.Consenter;

/// What is read aloud.
class ConsentQuestionTest {

  private final Wall wall = new Wall();

  @Test
  void a_question_names_who_for_what_and_exactly_what() {
    var question = posed("en", Wall.POLICE);

    assertThat(question.recipient()).isEqualTo("The police who investigate trafficking in persons");
    assertThat(question.use()).isEqualTo("To protect you and to help you.");
    assertThat(question.parts()).containsExactly("Your name", "What we know about your health");
    assertThat(question.until()).startsWith("Until November 6, 2031. Months from today: 6.");
    assertThat(question.takeBack()).contains("destroy");
    assertThat(question.isReviewed()).isTrue();
  }

  @Test
  void of_another_state_only_what_can_be_done_is_promised() {
    var question = posed("en", new Recipient.State("XSO"));

    assertThat(question.recipient()).isEqualTo("The authorities of Southmark");
    assertThat(question.takeBack()).contains("must no longer use it").doesNotContain("destroy");
  }

  @Test
  void a_real_state_is_called_as_the_language_calls_it() {
    var texts = Wall.REVIEWED;

    assertThat(
            texts.named(
                new Recipient.State("THA"), wall.site.desk.regime(), Locale.forLanguageTag("th")))
        .isEqualTo("ไทย");
  }

  @Test
  void a_thai_day_has_the_year_of_the_buddhist_era() {
    assertThat(ConsentQuestion.day(LocalDate.of(2031, 11, 6), Locale.forLanguageTag("th")))
        .isEqualTo("6 พฤศจิกายน 2574");
  }

  @Test
  void words_that_are_none_make_no_question() {
    assertThat(asked("within:law-enforcement", "person", 0).agreed("v")).isPresent();
    assertThat(asked("within:nobody", "person", 0).agreed("v")).isEmpty();
    assertThat(asked("law-enforcement", "person", 0).agreed("v")).isEmpty();
    assertThat(asked("within:law-enforcement", "officer", 0).agreed("v")).isEmpty();
    assertThat(asked("within:law-enforcement", "person", 1).agreed("v")).isEmpty();
    assertThat(asked("within:law-enforcement", "person", -1).agreed("v")).isEmpty();
  }

  private static ConsentQuestion.Asked asked(String recipient, String by, int at) {
    return new ConsentQuestion.Asked(
        "en", recipient, List.of("assistance"), List.of("name", "everything"), 6, by, at);
  }

  private ConsentQuestion posed(String language, Recipient recipient) {
    var agreed =
        new Agreed(
            "assistance",
            recipient,
            Set.of(RecordPart.HEALTH, RecordPart.NAME),
            6,
            Consenter.PERSON,
            language,
            "");
    return wall.site.as(CASE_WORKER, room -> ConsentQuestion.of(agreed, Wall.REVIEWED, room));
  }
}
