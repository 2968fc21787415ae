package org.mufakat.server.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.forum.ForumSite.EAST;
import static org.mufakat.server.forum.ForumSite.NORTH;
import static org.mufakat.server.forum.ForumSite.SOUTH;
import static org.mufakat.server.forum.ForumSite.stating;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mufakat.forum.Position;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.NodeDirectory;
import org.slf4j.LoggerFactory;

/// A copy that is kept beside the record on a thread of its own. Where a test waits, it waits for
/// what the thread does.
class ForumPullsTest {

  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration AT_ONCE = Duration.ofNanos(1);

  private final ForumSite site = new ForumSite();
  private final ForumDesk desk = site.desk();
  private final OpaqueId secretary = site.secretary(desk);
  private final OpaqueId north = site.delegate(desk, NORTH);
  private final OpaqueId text = site.tabled(desk, secretary);
  private final WatchedLine line = new WatchedLine(desk.line());
  private final ForumCopy copy = site.copy(EAST, line);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  /// Tells when its reader has read enough and waits, and answers reads by a test's word.
  private static final class WatchedLine implements ForumLine {

    private final ForumLine honest;
    private final LinkedBlockingQueue<Long> waits = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Boolean> reads = new LinkedBlockingQueue<>();
    private volatile boolean tells = true;
    private volatile boolean word;
    private volatile UnaryOperator<Read> answer = read -> read;

    WatchedLine(ForumLine honest) {
      this.honest = honest;
    }

    @Override
    public Submitted submit(String note) {
      return honest.submit(note);
    }

    @Override
    public Read read(long after, int most) {
      var read = answer.apply(honest.read(after, most));
      reads.add(read instanceof Read.Page);
      return read;
    }

    @Override
    public boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
      waits.add(position);
      return tells ? honest.awaitAfter(position, atMost) : word;
    }

    /// Waits until the reader has all up to a position and waits for more.
    void untilItWaitsAfter(long position) throws InterruptedException {
      Long waited = -1L;
      while (waited < position) {
        waited = waits.poll(1, TimeUnit.MINUTES);
        assertThat(waited).as("a reader that comes so far").isNotNull();
      }
    }

