package org.mufakat.server.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A file that only its owner may read, on the disk before anyone goes on: written beside its place
/// and moved into it, so that a crash leaves the old file or the new one.
public final class OwnerOnlyFile {

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private OwnerOnlyFile() {}

  /// Writes a file; one that was there is replaced.
  public static void write(Path file, byte[] content) {
    var half = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(half);
      try (var channel = create(half)) {
        var rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      moveIntoPlace(half, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes an empty file that only its owner may read.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when one is there
  public static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        NEW,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /// Gives a finished file its name, and waits until the folder is on the disk too.
  public static void moveIntoPlace(Path finished, Path place) throws IOException {
    Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE);
    var folder = place.toAbsolutePath().getParent();
    if (folder != null) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
