package org.mufakat.server.statistics;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;

/// Reads a file in a thread of its own, a little ahead of whoever judges its rows: on two
/// processors an import takes the longer of the two times and not their sum. It also keeps to the
/// time allowed, whatever the parser is busy with.
final class ReadAhead implements OpenRelease {

  private static final int ROWS_IN_A_BATCH = 512;
  private static final int BATCHES_AHEAD = 6;
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

  /// @param fault what the thread died of, if it did
  private record Batch(List<Next> rows, double fraction, @Nullable Throwable fault) {}

  private final OpenRelease file;
  private final Duration time;
  private final long startedNanos;
  private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
  private final Thread reader;
  private List<Next> rows = List.of();
  private int at;
  private double fraction;

  /// @param startedNanos when the import began, by [System#nanoTime]
  ReadAhead(OpenRelease file, Duration time, long startedNanos) {
    this.file = file;
    this.time = time;
    this.startedNanos = startedNanos;
    this.reader = Thread.ofPlatform().daemon().name("reading").start(this::read);
  }

  private void read() {
    try {
      var batch = new ArrayList<Next>(ROWS_IN_A_BATCH);
      while (true) {
        var next = file.next();
        batch.add(next);
        boolean last = !(next instanceof Next.Row);
        if (last || batch.size() == ROWS_IN_A_BATCH) {
          batches.put(new Batch(batch, file.fraction(), null));
          batch = new ArrayList<>(ROWS_IN_A_BATCH);
        }
        if (last) {
          return;
        }
      }
    } catch (InterruptedException e) {
      // Whoever judges the rows has stopped: nobody waits for this batch.
    } catch (RuntimeException | Error e) {
      batches.clear();
      batches.add(new Batch(List.of(), 0, e));
    }
  }

  @Override
  public Next next() {
    if (at == rows.size()) {
      var batch = nextBatch();
      if (batch == null) {
        return new Next.Broken(
            FileRefusal.ofFile(Reason.TOOK_TOO_LONG, time.toSeconds() + " seconds"));
      }
      if (batch.fault() != null) {
        throw new IllegalStateException("reading the file failed", batch.fault());
      }
      rows = batch.rows();
      fraction = batch.fraction();
      at = 0;
    }
    return rows.get(at++);
  }

  /// The next batch, or null when the time is over.
  private @Nullable Batch nextBatch() {
    long left = time.toNanos() - (System.nanoTime() - startedNanos);
    try {
      return left <= 0 ? null : batches.poll(left, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public double fraction() {
    return fraction;
  }

  @Override
  public void close() throws IOException {
    reader.interrupt();
    try {
      file.close();
    } finally {
      waitForReader();
    }
  }

  private void waitForReader() {
    try {
      reader.join(PATIENCE_AT_THE_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