    /// Waits until a read was answered in a way.
    void untilItWasAnswered(boolean page) throws InterruptedException {
      Boolean answered = !page;
      while (answered != page) {
        answered = reads.poll(1, TimeUnit.MINUTES);
        assertThat(answered).as("a reader that asks again").isNotNull();
      }
    }
  }

  @BeforeEach
  void listen() {
    log.start();
    ((Logger) LoggerFactory.getLogger(ForumPulls.class)).addAppender(log);
  }

  @AfterEach
  void stopListening() {
    ((Logger) LoggerFactory.getLogger(ForumPulls.class)).detachAppender(log);
  }

  private ForumPulls pulls(Duration every) {
    return new ForumPulls(new NodeId(EAST), copy, line, List::of, every).start();
  }

  private void northStates(Position.Kind kind) {
    site.recorded(desk, NORTH, stating(north, text, NORTH, kind));
  }

  @Test
  void what_the_hub_records_is_in_the_copy_without_waiting_for_its_time() throws Exception {
    try (var _ = pulls(NEVER)) {
      line.untilItWaitsAfter(desk.head().position());

      northStates(Position.Kind.OBJECTION);
      line.untilItWaitsAfter(desk.head().position());
    }

    assertThat(copy.standing().head()).isEqualTo(desk.head());
    assertThat(log.list).isEmpty();
  }

  @Test
  void a_copy_that_nobody_tells_looks_by_itself() throws Exception {
    line.tells = false;
    try (var _ = pulls(AT_ONCE)) {
      line.untilItWaitsAfter(desk.head().position());

      northStates(Position.Kind.OBJECTION);
      line.untilItWaitsAfter(desk.head().position());
    }

    assertThat(copy.standing().head()).isEqualTo(desk.head());
  }

  @Test
  void a_hub_that_says_there_is_more_and_shows_nothing_is_believed_every_other_time()
      throws Exception {
    line.tells = false;
    line.word = true;
    int seen = 10;
    try (var _ = pulls(AT_ONCE)) {
      for (int read = 0; read < seen; read++) {
        line.untilItWasAnswered(true);
      }
    }

    assertThat(line.waits.size()).isLessThanOrEqualTo((seen + line.reads.size() + 1) / 2);
  }

  @Test
  void what_hinders_it_is_said_once_and_once_that_nothing_does_any_more() throws Exception {
    line.answer = _ -> new ForumLine.Read.Silent("the hub does not answer");
    try (var _ = pulls(AT_ONCE)) {
      line.untilItWasAnswered(false);
      line.untilItWasAnswered(false);
      line.untilItWasAnswered(false);
      line.answer = read -> read;
      line.untilItWaitsAfter(desk.head().position());
      line.untilItWaitsAfter(desk.head().position());
    }

    assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage))
        .containsExactly(
            "Node XEA: its copy of the forum's record cannot be kept up to date: the hub does not"
                + " answer. See `./mufakat forum verify --node XEA`.",
            "Node XEA: its copy of the forum's record is up to date again.");
  }

  @Test
  void a_machine_that_breaks_is_said_without_what_its_message_quotes() throws Exception {
    var broke = new CountDownLatch(2);
    line.answer =
        _ -> {
          broke.countDown();
          throw new IllegalStateException("row (SECRET WORDS)");
        };
    try (var _ = pulls(AT_ONCE)) {
      assertThat(broke.await(1, TimeUnit.MINUTES)).isTrue();
    }

    assertThat(log.list).hasSize(1);
    assertThat(log.list.getFirst().getFormattedMessage())
        .contains("IllegalStateException")
        .doesNotContain("SECRET");
    assertThat(log.list.getFirst().getThrowableProxy()).isNull();
  }

  @Test
  void nothing_is_pulled_once_it_is_closed() throws Exception {
    var pulls = pulls(NEVER);
    line.untilItWaitsAfter(desk.head().position());
    var stands = copy.standing().head();

    pulls.close();
    line.reads.clear();
    northStates(Position.Kind.OBJECTION);

    assertThat(pulls.isOver()).isTrue();
    assertThat(line.reads).isEmpty();
    assertThat(copy.standing().head()).isEqualTo(stands);
  }

  @Test
  @Timeout(60)
  void the_copies_of_a_process_follow_its_hub() {
    var directory =
        new NodeDirectory(Stream.of("HUB", NORTH, SOUTH, EAST).map(site::node).toList());
    try (var forum = new ForumNodes(directory, site.ledgers, site.clock).start(NEVER)) {
      site.recorded(
          forum.desk().orElseThrow(), NORTH, stating(north, text, NORTH, Position.Kind.OBJECTION));

      assertThat(forum.seats()).hasSize(3);
      var head = forum.desk().orElseThrow().head();
      for (var seat : forum.seats()) {
        while (!seat.copy().standing().head().equals(head)) {
          Thread.onSpinWait();
        }
      }
    }
  }

  @Test
  void a_hub_that_shows_two_states_two_records_is_found_by_the_exchange_of_heads_alone()
      throws Exception {
    var branch = site.branchOf(desk);
    northStates(Position.Kind.OBJECTION);
    site.recorded(branch, NORTH, stating(north, text, NORTH, Position.Kind.SUPPORT));
    var south = site.copy(SOUTH, branch.line());
    assertThat(south.pull()).isInstanceOf(ForumCopy.Pulled.UpToDate.class);

    ForumPeers peers = () -> south.furthestSaid().stream().toList();
    try (var _ = new ForumPulls(new NodeId(EAST), copy, line, peers, NEVER).start()) {
      line.untilItWaitsAfter(desk.head().position());
    }

    assertThat(copy.standing().head()).isEqualTo(desk.head());
    assertThat(copy.standing().evidence())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(Evidence.Kind.OTHER_CONTENT);
              assertThat(e.ours().orElseThrow()).contains("head " + desk.head());
              assertThat(e.theirs().orElseThrow()).contains("head " + branch.head());
            });
  }
}
