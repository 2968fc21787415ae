package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;

/// The list of what an older state of a database may not bring back.
class ErasureListTest {

  private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
  private static final Compartment SIDE = Compartment.VICTIM_SERVICES;

  @TempDir private Path folder;
  private ErasureList list;

  @BeforeEach
  void begins() {
    list = new ErasureList(folder.resolve("erasures"), new NodeId("XNO"));
  }

  private static ErasureList.Line line(int person, int second) {
    return ErasureList.Line.erased(
        SIDE, new OpaqueId("%032x".formatted(person)), NOON.plusSeconds(second));
  }

  @Test
  void a_line_that_came_to_nothing_is_taken_back_and_no_other() {
    list.say(line(1, 0));
    list.say(line(2, 0));

    list.kept(line(1, 0), NOON.plusSeconds(1));

    assertThat(list.standing()).containsExactly(line(2, 0));
  }

  @Test
  void a_line_is_not_taken_back_where_a_later_one_says_the_same_again() {
    list.say(line(1, 0));
    list.say(line(1, 1));

    list.kept(line(1, 0), NOON.plusSeconds(2));

    assertThat(list.standing()).containsExactly(line(1, 1));
  }

  @Test
  void a_line_that_was_never_written_takes_nothing_back() {
    list.say(line(1, 0));
    var before = list.content();

    list.kept(line(2, 0), NOON.plusSeconds(1));

    assertThat(list.content()).isEqualTo(before);
  }

  @Test
  void it_is_read_whole_while_it_is_written() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var done = new ArrayList<Future<?>>();
      for (int i = 0; i < 40; i++) {
        int person = i + 1;
        done.add(threads.submit(() -> list.say(line(person, 0))));
        done.add(threads.submit(() -> assertThat(list.standing()).doesNotContainNull()));
      }
      for (Future<?> each : done) {
        each.get();
      }
    }

    assertThat(list.standing()).hasSize(40);
  }

  @Test
  void a_draft_changes_nothing_before_it_takes_the_place() {
    list.say(line(1, 0));
    var draft = list.draft(list.content());
    draft.say(line(2, 0));
    assertThat(list.standing()).containsExactly(line(1, 0));

    list.replaceWith(draft);

    assertThat(list.standing()).containsExactly(line(1, 0), line(2, 0));
    draft.discard();
    assertThat(list.standing()).hasSize(2);
  }

  @Test
  void a_draft_of_nothing_is_a_list_of_this_node() throws Exception {
    list.replaceWith(list.draft(new byte[0]));

    assertThat(Files.readString(folder.resolve("erasures"), StandardCharsets.US_ASCII))
        .isEqualTo("mufakat-erasures/v1 XNO\n");
    assertThat(list.standing()).isEqualTo(List.of());
  }
}
