package org.mufakat.server.hosting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Who has a data folder open, told between processes by locks that the system lets go when a
/// process ends, however it ends: `server.lock` for the one server, `use.lock` shared by everyone,
/// `turn.lock` while someone starts or stops the database.
///
/// Within one process only the first use counts; the others go on with what it opened.
final class FolderUse {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private @Nullable FileChannel server;
  private @Nullable FileChannel use;
  private @Nullable FileChannel turn;

  private FolderUse(Path folder) {
    this.folder = folder;
  }

  /// Takes a turn and marks the folder as used; end the turn with [#settled] once the database
  /// runs.
  ///
  /// @param asServer whether to be the folder's one server, refused while there is another
  static FolderUse begin(Path folder, boolean asServer) {
    var mine = new FolderUse(folder);
    try {
      if (asServer) {
        mine.server = mine.takeServerLock();
      }
      mine.turn = mine.waitForTurn();
      mine.use = locked(folder.resolve("use.lock"), true);
      return mine;
    } catch (AccessDeniedException e) {
      mine.release();
      throw new RefusedToStart(new Refusal.NoPermission(folder, "write in"), e);
    } catch (IOException e) {
      mine.release();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      mine.release();
      throw e;
    }
  }

  void settled() {
    close(turn);
    turn = null;
  }

  /// Leaves the folder. The last one out puts out the light.
  void end(Runnable stop) {
    if (use == null) {
      release();
      return;
    }
    try {
      if (turn == null) {
        turn = waitForTurn();
      }
      close(use);
      use = locked(folder.resolve("use.lock"), false);
      if (use != null) {
        stop.run();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      release();
    }
  }

  private void release() {
    close(use);
    close(turn);
    close(server);
    use = null;
    turn = null;
    server = null;
  }

  private FileChannel takeServerLock() throws IOException {
    var file = folder.resolve("server.lock");
    var channel = locked(file, false);
    if (channel == null) {
      throw new RefusedToStart(new Refusal.FolderInUse(folder, holderOf(file)));
    }
    channel.truncate(0);
    var pid = Long.toString(ProcessHandle.current().pid()) + "\n";
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
    return channel;
  }

  private static String holderOf(Path file) throws IOException {
    var pid = java.nio.file.Files.readString(file).strip();
    return pid.isEmpty() ? "" : " (process " + pid + ")";
  }

  private FileChannel waitForTurn() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var channel = locked(folder.resolve("turn.lock"), false);
      if (channel != null) {
        return channel;
      }
      pause();
    }
    throw new RefusedToStart(
        new Refusal.FolderInUse(folder, ", which is starting or stopping its database"));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a data folder", e);
    }
  }

  /// The file's lock, or null when someone else has it.
  private static @Nullable FileChannel locked(Path file, boolean shared) throws IOException {
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock(0, Long.MAX_VALUE, shared);
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      return null;
    }
    return channel;
  }

  private static void close(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
