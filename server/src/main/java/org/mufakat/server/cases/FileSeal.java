package org.mufakat.server.cases;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.mufakat.ledger.Sha256;

/// Seals one file on the disk under a key that is in this process's memory and nowhere else: once
/// the process has ended, however it ended, nobody opens the file again.
final class FileSeal {

  /// How much is sealed at a time.
  static final int SEGMENT_BYTES = 64 * 1024;

  private static final int KEY_BYTES = 32;

  /// The key seals nothing else: what is sealed needs no name.
  private static final byte[] CONTEXT = {};

  private final AesGcmHkdfStreaming seal;

  private FileSeal(AesGcmHkdfStreaming seal) {
    this.seal = seal;
  }

  static FileSeal drawn(SecureRandom chance) {
    var key = new byte[KEY_BYTES];
    chance.nextBytes(key);
    try {
      return new FileSeal(new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0));
    } catch (GeneralSecurityException e) {
      throw failed(e);
    }
  }

  /// Who writes the content.
  interface Content<T> {
    T writeTo(OutputStream out) throws IOException;
  }

  /// A content that was sealed.
  ///
  /// @param answer of whoever wrote it
  /// @param sha256 of the content, 64 hex digits
  /// @param bytes how long the content is
  record Written<T>(T answer, String sha256, long bytes) {}

  /// Writes a content sealed, and closes where it goes.
  <T> Written<T> write(OutputStream to, Content<T> content) throws IOException {
    var digest = Sha256.begun();
    try (var counted = new Counted(seal.newEncryptingStream(to, CONTEXT));
        var hashed = new DigestOutputStream(counted, digest)) {
      T answer = content.writeTo(hashed);
      hashed.flush();
      return new Written<>(answer, HexFormat.of().formatHex(digest.digest()), counted.bytes);
    } catch (GeneralSecurityException e) {
      throw failed(e);
    }
  }

  /// Counts what is written, unsealed.
  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      bytes++;
    }

    @Override
    public void write(byte[] all, int from, int length) throws IOException {
      out.write(all, from, length);
      bytes += length;
    }
  }

  /// The content of what was sealed, from its beginning.
  InputStream open(InputStream sealed) throws IOException {
    try {
      return seal.newDecryptingStream(sealed, CONTEXT);
    } catch (GeneralSecurityException e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(GeneralSecurityException e) {
    return new IllegalStateException("every JDK has AES-GCM and HMAC-SHA-256", e);
  }

  /// A file that its owner alone reads and writes.
  static FileAttribute<?> ownersFile() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }

  /// A folder that its owner alone enters; made where it is not there.
  static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /// Deletes what an earlier process left.
  ///
  /// @param which a pattern of names
  static void sweep(Path folder, String which) {
    try (var left = Files.newDirectoryStream(folder, which)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException _) {
      // Nothing was ever laid down here.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
