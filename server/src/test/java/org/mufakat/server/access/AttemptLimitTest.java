package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AttemptLimit.Answer;

class AttemptLimitTest {

  private static final NodeId NORTH = new NodeId("NOR");
  private static final NodeId SOUTH = new NodeId("SOU");

  private final SettableTime time = new SettableTime();
  private final AttemptLimit limit = new AttemptLimit(time);

  @Test
  void five_failures_are_free_and_then_the_wait_doubles_up_to_a_quarter_of_an_hour() {
    for (int i = 0; i < 5; i++) {
      assertThat(start("somchai")).isInstanceOf(Answer.Go.class);
    }

    var seconds = new java.util.ArrayList<Long>();
    for (int i = 0; i < 11; i++) {
      var waiting = waitOf(start("somchai"));
      seconds.add(waiting.toSeconds());
      time.pass(waiting);
      assertThat(start("somchai")).isInstanceOf(Answer.Go.class);
    }

    assertThat(seconds).containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L);
  }

  @Test
  void asking_again_while_waiting_does_not_lengthen_the_wait() {
    fail("somchai", "192.0.2.1", 5);

    time.pass(Duration.ofSeconds(1));
    start("somchai");

    assertThat(waitOf(start("somchai"))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_name_is_guessed_no_faster_from_many_addresses() {
    for (int i = 0; i < 5; i++) {
      fail("somchai", "192.0.2." + i, 1);
    }

    var answer = limit.start(NORTH, "somchai", "192.0.2.99");

    assertThat(answer).isInstanceOf(Answer.Wait.class);
  }

  @Test
  void many_names_are_guessed_no_faster_from_one_address() {
    for (int i = 0; i < 30; i++) {
      fail("name" + i, "192.0.2.1", 1);
    }

    assertThat(limit.start(NORTH, "another", "192.0.2.1")).isInstanceOf(Answer.Wait.class);
    assertThat(limit.start(NORTH, "another", "192.0.2.2")).isInstanceOf(Answer.Go.class);
  }

  @Test
  void the_same_name_at_another_node_is_another_account() {
    fail("somchai", "192.0.2.1", 5);

    assertThat(limit.start(SOUTH, "somchai", "192.0.2.1")).isInstanceOf(Answer.Go.class);
  }

  @Test
  void a_success_forgets_the_accounts_failures_but_not_the_addresss() {
    fail("somchai", "192.0.2.1", 4);
    for (int i = 0; i < 25; i++) {
      fail("name" + i, "192.0.2.1", 1);
    }

    succeed("somchai", "192.0.2.1");

    assertThat(start("somchai")).isInstanceOf(Answer.Go.class);
    assertThat(limit.start(NORTH, "dewi", "192.0.2.1")).isInstanceOf(Answer.Wait.class);
  }

  @Test
  void signing_in_oneself_does_not_buy_more_guesses_at_others() {
    var guesses = 0;
    for (int i = 0; i < 200; i++) {
      if (limit.start(NORTH, "victim" + i, "192.0.2.1") instanceof Answer.Go) {
        guesses++;
      }
      if (limit.start(NORTH, "me", "192.0.2.1") instanceof Answer.Go(var attempt)) {
        limit.succeeded(attempt);
      }
    }

    assertThat(guesses).isEqualTo(30);
  }

  @Test
  void a_stranger_who_guesses_cannot_keep_the_owner_out_of_a_familiar_place() {
    succeed("somchai", "192.0.2.1");
    fail("somchai", "198.51.100.7", 5);
    assertThat(limit.start(NORTH, "somchai", "203.0.113.5")).isInstanceOf(Answer.Wait.class);

    var answer = limit.start(NORTH, "somchai", "192.0.2.1");

    assertThat(answer).isInstanceOf(Answer.Go.class);
  }

  @Test
  void a_neighbour_who_guesses_cannot_keep_the_owner_out_of_a_familiar_place() {
    succeed("somchai", "192.0.2.1");
    for (int i = 0; i < 40; i++) {
      fail("name" + i, "192.0.2.1", 1);
    }

    var answer = limit.start(NORTH, "somchai", "192.0.2.1");

    assertThat(answer).isInstanceOf(Answer.Go.class);
  }

  @Test
  void guessing_from_a_familiar_place_is_slowed_down_too() {
    succeed("somchai", "192.0.2.1");

    fail("somchai", "192.0.2.1", 5);

    assertThat(start("somchai")).isInstanceOf(Answer.Wait.class);
  }

  @Test
  void a_new_password_from_an_administrator_ends_the_waiting() {
    succeed("somchai", "192.0.2.1");
    fail("somchai", "192.0.2.1", 5);
    fail("somchai", "198.51.100.7", 5);

    limit.forgive(NORTH, new Username("somchai"));

    assertThat(start("somchai")).isInstanceOf(Answer.Go.class);
    assertThat(limit.start(NORTH, "somchai", "198.51.100.7")).isInstanceOf(Answer.Go.class);
  }

  @Test
  void failures_are_forgotten_after_a_day() {
    fail("somchai", "192.0.2.1", 5);

    time.pass(Duration.ofHours(25));
    fail("somchai", "192.0.2.1", 4);

    assertThat(start("somchai")).isInstanceOf(Answer.Go.class);
  }

  @Test
  void an_attempt_that_was_never_looked_at_does_not_count() {
    fail("somchai", "192.0.2.1", 4);

    if (start("somchai") instanceof Answer.Go(var attempt)) {
      limit.withdrawn(attempt);
    }

    assertThat(start("somchai")).isInstanceOf(Answer.Go.class);
  }

  @Test
  void a_hundred_attempts_at_once_are_looked_at_no_more_than_five_in_a_row() {
    var looked = new AtomicInteger();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        threads.submit(
            () -> {
              if (start("somchai") instanceof Answer.Go) {
                looked.incrementAndGet();
              }
            });
      }
    }

    assertThat(looked).hasValue(5);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
    "2001:db8:1:2::1, 2001:db8:1:3::1, false",
    "192.0.2.1, 192.0.2.2, false",
    "192.0.2.1, ::ffff:192.0.2.1, true",
    "unknown.example, other.example, true"
  })
  void an_ipv6_network_counts_as_one_address(String one, String other, boolean same) {
    assertThat(AttemptLimit.networkOf(one).equals(AttemptLimit.networkOf(other))).isEqualTo(same);
  }

  private Answer start(String username) {
    return limit.start(NORTH, username, "192.0.2.1");
  }

  private void fail(String username, String address, int times) {
    for (int i = 0; i < times; i++) {
      limit.start(NORTH, username, address);
    }
  }

  private void succeed(String username, String address) {
    if (limit.start(NORTH, username, address) instanceof Answer.Go(var attempt)) {
      limit.succeeded(attempt);
    }
  }

  private static Duration waitOf(Answer answer) {
    return switch (answer) {
      case Answer.Wait(Duration remaining) -> remaining;
      case Answer.Go go -> Duration.ZERO;
    };
  }
}
