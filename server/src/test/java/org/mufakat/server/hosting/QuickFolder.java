package org.mufakat.server.hosting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Makes a test's folder in memory where the machine lets it: a cluster is a thousand small files,
/// and to make those takes some disks longer than all that the test does. Not for tests of what is
/// on the disk.
public final class QuickFolder implements TempDirFactory {

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ENOUGH_BYTES = 2L << 30;

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    return make();
  }

  /// The same for what a class keeps for all its tests, which has to delete it.
  public static Path make() throws IOException {
    return isRoomy()
        ? Files.createTempDirectory(MEMORY, "mufakat-test")
        : Files.createTempDirectory("mufakat-test");
  }

  /// Whether there is room for many folders: a container's is often 64 MiB.
  private static boolean isRoomy() throws IOException {
    return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ENOUGH_BYTES;
  }
}
