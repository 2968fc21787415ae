package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;
import org.mufakat.regime.CodeList;
import org.mufakat.server.cases.Consents.Fault;
import org.mufakat.server.cases.Consents.Recording;
import org.mufakat.server.regime.Packs;

/// The texts that are read aloud, and what a review of them is worth.
class ConsentTextsTest {

  private final ConsentTexts plain = ConsentTexts.of(new Properties());

  @TempDir private Path folder;

  @Test
  void every_language_says_everything() {
    var english = plain.text("en").orElseThrow();

    assertThat(plain.all()).hasSize(8);
    for (ConsentText text : plain.all()) {
      assertThat(text.keys()).as(text.language()).isEqualTo(english.keys());
      assertThat(text.sentences().values()).as(text.language()).noneMatch(String::isBlank);
      assertThat(text.say("until.text")).contains("{0}", "{1}");
      assertThat(text.say("until.outside")).contains("{0}", "{1}");
      assertThat(text.say("recipient.state")).contains("{0}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"asean", "example"})
  void every_purpose_of_a_shipped_pack_has_plain_words_in_every_language(String pack) {
    for (ConsentText text : plain.all()) {
      for (RecordPart part : RecordPart.values()) {
        assertThat(text.part(part)).isNotBlank();
      }
      for (CodeList.Code use : Packs.shipped(pack).codeList("use").orElseThrow().codes()) {
        assertThat(text.use(use.id())).as(text.language() + " " + use.id()).isPresent();
      }
    }
  }

  /// A text that was pasted into the wrong file, or lost its script on the way, is found.
  @Test
  void a_language_is_written_in_its_own_script() {
    assertScript("th", Character.UnicodeScript.THAI);
    assertScript("my", Character.UnicodeScript.MYANMAR);
    assertScript("km", Character.UnicodeScript.KHMER);
    assertScript("lo", Character.UnicodeScript.LAO);
    for (String latin : Set.of("en", "id", "vi", "fil")) {
      assertScript(latin, Character.UnicodeScript.LATIN);
    }
  }

  private void assertScript(String language, Character.UnicodeScript script) {
    plain
        .text(language)
        .orElseThrow()
        .sentences()
        .forEach(
            (key, sentence) ->
                assertThat(
                        sentence
                            .codePoints()
                            .filter(Character::isLetter)
                            .allMatch(c -> Character.UnicodeScript.of(c) == script))
                    .as(language + " " + key + ": " + sentence)
                    .isTrue());
  }

  @Test
  void no_text_is_reviewed_as_it_is_shipped() {
    for (String language : ConsentTexts.LANGUAGES) {
      assertThat(plain.review(language)).as(language).isEmpty();
    }
  }

  @Test
  void a_review_counts_for_the_version_that_was_read_and_no_other() {
    var said = new Properties();
    said.setProperty("th.by", "Ratna Invented");
    said.setProperty("th.on", "2031-01-02");
    said.setProperty("th.text", "0".repeat(64));

    assertThat(ConsentTexts.of(said).review("th")).isEmpty();
    assertThat(ConsentTexts.of(said).isReviewedOtherwise("th")).isTrue();
    assertThat(Wall.reviewed("th").review("th").orElseThrow().by()).isEqualTo("Ratna Invented");
  }

  @ParameterizedTest
  @ValueSource(strings = {"by", "on", "text"})
  void a_review_without_a_name_a_day_or_a_version_is_none(String missing) throws IOException {
    ConsentTexts.inventReviews(folder, LocalDate.of(2031, 1, 2));
    var file = folder.resolve(ConsentTexts.FILE);
    assertThat(ConsentTexts.in(folder).review("id")).isPresent();

    Files.writeString(file, Files.readString(file).replace("id." + missing + "=", "id.x="));

    assertThat(ConsentTexts.in(folder).review("id")).isEmpty();
  }

  @Test
  void a_changed_letter_is_another_version() {
    var all = new Properties();
    all.setProperty("question", "May we?");
    var before = ConsentText.of("en", all).version();
    all.setProperty("reviewed-by", "Ratna Invented");
    assertThat(ConsentText.of("en", all).version()).isEqualTo(before);

    all.setProperty("question", "May we!");

    assertThat(ConsentText.of("en", all).version()).isNotEqualTo(before);
  }

  @Test
  void what_a_demonstration_invents_says_that_it_is_invented_and_replaces_nothing()
      throws IOException {
    ConsentTexts.inventReviews(folder, LocalDate.of(2031, 1, 2));

    assertThat(ConsentTexts.in(folder).review("en").orElseThrow().invented()).isTrue();
    assertThat(ConsentTexts.in(folder).review("th")).isEmpty();

    Files.writeString(folder.resolve(ConsentTexts.FILE), "");
    ConsentTexts.inventReviews(folder, LocalDate.of(2031, 1, 2));
    assertThat(ConsentTexts.in(folder).review("en")).isEmpty();
  }

  @Test
  void a_consent_is_refused_in_a_language_that_nobody_reviewed_or_in_another_text() {
    var wall = new Wall();
    var thai = Wall.agreed("investigation", RecordPart.NAME);
    var burmese =
        new Consents.Agreed(
            "no-such-use",
            new Recipient.State("XNO"),
            Set.of(),
            13,
            Consents.Consenter.PERSON,
            "my",
            "another");

    assertThat(wall.record(burmese))
        .isEqualTo(
            new Recording.Refused(
                Set.of(
                    Fault.USE_UNKNOWN,
                    Fault.RECIPIENT_UNKNOWN,
                    Fault.NO_PART,
                    Fault.MONTHS,
                    Fault.NOT_IN_THIS_LANGUAGE,
                    Fault.NOT_REVIEWED,
                    Fault.TEXT_CHANGED)));
    assertThat(wall.record(thai)).isInstanceOf(Recording.Recorded.class);
    assertThat(wall.site.told().getLast()).isEqualTo("consent-given consent victim-consent");
  }
}
