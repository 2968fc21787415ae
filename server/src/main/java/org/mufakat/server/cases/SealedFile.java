package org.mufakat.server.cases;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// A file on its way out, which has to be whole and hashed before its first byte goes to anyone. It
/// lies on the disk sealed, and is deleted when it is closed. What a crash leaves opens with no
/// key, and is swept away at the next start.
final class SealedFile implements Closeable {

  private static final String PREFIX = "out-";
  private static final int NAME_BYTES = 16;

  private final FileChannel channel;
  private final FileSeal seal;
  private String sha256 = "";
  private long bytes;

  private SealedFile(FileChannel channel, FileSeal seal) {
    this.channel = channel;
    this.seal = seal;
  }

  /// @param folder made where it is not there
  static SealedFile in(Path folder, SecureRandom chance) throws IOException {
    var name = new byte[NAME_BYTES];
    chance.nextBytes(name);
    FileSeal.makeFolder(folder);
    return new SealedFile(
        FileChannel.open(
            folder.resolve(PREFIX + HexFormat.of().formatHex(name)),
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE),
            FileSeal.ownersFile()),
        FileSeal.drawn(chance));
  }

  /// Deletes what an earlier process left.
  static void sweep(Path folder) {
    FileSeal.sweep(folder, PREFIX + "*");
  }

  /// Writes the content, once.
  <T> T write(FileSeal.Content<T> content) throws IOException {
    var written = seal.write(notClosing(), content);
    sha256 = written.sha256();
    bytes = written.bytes();
    return written.answer();
  }

  /// Closing the channel would delete the file.
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
    // Not closed: closing it would delete the file.
    var opened = seal.open(Channels.newInputStream(channel));
    opened.transferTo(out);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
