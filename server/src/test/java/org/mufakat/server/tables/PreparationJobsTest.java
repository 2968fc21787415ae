package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.mufakat.tables.Watch;

/// Many who ask at once.
class PreparationJobsTest {

  private final CountDownLatch end = new CountDownLatch(1);
  private final Function<Watch, List<PersonsFault>> waits =
      _ -> {
        try {
          end.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return List.of();
      };

  private static String id(int number) {
    return "%032x".formatted(number);
  }

  @Test
  void one_more_than_may_wait_is_told_so_and_the_others_go_on() {
    try (var jobs = new PreparationJobs()) {
      for (int i = 0; i <= PreparationJobs.MOST_UNFINISHED; i++) {
        jobs.start(id(i), waits);
      }

      var last = jobs.of(id(PreparationJobs.MOST_UNFINISHED)).orElseThrow();
      assertThat(last.finished()).isTrue();
      assertThat(last.why())
          .containsExactly(PersonsFault.of("too-many-wait", 0, PreparationJobs.MOST_UNFINISHED));
      for (int i = 0; i < PreparationJobs.MOST_UNFINISHED; i++) {
        assertThat(jobs.of(id(i)).orElseThrow().finished()).isFalse();
      }
    } finally {
      end.countDown();
    }
  }

  /// Else nobody could cancel it, and the same would be begun again beside it.
  @Test
  void what_goes_on_is_not_forgotten_however_many_came_after_it() {
    try (var jobs = new PreparationJobs()) {
      for (int i = 0; i < 400; i++) {
        jobs.start(id(i), waits);
      }

      assertThat(jobs.of(id(0)).orElseThrow().finished()).isFalse();
    } finally {
      end.countDown();
    }
  }
}
