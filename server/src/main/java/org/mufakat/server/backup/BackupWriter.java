package org.mufakat.server.backup;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import tools.jackson.databind.json.JsonMapper;

/// Writes what a backup holds: sections, each begun by a byte, compressed and then sealed.
final class BackupWriter implements AutoCloseable {

  static final int MANIFEST = 'M';
  static final int TABLE = 'T';
  static final int SEQUENCES = 'S';
  static final int END = 'E';

  private static final int BLOCK_BYTES = 64 * 1024;

  private final DataOutputStream out;
  private final JsonMapper json = JsonMapper.builder().build();
  private long rows;

  /// @param sealed the sealed stream after the header
  BackupWriter(OutputStream sealed) {
    var deflater = new Deflater(Deflater.BEST_SPEED);
    this.out =
        new DataOutputStream(
            new BufferedOutputStream(
                new DeflaterOutputStream(sealed, deflater, BLOCK_BYTES) {
                  @Override
                  public void close() throws IOException {
                    try {
                      super.close();
                    } finally {
                      deflater.end();
                    }
                  }
                },
                BLOCK_BYTES));
  }

  void manifest(Manifest manifest) throws IOException {
    section(MANIFEST, manifest);
  }

  interface Rows {
    /// @return how many were written
    long to(OutputStream out) throws IOException;
  }

  void table(TableShape shape, Rows content) throws IOException {
    section(TABLE, shape);
    var blocks = new Blocks();
    long written = content.to(blocks);
    blocks.end();
    out.writeLong(written);
    rows += written;
  }

  void sequences(List<Manifest.Sequence> sequences) throws IOException {
    section(SEQUENCES, sequences);
  }

  /// @return how many rows were written in all
  long end() throws IOException {
    out.writeByte(END);
    out.writeLong(rows);
    return rows;
  }

  private void section(int kind, Object content) throws IOException {
    var bytes = json.writeValueAsBytes(content);
    out.writeByte(kind);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /// What is written comes in blocks with their lengths; a block of none is the end.
  private final class Blocks extends OutputStream {
    private final byte[] block = new byte[BLOCK_BYTES];
    private int filled;

    @Override
    public void write(int each) throws IOException {
      if (filled == block.length) {
        put();
      }
      block[filled++] = (byte) each;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int at = from;
      int left = length;
      while (left > 0) {
        if (filled == block.length) {
          put();
        }
        int fits = Math.min(left, block.length - filled);
        System.arraycopy(bytes, at, block, filled, fits);
        filled += fits;
        at += fits;
        left -= fits;
      }
    }

    private void put() throws IOException {
      out.writeInt(filled);
      out.write(block, 0, filled);
      filled = 0;
    }

    void end() throws IOException {
      if (filled > 0) {
        put();
      }
      out.writeInt(0);
    }
  }
}
