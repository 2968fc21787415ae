package org.mufakat.server.cases;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.mufakat.server.cases.htcds.FileSource;

/// A file that somebody handed in, sealed on the disk under a key that is in memory and nowhere
/// else: once the process has ended, however it ended, nobody opens it again.
///
/// A workbook has to lie in plain while it is read, since its parts are read to and fro; CSV never
/// does. Whatever a crash left of either is deleted by [#sweep] when the process starts next.
final class SealedUpload implements FileSource, AutoCloseable {

  private static final int KEY_BYTES = 32;
  private static final int SEGMENT_BYTES = 64 * 1024;
  private static final byte[] CONTEXT = {};

  private final Path folder;
  private final Path file;
  private final AesGcmHkdfStreaming seal;
  private final String sha256;
  private final long bytes;
  private final AtomicLong read = new AtomicLong();

  private SealedUpload(
      Path folder, Path file, AesGcmHkdfStreaming seal, String sha256, long bytes) {
    this.folder = folder;
    this.file = file;
    this.seal = seal;
    this.sha256 = sha256;
    this.bytes = bytes;
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
    Files.createDirectories(folder, owners("rwx------"));
    var file = Files.createTempFile(folder, "upload-", ".sealed", owners("rw-------"));
    try {
      var seal = seal(chance);
      var hash = MessageDigest.getInstance("SHA-256");
      long bytes = 0;
      try (var out = seal.newEncryptingStream(Files.newOutputStream(file), CONTEXT)) {
        var block = new byte[SEGMENT_BYTES];
        for (int got = from.read(block); got >= 0; got = from.read(block)) {
          bytes += got;
          if (bytes > most) {
            throw new TooLarge();
          }
          hash.update(block, 0, got);
          out.write(block, 0, got);
        }
      }
      return new SealedUpload(folder, file, seal, HexFormat.of().formatHex(hash.digest()), bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static AesGcmHkdfStreaming seal(SecureRandom chance) throws GeneralSecurityException {
    var key = new byte[KEY_BYTES];
    chance.nextBytes(key);
    return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
  }

  private static FileAttribute<?> owners(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  /// Deletes whatever an earlier process left.
  static void sweep(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var left = Files.list(folder)) {
      for (Path file : (Iterable<Path>) left::iterator) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  /// How much was read since it was opened last, 0 to 1; of a workbook nothing is known.
  double fraction() {
    return bytes == 0 ? 1 : Math.min(1, read.doubleValue() / bytes);
  }

  @Override
  public InputStream open() throws IOException {
    read.set(0);
    try {
      return new FilterInputStream(seal.newDecryptingStream(Files.newInputStream(file), CONTEXT)) {
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
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  @Override
  public Plain plain() throws IOException {
    var plain = Files.createTempFile(folder, "reading-", ".plain", owners("rw-------"));
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
