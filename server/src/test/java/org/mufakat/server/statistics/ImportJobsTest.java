package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.node.NodeId;
import org.mufakat.server.statistics.ImportJobs.Job;
import org.mufakat.server.statistics.ImportJobs.State;
import org.mufakat.server.statistics.ImportJobs.Submitted;
import org.mufakat.statistics.FileRefusal.Reason;
import org.mufakat.statistics.MemoryShelf;
import org.mufakat.statistics.ReleaseReading;
import org.mufakat.statistics.ReleaseShelf;
import org.mufakat.statistics.Resolution;
import org.mufakat.statistics.SpellingTable;
import org.slf4j.LoggerFactory;

@Timeout(60)
class ImportJobsTest {

  private static final SpellingTable NO_SPELLINGS = (_, _) -> new Resolution.Unresolved();

  private static final String ANALYST = "a-00000001";
  private static final String ADMINISTRATOR = "a-00000002";

  @TempDir Path folder;

  /// Onto the shelf of the jobs that this test made; told in no ledger.
  private GlotipImport.Putting putting;

  @Test
  void an_upload_is_imported_in_the_background_and_its_file_is_gone_afterwards() throws Exception {
    var shelf = new MemoryShelf();
    try (var jobs = jobs(shelf, NO_SPELLINGS)) {
      var job =
          accepted(
              jobs.submit(
                  upload(HostileFiles.CSV),
                  "C:\\data\\marks.csv",
                  Optional.empty(),
                  ANALYST,
                  putting));

      var done = await(jobs, job.id(), j -> j.state().isFinished());

      assertThat(job.fileName()).isEqualTo("marks.csv");
      assertThat(done.state()).isEqualTo(State.DONE);
      assertThat(done.progress()).isEqualTo(1);
      assertThat(done.outcome()).containsInstanceOf(ImportOutcome.Stored.class);
      assertThat(shelf.releases()).hasSize(1);
      assertThat(jobs.recent()).containsExactly(done);
    }
    assertThat(leftOver()).isEmpty();
  }

  @Test
  void a_refused_file_is_an_outcome_and_leaves_nothing() throws Exception {
    var shelf = new MemoryShelf();
    try (var jobs = jobs(shelf, NO_SPELLINGS)) {
      var job =
          accepted(
              jobs.submit(upload("nothing of ours"), "x.csv", Optional.empty(), ANALYST, putting));

      var done = await(jobs, job.id(), j -> j.state().isFinished());

      assertThat(done.outcome()).containsInstanceOf(ImportOutcome.Refused.class);
      assertThat(shelf.releases()).isEmpty();
    }
    assertThat(leftOver()).isEmpty();
  }

  @Test
  void an_upload_that_is_too_large_or_breaks_off_is_refused_and_deleted() throws Exception {
    try (var jobs = jobs(new MemoryShelf(), NO_SPELLINGS)) {
      assertThat(reason(jobs.submit(endless(), "x.csv", Optional.empty(), ANALYST, putting)))
          .isEqualTo(Reason.TOO_LARGE);
      assertThat(reason(jobs.submit(breaking(), "x.csv", Optional.empty(), ANALYST, putting)))
          .isEqualTo(Reason.DAMAGED);
      assertThat(jobs.recent()).isEmpty();
    }
    assertThat(leftOver()).isEmpty();
  }

  @Test
  void a_running_import_is_cancelled_and_nothing_is_stored() throws Exception {
    var shelf = new MemoryShelf();
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    SpellingTable slow =
        (_, _) -> {
          begun.countDown();
          await(goOn);
          return new Resolution.Unresolved();
        };
    try (var jobs = jobs(shelf, slow)) {
      var job =
          accepted(jobs.submit(upload(manyRows()), "x.csv", Optional.empty(), ANALYST, putting));
      begun.await();

      assertThat(jobs.cancel(job.id(), ADMINISTRATOR)).isTrue();
      goOn.countDown();

      var done = await(jobs, job.id(), j -> j.state().isFinished());
      assertThat(done.outcome()).contains(new ImportOutcome.Cancelled());
      assertThat(jobs.cancel(job.id(), ADMINISTRATOR)).isFalse();
      assertThat(shelf.releases()).isEmpty();
    }
    assertThat(leftOver()).isEmpty();
  }

