package org.mufakat.server.hosting;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Warns before the disk under the data folder is full: in the log, in the health report, and by
/// the gauges `mufakat.disk.free` (bytes) and `mufakat.disk.low` (1 when it is time).
final class DiskWatch implements HealthIndicator, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

  private static final int SECONDS_BETWEEN_LOOKS = 60;

  private final DataFolder folder;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("disk-watch").factory());
  private boolean warned;

  DiskWatch(DataFolder folder, MeterRegistry meters) {
    this.folder = folder;
    Gauge.builder("mufakat.disk.free", this, DiskWatch::freeBytes)
        .baseUnit("bytes")
        .description("Room on the disk under the data folder")
        .register(meters);
    Gauge.builder("mufakat.disk.low", this, w -> w.isLow() ? 1 : 0)
        .description("1 when there is less room than the configuration's warning")
        .register(meters);
    clock.scheduleWithFixedDelay(this::look, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private double freeBytes() {
    return folder.disk().probe().freeBytes(folder.path());
  }

  private boolean isLow() {
    return folder.disk().isLow(folder.path());
  }

  /// Looks, and writes to the log when it has just become low or has just recovered.
  void look() {
    boolean low = isLow();
    if (low && !warned) {
      LOG.warn(
          "The disk under {} has {} MiB free, less than the {} MiB of the warning: free some"
              + " space.",
          folder.path(),
          folder.disk().freeMebibytes(folder.path()),
          folder.disk().warnBelowMebibytes());
    } else if (!low && warned) {
      LOG.info("The disk under {} has room again.", folder.path());
    }
    warned = low;
  }

  /// A low disk is said, not counted as a failure: the server still serves.
  @Override
  public Health health() {
    return Health.up()
        .withDetail("freeMebibytes", folder.disk().freeMebibytes(folder.path()))
        .withDetail("warnBelowMebibytes", folder.disk().warnBelowMebibytes())
        .withDetail("low", isLow())
        .build();
  }
}
