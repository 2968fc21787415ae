package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What is done beside the start of the web server.
class MeanwhileTest {

  private static final Refusal REFUSAL = new Refusal.NoPermission(Path.of("folder"), "write in");

  @Test
  void steps_are_done_in_the_order_they_were_given() {
    var done = Collections.synchronizedList(new ArrayList<String>());

    try (var lifetime = Lifetime.begin()) {
      var meanwhile = Meanwhile.in(lifetime);
      var first = meanwhile.doing(() -> done.add("first"));
      meanwhile.doing(() -> first.get() && done.add("second"));
      meanwhile.afterwards(() -> done.add("last"));
    }

    assertThat(done).isEqualTo(List.of("first", "second", "last"));
  }

  @Test
  void who_waits_for_a_step_gets_its_refusal() {
    try (var lifetime = Lifetime.begin()) {
      var meanwhile = Meanwhile.in(lifetime);
      var refused =
          meanwhile.<String>doing(
              () -> {
                throw new RefusedToStart(REFUSAL);
              });
      var dependent = meanwhile.doing(() -> refused.get().length());

      assertThatThrownBy(dependent::get)
          .isInstanceOfSatisfying(
              RefusedToStart.class, e -> assertThat(e.refusal()).isEqualTo(REFUSAL));
    }
  }

  @Test
  void a_step_not_begun_when_asked_to_stop_is_left_out() {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var done = Collections.synchronizedList(new ArrayList<String>());

    try (var lifetime = Lifetime.begin()) {
      var meanwhile = Meanwhile.in(lifetime);
      meanwhile.doing(
          () -> {
            begun.countDown();
            awaiting(goOn);
            return done.add("under way");
          });
      var left = meanwhile.doing(() -> done.add("not begun"));
      meanwhile.afterwards(() -> done.add("not begun either"));
      awaiting(begun);
      lifetime.end();
      goOn.countDown();

      assertThatThrownBy(left::get).isInstanceOf(Lifetime.StopAsked.class);
    }

    assertThat(done).containsExactly("under way");
  }

  @Test
  void a_web_server_whose_nodes_are_refused_says_the_refusal_and_nothing_of_beans() {
    var refused = new RefusedToStart(REFUSAL);

    assertThatThrownBy(
            () ->
                WebServer.start(
                    () -> {
                      throw refused;
                    },
                    Map.of("server.port", 0)))
        .isSameAs(refused);
  }

  private static void awaiting(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
