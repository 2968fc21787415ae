package org.mufakat.server.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Effect;
import org.mufakat.forum.Follows;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumAnswer;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.forum.Task;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.simulator.forum.ForumWalk;

class ForumEventTextTest {

  private static final long SEED = 20300101;
  private static final int WALKS = 2_000;
  private static final Instant AT = Instant.parse("2030-01-01T00:00:00.000000001Z");
  private static final OpaqueId ONE = new OpaqueId("1".repeat(32));
  private static final OpaqueId TWO = new OpaqueId("2".repeat(32));
  private static final PaperHash PAPER = new PaperHash("ab".repeat(32));

  private static final ForumEvent STATED =
      new ForumEvent.Stated(
          AT,
          ONE,
          TWO,
          3,
          "XAA",
          Position.Kind.RESERVATION,
          "\"Words\", \\ \n\t\u0000 \u2028 \u0e01 \ud83d\ude00",
          Optional.of(PAPER));

  @Test
  void every_event_of_walks_by_chance_is_read_as_it_was_written() {
    var kinds = new HashSet<Class<?>>();
    for (long seed = SEED; seed < SEED + WALKS; seed++) {
      for (var event : ForumWalk.from(seed).recorded()) {
        kinds.add(event.getClass());
        assertThat(ForumEventText.read(ForumEventText.write(event)))
            .as("seed %d", seed)
            .isEqualTo(event);
      }
    }

    assertThat(kinds).containsExactlyInAnyOrder(ForumEvent.class.getPermittedSubclasses());
  }

  @Test
  void what_is_read_again_makes_the_same_forum() {
    for (long seed = SEED; seed < SEED + 200; seed++) {
      var recorded = ForumWalk.from(seed).recorded();
      var read = recorded.stream().map(ForumEventText::write).map(ForumEventText::read).toList();

      assertThat(stateAfter(read)).as("seed %d", seed).isEqualTo(stateAfter(recorded));
    }
  }

  private static List<Object> stateAfter(List<ForumEvent> events) {
    var forum = new Forum(ForumWalk.charter());
    for (var event : events) {
      assertThat(forum.answer(event)).isEqualTo(new ForumAnswer.Recorded(event));
    }
    var state = new ArrayList<Object>(forum.proposals());
    state.addAll(forum.decisions());
    forum.decisions().forEach(decision -> state.add(forum.notBound(decision)));
    state.addAll(forum.tasks());
    for (var event : events) {
      switch (event) {
        case ForumEvent.CredentialGiven e -> state.add(forum.credential(e.credential().id()));
        case ForumEvent.Convened e -> state.add(forum.meeting(e.meeting()));
        default -> {}
      }
    }
    return state;
  }

  @Test
  void the_form_of_a_line_stands() {
    assertThat(ForumEventText.write(STATED))
        .isEqualTo(
            """
            {"form":1,"event":"stated","at":"2030-01-01T00:00:00.000000001Z",\
            "by":"11111111111111111111111111111111","proposal":"22222222222222222222222222222222",\
            "version":3,"member":"XAA","kind":"RESERVATION",\
            "text":"\\"Words\\", \\\\ \\n\\t\\u0000 \u2028 \u0e01 \ud83d\ude00",\
            "instruction":"abababababababababababababababababababababababababababababababab"}\
            """);
    assertThat(ForumEventText.read(ForumEventText.write(STATED))).isEqualTo(STATED);
  }

  @Test
  void what_follows_from_a_text_is_in_its_line() {
    var due = new MeetingId("OFFICIALS", 2);
    var follows =
        Follows.dueAt(due)
            .giving(new Task(ONE, "OFFICIALS", "GROUP", due, "A study"))
            .doing(new Effect.Extend(TWO, due, "Why"), new Effect.Direct(ONE));
    var text = new TextVersion(1, List.of(new Clause("1", "Words")), follows);
    var tabled = new ForumEvent.Tabled(AT, ONE, TWO, text);

    var line = ForumEventText.write(tabled);

    assertThat(line)
        .contains(
            "\"follows\":{\"owner\":\"OFFICIALS\",\"due\":{\"body\":\"OFFICIALS\",\"ordinal\":2},"
                + "\"tasks\":[{\"id\":\"11111111111111111111111111111111\"",
            "\"kind\":\"extend\"",
            "\"kind\":\"direct\"");
    assertThat(ForumEventText.read(line)).isEqualTo(tabled);
  }

  /// Sets come in one order, whatever order they have in memory.
  @Test
  void an_event_has_one_line() {
    var one = new ForumEvent.Drafted(AT, ONE, TWO, "OFFICIALS", Set.of(ONE, TWO));
    var same = new ForumEvent.Drafted(AT, ONE, TWO, "OFFICIALS", Set.of(TWO, ONE));

    assertThat(ForumEventText.write(one))
        .isEqualTo(ForumEventText.write(same))
        .endsWith(
            "\"named\":[\"11111111111111111111111111111111\","
                + "\"22222222222222222222222222222222\"]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "words",
        "{}",
        "{\"form\":1}",
        "{\"form\":2,\"event\":\"opened\"}",
        "{\"form\":1,\"event\":\"voted\",\"at\":\"2030-01-01T00:00:00Z\",\"by\":"
            + "\"11111111111111111111111111111111\",\"proposal\":"
            + "\"11111111111111111111111111111111\",\"version\":1}",
        "{\"form\":1,\"event\":\"opened\",\"at\":\"yesterday\",\"by\":"
            + "\"11111111111111111111111111111111\"}",
        "{\"form\":1,\"event\":\"opened\",\"at\":\"2030-01-01T00:00:00Z\",\"by\":\"someone\"}"
      })
  void what_is_no_event_is_not_read(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ForumEventText.read(line))
        .withMessageNotContainingAny("voted", "yesterday", "someone", "words");
  }

  @Test
  void a_word_that_is_not_known_is_not_repeated() {
    var line = ForumEventText.write(STATED).replace("RESERVATION", "GRUDGE");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ForumEventText.read(line))
        .withMessageNotContaining("GRUDGE");
  }

  @Test
  void an_event_that_is_written_otherwise_is_not_read() {
    var line = ForumEventText.write(STATED);
    for (var other :
        List.of(
            line + " ",
            line.replace("\"form\":1,", "\"form\": 1,"),
            line.replace("{\"form\"", "{\"more\":1,\"form\""),
            line.replace("00.000000001Z", "00.0000000010Z"),
            line.replace("\"XAA\"", "\"\\u0058AA\""),
            line.replace("\"version\":3", "\"version\":3,\"version\":3"))) {
      assertThat(other).isNotEqualTo(line);
      assertThatIllegalArgumentException().isThrownBy(() -> ForumEventText.read(other));
    }
  }
}
