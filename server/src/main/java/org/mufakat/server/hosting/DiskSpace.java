package org.mufakat.server.hosting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much room the disk under a data folder must have. Sizes in mebibytes.
///
/// @param refuseBelowMebibytes a start with less room is refused
/// @param warnBelowMebibytes with less room the log, the health report and a gauge warn
public record DiskSpace(long refuseBelowMebibytes, long warnBelowMebibytes, Probe probe) {

  private static final long MEBIBYTE = 1024 * 1024;

  /// Says how many bytes are free for this user on the disk under a folder.
  @FunctionalInterface
  public interface Probe {
    long freeBytes(Path folder);
  }

  public DiskSpace {
    if (refuseBelowMebibytes < 0 || warnBelowMebibytes < refuseBelowMebibytes) {
      throw new IllegalArgumentException("the warning comes before the refusal");
    }
  }

  /// Refuses below 256 MiB (a new cluster with twelve nodes takes some 200), warns below 2 GiB.
  public static DiskSpace usual() {
    return new DiskSpace(256, 2048, DiskSpace::usable);
  }

  public static long usable(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long freeMebibytes(Path folder) {
    return probe.freeBytes(folder) / MEBIBYTE;
  }

  /// Whether it is time to warn.
  public boolean isLow(Path folder) {
    return freeMebibytes(folder) < warnBelowMebibytes;
  }

  /// @throws RefusedToStart when the disk is all but full
  void check(Path folder) {
    require(folder, refuseBelowMebibytes);
  }

  /// @param neededMebibytes the room something needs
  void require(Path folder, long neededMebibytes) {
    long free = freeMebibytes(folder);
    if (free < neededMebibytes) {
      throw new RefusedToStart(new Refusal.DiskFull(folder, free, neededMebibytes));
    }
  }
}
