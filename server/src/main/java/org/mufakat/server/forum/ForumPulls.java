package org.mufakat.server.forum;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mufakat.node.NodeId;
import org.mufakat.server.forum.ForumCopy.Pulled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one member's copy beside the hub's record, on a thread of its own: at once when the hub
/// says that there is more, and after a time without being told. From time to time it holds against
/// the copy what the hub signed for the other members' nodes.
///
/// What hinders it is said once, until something else does or nothing does any more.
final class ForumPulls implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ForumPulls.class);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 10;
  private static final long NOT_TOLD = -1;

  /// How long a pull that is under way is waited for at the end.
  private static final Duration LONGEST_PULL = Duration.ofSeconds(10);

  private final NodeId node;
  private final ForumCopy copy;
  private final ForumLine line;
  private final ForumPeers peers;
  private final Duration every;
  private final Object door = new Object();
  private boolean open = true;
  private @Nullable Thread waiting;
  private @Nullable Thread thread;
  private long nextComparison = System.nanoTime();
  private long toldOfMoreAfter = NOT_TOLD;
  private int failures;
  private String trouble = "";

  /// @param every how often it looks without being told, and compares at most
  ForumPulls(NodeId node, ForumCopy copy, ForumLine line, ForumPeers peers, Duration every) {
    this.node = node;
    this.copy = copy;
    this.line = line;
    this.peers = peers;
    this.every = every;
  }

  ForumPulls start() {
    thread = Thread.ofVirtual().name("forum-" + node.slug()).start(this::run);
    return this;
  }

  private void run() {
    do {
      round();
    } while (rested());
  }

  private void round() {
    try {
      var pulled = copy.pull();
      say(troubleOf(pulled));
      if (!(pulled instanceof Pulled.NotSound) && System.nanoTime() - nextComparison >= 0) {
        nextComparison = System.nanoTime() + every.toNanos();
        peers.heads().forEach(copy::compare);
      }
    } catch (RuntimeException e) {
      say(broke(e));
    }
  }

  /// Without its message, which may quote what is in the record.
  private static String broke(RuntimeException e) {
    return "cannot be kept up to date: " + e.getClass().getSimpleName();
  }

  private static String troubleOf(Pulled pulled) {
    return switch (pulled) {
      case Pulled.UpToDate _ -> "";
      case Pulled.Doubted(_, var evidence) ->
          "stays where it is, since what the hub shows does not fit (%s)"
              .formatted(evidence.kind());
      case Pulled.Silent(var why) -> "cannot be kept up to date: " + why;
      case Pulled.NotSound(var fault) ->
          "is not sound at position " + fault.position() + " and is not used";
    };
  }

  private void say(String now) {
    failures = now.isEmpty() ? 0 : failures + 1;
    if (now.equals(trouble)) {
      return;
    }
    trouble = now;
    if (now.isEmpty()) {
      LOG.info("Node {}: its copy of the forum's record is up to date again.", node);
    } else {
      LOG.warn(
          "Node {}: its copy of the forum's record {}. See `./mufakat forum verify --node {}`.",
          node,
          now,
          node);
    }
  }

  /// Waits for more, or after a failure for some time, longer each time.
  ///
  /// @return whether another round is wanted
  private boolean rested() {
    if (!beginsToWait()) {
      return false;
    }
    try {
      rest();
    } catch (InterruptedException e) {
      // It is closed, or looks again.
    } catch (RuntimeException e) {
      say(broke(e));
    }
    return hasWaited();
  }

  private void rest() throws InterruptedException {
    if (failures > 0) {
      Thread.sleep(pause());
      return;
    }
    long position = copy.head().position();
    if (position == toldOfMoreAfter) {
      // There was no more. The next word of it is heard later.
      toldOfMoreAfter = NOT_TOLD;
      Thread.sleep(every);
    } else {
      toldOfMoreAfter = line.awaitAfter(position, every) ? position : NOT_TOLD;
    }
  }

  private boolean beginsToWait() {
    synchronized (door) {
      waiting = open ? Thread.currentThread() : null;
      return open;
    }
  }

  private boolean hasWaited() {
    synchronized (door) {
      waiting = null;
      // Asked to wait no longer, perhaps when it did not wait any more.
      Thread.interrupted();
      return open;
    }
  }

  private Duration pause() {
    var pause = every.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /// Waits for a pull that is under way. Only who waits is interrupted: an interrupted answer of a
  /// database is a broken connection.
  @Override
  public void close() {
    synchronized (door) {
      open = false;
      if (waiting != null) {
        waiting.interrupt();
      }
    }
    var running = thread;
    if (running != null) {
      join(running);
    }
  }

  boolean isOver() {
    return thread == null || !thread.isAlive();
  }

  private static void join(Thread running) {
    try {
      running.join(LONGEST_PULL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
