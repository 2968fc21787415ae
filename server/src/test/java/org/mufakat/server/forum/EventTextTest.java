package org.mufakat.server.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Position;
import org.mufakat.ledger.OpaqueId;

class EventTextTest {

  private static final OpaqueId ONE = new OpaqueId("%032x".formatted(1));
  private static final OpaqueId TWO = new OpaqueId("%032x".formatted(2));
  private static final Instant AT = Instant.parse("2031-05-06T07:08:09Z");
  private static final String OPENED =
      "{\"at\":\"2031-05-06T07:08:09Z\",\"by\":\"00000000000000000000000000000001\","
          + "\"meeting\":{\"body\":\"MINISTERS\",\"ordinal\":4},\"type\":\"opened\"}";

  @Test
  void what_is_written_is_read_as_the_same_event_and_written_the_same_again() {
    long seed = System.nanoTime();
    System.out.println("events drawn with seed " + seed);
    var events = new RandomEvents(new Random(seed));

    for (int i = 0; i < 4_000; i++) {
      var event = events.next();
      var text = EventText.write(event);

      assertThat(EventText.read(text)).as("seed %d: %s", seed, text).contains(event);
    }
  }

  @ParameterizedTest
  @MethodSource("org.mufakat.server.forum.RandomEvents#kinds")
  void every_kind_of_event_has_a_text(Class<?> kind) {
    var event = new RandomEvents(new Random(26)).of(kind);

    assertThat(EventText.read(EventText.write(event))).contains(event);
  }

  @Test
  void an_event_has_one_text_with_its_names_in_order() {
    var event = new ForumEvent.Opened(AT, ONE, new MeetingId("MINISTERS", 4));

    assertThat(EventText.write(event)).isEqualTo(OPENED);
  }

