package org.mufakat.server.sheets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;

/// The bytes of one XML part of a workbook, watched before a parser sees them: how many there are
/// (whatever the archive claims), that no tag or text is so long that holding it would cost much
/// memory, and that there is no document type, no CDATA section and no other encoding than UTF-8's
/// family, none of which a release needs.
final class PartStream extends FilterInputStream {

  /// The longest run without a `<`: a text, or a tag with its attributes.
  private static final int LONGEST_RUN_BYTES = 1024 * 1024;

  /// How many bytes the parts of one workbook may still inflate to.
  static final class Allowance {
    private long bytesLeft;

    Allowance(long bytes) {
      bytesLeft = bytes;
    }
  }

  private final String part;
  private final Allowance allowance;
  private final CRC32 crc = new CRC32();
  private long bytesRead;
  private int run;
  private int before;
  private int beforeThat;

  PartStream(InputStream in, String part, Allowance allowance) {
    super(in);
    this.part = part;
    this.allowance = allowance;
  }

  long bytesRead() {
    return bytesRead;
  }

  long crc() {
    return crc.getValue();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    int got = read(one, 0, 1);
    return got < 0 ? got : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got;
    try {
      got = super.read(bytes, offset, length);
    } catch (IOException e) {
      throw new Unreadable(FileRefusal.inPart(Reason.DAMAGED, part, ""));
    }
    if (got > 0) {
      bytesRead += got;
      allowance.bytesLeft -= got;
      if (allowance.bytesLeft < 0) {
        throw new Unreadable(FileRefusal.inPart(Reason.UNFOLDS_TOO_FAR, part, ""));
      }
      crc.update(bytes, offset, got);
      look(bytes, offset, offset + got);
    }
    return got;
  }

  private void look(byte[] bytes, int from, int to) throws Unreadable {
    for (int i = from; i < to; i++) {
      int b = bytes[i];
      if (b == '<') {
        run = 0;
      } else if (b == 0
          || (before == '!' && beforeThat == '<' && b != '-')
          || ++run > LONGEST_RUN_BYTES) {
        throw new Unreadable(FileRefusal.inPart(Reason.UNSAFE_XML, part, ""));
      }
      beforeThat = before;
      before = b;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