  @Test
  void an_import_waits_for_its_turn_and_can_be_cancelled_while_it_waits() throws Exception {
    var goOn = new CountDownLatch(1);
    SpellingTable slow =
        (_, _) -> {
          await(goOn);
          return new Resolution.Unresolved();
        };
    try (var jobs = jobs(new MemoryShelf(), slow)) {
      var first =
          accepted(jobs.submit(upload(manyRows()), "1.csv", Optional.empty(), ANALYST, putting));
      var second =
          accepted(jobs.submit(upload(manyRows()), "2.csv", Optional.empty(), ANALYST, putting));
      await(jobs, first.id(), j -> j.state() == State.READING);
      await(jobs, second.id(), j -> j.state() == State.READING);
      var third =
          accepted(
              jobs.submit(upload(HostileFiles.CSV), "3.csv", Optional.empty(), ANALYST, putting));

      assertThat(jobs.find(third.id()).orElseThrow().state()).isEqualTo(State.WAITING);
      assertThat(jobs.cancel(third.id(), ADMINISTRATOR)).isTrue();

      var done = await(jobs, third.id(), j -> j.state().isFinished());
      assertThat(done.outcome()).contains(new ImportOutcome.Cancelled());
      goOn.countDown();
      await(jobs, first.id(), j -> j.state().isFinished());
    }
  }

  @Test
  void more_than_a_few_unfinished_imports_are_not_accepted() throws Exception {
    var goOn = new CountDownLatch(1);
    SpellingTable slow =
        (_, _) -> {
          await(goOn);
          return new Resolution.Unresolved();
        };
    try (var jobs = jobs(new MemoryShelf(), slow)) {
      IntStream.range(0, 8)
          .forEach(
              i ->
                  accepted(
                      jobs.submit(
                          upload(manyRows()), i + ".csv", Optional.empty(), ANALYST, putting)));

      assertThat(jobs.submit(upload(manyRows()), "9.csv", Optional.empty(), ANALYST, putting))
          .isEqualTo(new Submitted.TooMany(8));
      goOn.countDown();
    }
    assertThat(leftOver()).isEmpty();
  }

  @Test
  void the_last_twenty_finished_imports_are_remembered() throws Exception {
    try (var jobs = jobs(new MemoryShelf(), NO_SPELLINGS)) {
      for (int i = 0; i < 25; i++) {
        var job =
            accepted(
                jobs.submit(
                    upload(HostileFiles.CSV), i + ".csv", Optional.empty(), ANALYST, putting));
        await(jobs, job.id(), j -> j.state().isFinished());
      }

      assertThat(jobs.recent()).hasSizeBetween(20, 21);
      assertThat(jobs.recent().getFirst().fileName()).isEqualTo("24.csv");
      assertThat(jobs.find("1")).isEmpty();
    }
  }

  @Test
  void an_import_that_breaks_says_so_and_frees_its_turn() throws Exception {
    SpellingTable broken =
        (_, _) -> {
          throw new IllegalStateException("meant to break, in a test");
        };
    try (var jobs = jobs(new MemoryShelf(), broken)) {
      for (int i = 0; i < 3; i++) {
        var job =
            accepted(jobs.submit(upload(manyRows()), "x.csv", Optional.empty(), ANALYST, putting));
        var done = await(jobs, job.id(), j -> j.state().isFinished());
        assertThat(done.state()).isEqualTo(State.BROKEN);
        assertThat(done.outcome()).isEmpty();
      }
    }
    assertThat(leftOver()).isEmpty();
  }

