package org.mufakat.server.cases;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// A file on its way out, which has to be whole and hashed before its first byte goes to anyone. It
/// lies on the disk sealed under a key that only this process's memory holds, and is deleted when
/// it is closed. What a crash leaves opens with no key, and is swept away at the next start.
final class SealedFile implements Closeable {

  private static final String PREFIX = "out-";
  private static final int SEGMENT_BYTES = 64 * 1024;
  private static final int KEY_BYTES = 32;

  private final FileChannel channel;
  private final AesGcmHkdfStreaming seal;
  private final byte[] name;
  private String sha256 = "";
  private long bytes;

  private SealedFile(FileChannel channel, AesGcmHkdfStreaming seal, byte[] name) {
    this.channel = channel;
    this.seal = seal;
    this.name = name;
  }

  /// Who writes the content.
  interface Content<T> {
    T writeTo(OutputStream out) throws IOException;
  }

  /// @param folder made where it is not there
  static SealedFile in(Path folder, SecureRandom chance) throws IOException {
    var key = new byte[KEY_BYTES];
    var name = new byte[KEY_BYTES / 2];
    chance.nextBytes(key);
    chance.nextBytes(name);
    try {
      var seal = new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve(PREFIX + HexFormat.of().formatHex(name)),
              Set.of(
                  StandardOpenOption.CREATE_NEW,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.DELETE_ON_CLOSE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return new SealedFile(channel, seal, name);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM and HMAC-SHA-256", e);
    }
  }

  /// Deletes what an earlier process left.
  static void sweep(Path folder) {
    try (var left = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException _) {
      // Nothing was ever taken out here.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes the content, once.
  <T> T write(Content<T> content) throws IOException {
    var digest = sha256Begun();
    try (var sealed = seal.newEncryptingStream(notClosing(), name);
        var counted = new DigestOutputStream(new Counted(sealed), digest)) {
      T answer = content.writeTo(counted);
      counted.flush();
      sha256 = HexFormat.of().formatHex(digest.digest());
      return answer;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private OutputStream notClosing() {
    return new FilterOutputStream(Channels.newOutputStream(channel)) {
      @Override
      public void write(byte[] all, int from, int length) throws IOException {
        out.write(all, from, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  /// Counts what was written, unsealed.
  private final class Counted extends FilterOutputStream {
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

  /// The SHA-256 of the content, 64 hex digits.
  String sha256() {
    return sha256;
  }

  /// How long the content is.
  long bytes() {
    return bytes;
  }

  /// Sends the content, unsealed.
  void sendTo(OutputStream out) throws IOException {
    channel.position(0);
    try {
      // Not closed: closing it would delete the file.
      var opened = seal.newDecryptingStream(Channels.newInputStream(channel), name);
      opened.transferTo(out);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private static MessageDigest sha256Begun() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
