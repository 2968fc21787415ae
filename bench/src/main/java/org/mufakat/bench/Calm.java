package org.mufakat.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for a machine that has little else to do.
final class Calm {

  private static final double CALM_LOAD = 1.5;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private Calm() {}

  /// Returns when the load is below 1.5 or when it has waited long enough, and says which.
  static void await(Duration atMost, PrintWriter progress) {
    long end = System.nanoTime() + atMost.toNanos();
    while (Machine.load() > CALM_LOAD && System.nanoTime() < end) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    double load = Machine.load();
    progress.printf(
        load > CALM_LOAD
            ? "The machine is busy (load %.2f): trust ratios more than times.%n"
            : "The machine is calm (load %.2f).%n",
        load);
    progress.flush();
  }
}
