package org.mufakat.server.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.mufakat.node.Keyring;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A backup to read: nothing of it is believed that is not sealed, and it ends where it says.
final class BackupFile {

  private static final int BLOCK_BYTES = 64 * 1024;
  private static final int MOST_SECTION_BYTES = 256 * 1024 * 1024;

  private final Path file;
  private final BackupHeader header;
  private final BackupSeal seal;
  private final JsonMapper json = JsonMapper.builder().build();

  private BackupFile(Path file, BackupHeader header, Keyring keyring) {
    this.file = file;
    this.header = header;
    this.seal = new BackupSeal(keyring);
  }

  /// Opens a backup for a node.
  ///
  /// @throws RefusedToStart when it is no backup, another node's, or one of another key
  static BackupFile open(Path file, NodeId node, Keyring keyring) {
    var header = header(file);
    if (!header.node().equals(node)) {
      throw refused(
          "%s is a backup of node %s, not of %s: name its own node with --node.",
          file, header.node(), node);
    }
    if (!header.key().equals(keyring.fingerprint())) {
      throw refused(
          "%s is a backup of node %s with the key %s…, and the node here has the key %s…: put back"
              + " the key that it was made with (`./mufakat keys recover`).",
          file, node, start(header.key()), start(keyring.fingerprint()));
    }
    return new BackupFile(file, header, keyring);
  }

  private static BackupHeader header(Path file) {
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      return BackupHeader.read(in)
          .orElseThrow(() -> refused("%s is no backup that this Mufakat knows.", file));
    } catch (IOException e) {
      throw refused("%s cannot be read: check the file.", file);
    }
  }

  private static String start(String fingerprint) {
    return fingerprint.substring(0, Math.min(16, fingerprint.length()));
  }

  BackupHeader header() {
    return header;
  }

  /// Who takes what a backup holds, in its order.
  interface Taker {
    void manifest(Manifest manifest) throws SQLException;

    /// @param rows as `COPY` writes them
    /// @return how many were taken; a negative number when they were not counted
    long table(TableShape shape, InputStream rows) throws IOException, SQLException;

    void sequences(List<Manifest.Sequence> sequences) throws SQLException;
  }

  /// Reads all of it.
  ///
  /// @throws RefusedToStart when it was altered, cut short or added to, at the latest at its end
  void read(Taker taker) throws SQLException {
    try (var in = new BufferedInputStream(Files.newInputStream(file), BLOCK_BYTES)) {
      in.skipNBytes(header.bytes().length);
      var opened = seal.opening(in, header);
      var inflater = new Inflater();
      try (var data = new DataInputStream(new InflaterInputStream(opened, inflater, BLOCK_BYTES))) {
        sections(data, taker);
        if (data.read() >= 0 || opened.read() >= 0) {
          throw new EOFException("something follows the end");
        }
      } finally {
        inflater.end();
      }
    } catch (IOException | JacksonException e) {
      throw new RefusedToStart(
          new Refusal.BadInput(
              "%s is damaged: it was altered, cut short or added to since it was made. Nothing was changed; take another copy of it."
                  .formatted(file)),
          e);
    }
  }

  /// Reads all of it to see that it is whole.
  Manifest check() throws SQLException {
    var found = new Manifest[1];
    read(
        new Taker() {
          @Override
          public void manifest(Manifest manifest) {
            found[0] = manifest;
          }

          @Override
          public long table(TableShape shape, InputStream rows) throws IOException {
            rows.transferTo(OutputStream.nullOutputStream());
            return -1;
          }

          @Override
          public void sequences(List<Manifest.Sequence> sequences) {
            // Read is enough.
          }
        });
    return found[0];
  }

  private void sections(DataInputStream data, Taker taker) throws IOException, SQLException {
    long rows = 0;
    if (data.readUnsignedByte() != BackupWriter.MANIFEST) {
      throw new EOFException("no manifest");
    }
    taker.manifest(json.readValue(section(data), Manifest.class));
    while (true) {
      switch (data.readUnsignedByte()) {
        case BackupWriter.TABLE ->
            rows += table(data, json.readValue(section(data), TableShape.class), taker);
        case BackupWriter.SEQUENCES ->
            taker.sequences(List.of(json.readValue(section(data), Manifest.Sequence[].class)));
        case BackupWriter.END -> {
          if (data.readLong() != rows) {
            throw new EOFException("rows are missing");
          }
          return;
        }
        default -> throw new EOFException("an unknown section");
      }
    }
  }

  private static long table(DataInputStream data, TableShape shape, Taker taker)
      throws IOException, SQLException {
    var blocks = new Blocks(data);
    long taken = taker.table(shape, blocks);
    blocks.finish();
    long written = data.readLong();
    if (taken >= 0 && taken != written) {
      throw new EOFException(
          "table %s had %d rows, not %d".formatted(shape.name(), written, taken));
    }
    return written;
  }

  private static byte[] section(DataInputStream data) throws IOException {
    int length = data.readInt();
    if (length < 0 || length > MOST_SECTION_BYTES) {
      throw new EOFException("no section is as long");
    }
    return data.readNBytes(length);
  }

  /// A table's rows, up to the block of none.
  private static final class Blocks extends InputStream {
    private final DataInputStream data;
    private int left;
    private boolean ended;

    Blocks(DataInputStream data) {
      this.data = data;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (left == 0 && !ended) {
        left = data.readInt();
        ended = left == 0;
      }
      if (ended) {
        return -1;
      }
      int most = Math.min(length, left);
      data.readFully(into, from, most);
      left -= most;
      return most;
    }

    void finish() throws IOException {
      transferTo(OutputStream.nullOutputStream());
    }
  }

  static RefusedToStart refused(String sentence, Object... values) {
    return new RefusedToStart(new Refusal.BadInput(sentence.formatted(values)));
  }
}