  @Test
  void letters_stand_for_themselves_but_for_the_few_that_json_cannot_hold() {
    var event =
        new ForumEvent.Stated(
            AT,
            ONE,
            TWO,
            1,
            "XNO",
            Position.Kind.OBJECTION,
            "a/b \"c\" \\ \n\t\u0001\u001f\u007f é € 𝒜 \u2028",
            Optional.empty());

    assertThat(EventText.write(event))
        .contains("\"text\":\"a/b \\\"c\\\" \\\\ \\n\\t\\u0001\\u001f\u007f é € 𝒜 \u2028\"")
        .contains("\"kind\":\"objection\"")
        .doesNotContain("instruction");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "opened",
        "{\"type\":\"opened\"}",
        // A type that is not known, and none.
        "{\"at\":\"2031-05-06T07:08:09Z\",\"by\":\"00000000000000000000000000000001\",\"type\":\"voted\"}",
        "{\"at\":\"2031-05-06T07:08:09Z\",\"by\":\"00000000000000000000000000000001\",\"meeting\":{\"body\":\"MINISTERS\",\"ordinal\":4}}",
        // A name that is not known.
        "{\"at\":\"2031-05-06T07:08:09Z\",\"by\":\"00000000000000000000000000000001\",\"meeting\":{\"body\":\"MINISTERS\",\"ordinal\":4},\"quorum\":6,\"type\":\"opened\"}",
        // A name twice.
        "{\"at\":\"2031-05-06T07:08:09Z\",\"at\":\"2031-05-06T07:08:09Z\",\"by\":\"00000000000000000000000000000001\",\"meeting\":{\"body\":\"MINISTERS\",\"ordinal\":4},\"type\":\"opened\"}",
        // Another order, a blank, an end, another form of a time and of a number.
        "{\"by\":\"00000000000000000000000000000001\",\"at\":\"2031-05-06T07:08:09Z\",\"meeting\":{\"body\":\"MINISTERS\",\"ordinal\":4},\"type\":\"opened\"}",
        "{\"at\":\"2031-05-06T07:08:09Z\","
            + " \"by\":\"00000000000000000000000000000001\",\"meeting\":{\"body\":\"MINISTERS\",\"ordinal\":4},\"type\":\"opened\"}",
        "{\"at\":\"2031-05-06T07:08:09Z\",\"by\":\"00000000000000000000000000000001\",\"meeting\":{\"body\":\"MINISTERS\",\"ordinal\":4},\"type\":\"opened\"}{}",
        "{\"at\":\"2031-05-06T07:08:09.000Z\",\"by\":\"00000000000000000000000000000001\",\"meeting\":{\"body\":\"MINISTERS\",\"ordinal\":4},\"type\":\"opened\"}",
        "{\"at\":\"2031-05-06T07:08:09Z\",\"by\":\"00000000000000000000000000000001\",\"meeting\":{\"body\":\"MINISTERS\",\"ordinal\":4.0},\"type\":\"opened\"}",
        "{\"at\":\"2031-05-06T07:08:09Z\",\"by\":\"00000000000000000000000000000001\",\"meeting\":{\"body\":\"MINISTERS\",\"ordinal\":\"4\"},\"type\":\"opened\"}",
        // Values that no such thing has.
        "{\"at\":\"2031-05-06T07:08:09Z\",\"by\":\"1\",\"meeting\":{\"body\":\"MINISTERS\",\"ordinal\":4},\"type\":\"opened\"}",
        "{\"at\":\"2031-05-06T07:08:09Z\",\"by\":\"00000000000000000000000000000001\",\"meeting\":{\"body\":\"MINISTERS\",\"ordinal\":0},\"type\":\"opened\"}",
        "{\"at\":null,\"by\":\"00000000000000000000000000000001\",\"meeting\":{\"body\":\"MINISTERS\",\"ordinal\":4},\"type\":\"opened\"}",
        "{\"at\":\"2031-05-06T07:08:09Z\",\"by\":\"00000000000000000000000000000001\",\"meeting\":{\"body\":\"\\u004dINISTERS\",\"ordinal\":4},\"type\":\"opened\"}"
      })
  void anything_but_the_one_text_of_an_event_is_refused(String text) {
    assertThat(EventText.read(text)).isEmpty();
  }

  @Test
  void every_text_with_a_letter_less_or_changed_is_refused_or_another_event() {
    var event = EventText.read(OPENED).orElseThrow();

    for (int i = 0; i < OPENED.length(); i++) {
      var shorter = OPENED.substring(0, i) + OPENED.substring(i + 1);
      var changed = OPENED.substring(0, i) + '~' + OPENED.substring(i + 1);

      assertThat(EventText.read(shorter)).isNotEqualTo(Optional.of(event));
      assertThat(EventText.read(changed)).isNotEqualTo(Optional.of(event));
    }
  }

  @Test
  void whatever_is_read_would_be_written_to_the_letter() {
    long seed = System.nanoTime();
    System.out.println("texts changed with seed " + seed);
    var random = new Random(seed);
    var events = new RandomEvents(random);

    for (int i = 0; i < 10_000; i++) {
      var changed = changed(EventText.write(events.next()), random);

      assertThat(EventText.read(changed).map(EventText::write).orElse(changed))
          .as("seed %d", seed)
          .isEqualTo(changed);
    }
  }

  /// What JSON has for the same value, or nearly.
  private static String changed(String text, Random random) {
    int at = random.nextInt(text.length());
    var before = text.substring(0, at);
    var letter = text.charAt(at);
    var after = text.substring(at + 1);
    return switch (random.nextInt(8)) {
      case 0 -> before + " " + letter + after;
      case 1 -> before + "\\u%04x".formatted((int) letter) + after;
      case 2 -> before + "\\" + letter + after;
      case 3 -> before + after;
      case 4 -> before + "0" + letter + after;
      case 5 -> before + letter + letter + after;
      case 6 -> before + Character.toUpperCase(letter) + after;
      default -> text.replaceFirst(",(\"[a-z]+\":[^,{}\\[\\]]+)", ",$1,$1");
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u000a",
        "\\u0008",
        "\\u0020",
        "\\u0041",
        "\\u001F",
        "\\u00",
        "\\u1",
        "\\/",
        "\\x",
        "\\",
        "\\'",
        "\\u00e9",
        "\u0001",
        "\n",
        "\t",
        "\ud835",
        "\udc00",
        "\\ud835\\udc00"
      })
  void another_form_of_a_letter_is_refused(String letter) {
    var event = new ForumEvent.Commented(AT, ONE, TWO, 1, "1", "words and words");
    var text = EventText.write(event);
    assertThat(EventText.read(text)).contains(event);

    assertThat(EventText.read(text.replace("words and", "words " + letter + " and"))).isEmpty();
    assertThat(EventText.read(text.substring(0, text.indexOf("words")) + letter)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"01", "+1", "-0", "1.0", "1e0", "1E0", "99999999999", "", "-", "\"1\"", "٣"})
  void another_form_of_a_number_is_refused(String number) {
    var event = new ForumEvent.Commented(AT, ONE, TWO, 1, "1", "words");
    var text = EventText.write(event);
    assertThat(text).contains("\"version\":1}");

    assertThat(EventText.read(text.replace("\"version\":1}", "\"version\":" + number + "}")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "2031-05-06T07:08:09.100Z",
        "2031-05-06T07:08:09.000001Z", "2031-05-06T07:08:09.000000001Z", "+10000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z", "2032-02-29T00:00:00Z"
      })
  void every_time_in_its_one_form_is_read(String time) {
    var event = new ForumEvent.Opened(Instant.parse(time), ONE, new MeetingId("MINISTERS", 4));

    assertThat(OPENED.replace("2031-05-06T07:08:09Z", time)).isEqualTo(EventText.write(event));
    assertThat(EventText.read(EventText.write(event))).contains(event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2031-05-06T07:08:09",
        "2031-05-06T07:08:09z",
        "2031-05-06t07:08:09Z",
        "2031-05-06 07:08:09Z",
        "2031-05-06T07:08:60Z",
        "2031-05-06T24:00:00Z",
        "2031-02-29T07:08:09Z",
        "2031-05-06T07:08Z",
        "2031-05-06T07:08:09.1Z",
        "2031-05-06T07:08:09.Z",
        "2031-05-06T07:08:09.100000Z",
        "2031-05-06T07:08:09.0000000001Z",
        "2031-05-06T07:08:09.9999999999Z",
        "2031-05-06T07:08:09+00:00",
        "+031-05-06T07:08:09Z",
        "2031-5-06T007:08:09Z",
        "2031-05-06T07:08:-9Z",
        "2031/05/06T07:08:09Z",
        "31-05-06T07:08:09Z",
        "",
        "Z"
      })
  void another_form_of_a_time_is_refused(String time) {
    assertThat(EventText.read(OPENED.replace("2031-05-06T07:08:09Z", time))).isEmpty();
  }

  @Test
  void a_set_in_another_order_or_with_one_twice_is_refused() {
    var event = new ForumEvent.Drafted(AT, ONE, TWO, "MINISTERS", Set.of(ONE, TWO));
    var text = EventText.write(event);
    var ordered = "[\"" + ONE + "\",\"" + TWO + "\"]";
    assertThat(text).contains(ordered);

    assertThat(EventText.read(text.replace(ordered, "[\"" + TWO + "\",\"" + ONE + "\"]")))
        .isEmpty();
    assertThat(EventText.read(text.replace(ordered, "[\"" + ONE + "\",\"" + ONE + "\"]")))
        .isEmpty();
  }

  @Test
  void a_text_without_end_is_not_read() {
    assertThat(EventText.read("[".repeat(100_000))).isEmpty();
    assertThat(EventText.read(" ".repeat(EventText.MOST_LETTERS + 1) + OPENED)).isEmpty();
  }

  @Test
  void half_a_letter_is_never_signed() {
    var event = new ForumEvent.Commented(AT, ONE, TWO, 1, "1", "\ud835");

    assertThatIllegalArgumentException().isThrownBy(() -> EventText.write(event));
  }
}
