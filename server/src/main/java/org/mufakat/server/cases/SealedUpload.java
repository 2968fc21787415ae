package org.mufakat.server.cases;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.mufakat.server.cases.htcds.FileSource;

/// A file that somebody handed in, on the disk sealed until it is closed.
///
/// Before and while it is sealed, the web server has what came in plain: Tomcat spools each part of
/// a request that holds files, whatever its size, into the folder that
/// `spring.servlet.multipart.location` names, `uploads` in the data folder, which its owner alone
/// may enter. Spring deletes it when the request ends; what a crash leaves there is deleted when
/// the process starts next.
///
/// Sealed, CSV never lies in plain again. A workbook has to while it is read, since its parts are
/// read to and fro. Whatever a crash left of either is deleted by [#sweep].
final class SealedUpload implements FileSource, AutoCloseable {

  private final Path folder;
  private final Path file;
  private final FileSeal seal;
  private final String sha256;
  private final long bytes;
  private final AtomicLong read = new AtomicLong();

  private SealedUpload(Path folder, Path file, FileSeal seal, FileSeal.Written<?> written) {
    this.folder = folder;
    this.file = file;
    this.seal = seal;
    this.sha256 = written.sha256();
    this.bytes = written.bytes();
  }

  /// More came than is taken; nothing of it is kept.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("an upload is too large");
    }
  }

  /// Takes a stream to its end.
  ///
  /// @param folder of uploads; made where it is not there
  /// @throws TooLarge when it has more than `most` bytes
  static SealedUpload receive(InputStream from, Path folder, long most, SecureRandom chance)
      throws IOException {
    FileSeal.makeFolder(folder);
    var file = Files.createTempFile(folder, "upload-", ".sealed", FileSeal.ownersFile());
    try {
      var seal = FileSeal.drawn(chance);
      var written = seal.write(Files.newOutputStream(file), out -> copy(from, out, most));
      return new SealedUpload(folder, file, seal, written);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static long copy(InputStream from, OutputStream to, long most) throws IOException {
    long bytes = 0;
    var block = new byte[FileSeal.SEGMENT_BYTES];
    for (int got = from.read(block); got >= 0; got = from.read(block)) {
      bytes += got;
      if (bytes > most) {
        throw new TooLarge();
      }
      to.write(block, 0, got);
    }
    return bytes;
  }

  /// Deletes whatever an earlier process left.
  static void sweep(Path folder) {
    FileSeal.sweep(folder, "*");
  }

  @Override
  public long bytes() {
    return bytes;
  }

  /// The SHA-256 of its content, in hex.
  String sha256() {
    return sha256;
  }

  /// How much was read since it was opened last, 0 to 1; of a workbook nothing is known.
  double fraction() {
    return bytes == 0 ? 1 : Math.min(1, read.doubleValue() / bytes);
  }

  @Override
  public InputStream open() throws IOException {
    read.set(0);
    return new FilterInputStream(seal.open(Files.newInputStream(file))) {
      @Override
      public int read() throws IOException {
        int got = super.read();
        read.addAndGet(got < 0 ? 0 : 1);
        return got;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int got = super.read(into, offset, length);
        read.addAndGet(Math.max(0, got));
        return got;
      }
    };
  }

  @Override
  public Plain plain() throws IOException {
    var plain = Files.createTempFile(folder, "reading-", ".plain", FileSeal.ownersFile());
    try (var in = open();
        var out = Files.newOutputStream(plain)) {
      in.transferTo(out);
    } catch (IOException e) {
      Files.deleteIfExists(plain);
      throw e;
    }
    read.set(0);
    return new Plain() {
      @Override
      public Path path() {
        return plain;
      }

      @Override
      public void close() throws IOException {
        Files.deleteIfExists(plain);
      }
    };
  }

  /// Deletes it.
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