  @Test
  void the_log_tells_who_started_cancelled_and_finished_what_and_no_file_name() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    SpellingTable slow =
        (_, _) -> {
          begun.countDown();
          await(goOn);
          return new Resolution.Unresolved();
        };
    var log = (Logger) LoggerFactory.getLogger("org.mufakat.audit");
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    log.addAppender(lines);
    try (var jobs = jobs(new MemoryShelf(), slow)) {
      var first = accepted(submitted(jobs, manyRows(), "Nora Example.csv"));
      begun.await();
      jobs.cancel(first.id(), ADMINISTRATOR);
      goOn.countDown();
      await(jobs, first.id(), j -> j.state().isFinished());
      jobs.cancel(first.id(), ADMINISTRATOR);
      var second = accepted(submitted(jobs, HostileFiles.CSV, "x.csv"));
      await(jobs, second.id(), j -> j.state().isFinished());
      var third = accepted(submitted(jobs, "nothing of ours", "x.csv"));
      await(jobs, third.id(), j -> j.state().isFinished());
    } finally {
      log.detachAppender(lines);
    }

    assertThat(lines.list.stream().map(ILoggingEvent::getFormattedMessage))
        .containsExactly(
            "import node=XNO event=started import=1 by=a-00000001 release=as-stamped",
            "import node=XNO event=cancelled import=1 by=a-00000002",
            "import node=XNO event=finished import=1 by=a-00000001 outcome=cancelled",
            "import node=XNO event=started import=2 by=a-00000001 release=as-stamped",
            "import node=XNO event=finished import=2 by=a-00000001 outcome=stored"
                + " release=2031-05-30 rows=2 accepted=2 unresolved=0 quarantined=0",
            "import node=XNO event=started import=3 by=a-00000001 release=as-stamped",
            "import node=XNO event=finished import=3 by=a-00000001 outcome=refused"
                + " reason=not-a-release");
  }

  private Submitted submitted(ImportJobs jobs, String text, String fileName) {
    return jobs.submit(upload(text), fileName, Optional.empty(), ANALYST, putting);
  }

  private ImportJobs jobs(ReleaseShelf shelf, SpellingTable spellings) {
    var clock = InstantSource.fixed(Instant.parse("2031-06-01T00:00:00Z"));
    var limits =
        new FileLimits(
            1_000_000,
            1_000_000,
            1_000_000,
            100_000,
            ReleaseReading.Limits.USUAL,
            Duration.ofMinutes(1));
    var imports = new GlotipImport(shelf, spellings, clock, limits);
    putting = shelf::put;
    return new ImportJobs(
        imports, folder, new Semaphore(2), clock, new ImportLog(new NodeId("XNO")));
  }

  private static Job accepted(Submitted submitted) {
    assertThat(submitted).isInstanceOf(Submitted.Accepted.class);
    return ((Submitted.Accepted) submitted).job();
  }

  private static Reason reason(Submitted submitted) {
    assertThat(submitted).isInstanceOf(Submitted.Refused.class);
    return ((Submitted.Refused) submitted).refusal().reason();
  }

  private static Job await(ImportJobs jobs, String id, Predicate<Job> reached)
      throws InterruptedException {
    while (true) {
      var job = jobs.find(id).orElseThrow();
      if (reached.test(job)) {
        return job;
      }
      Thread.sleep(5);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Path> leftOver() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static InputStream upload(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Enough rows for the reading to look up, each with a citizenship to be asked for.
  private static String manyRows() {
    var text = new StringBuilder(HostileFiles.CSV);
    for (int i = 0; i < 2_000; i++) {
      text.append("XNO,Northmark,,,Persons convicted,by citizenship,Label ").append(i % 50);
      text.append(",Total,Total,2020,Counts,7,\n");
    }
    return text.toString();
  }

  private static InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        return 'x';
      }
    };
  }

  private static InputStream breaking() {
    return new InputStream() {
      private int left = 1_000;

      @Override
      public int read() throws IOException {
        if (left == 0) {
          throw new IOException("meant to break, in a test");
        }
        left--;
        return 'x';
      }
    };
  }
}
