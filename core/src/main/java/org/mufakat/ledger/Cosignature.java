package org.mufakat.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// A witness's verified word: at this time, this checkpoint was the largest it had seen of the log,
/// and consistent with all it had seen before. It says nothing about what the entries hold.
///
/// Source: C2SP `tlog-cosignature`, cosignature/v1.
public record Cosignature(String witness, Instant at) {

  static Cosignature of(NoteSignature verified) {
    long seconds = ByteBuffer.wrap(verified.signature()).getLong();
    return new Cosignature(
        verified.keyName(), Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond())));
  }

  static byte[] message(String text, long seconds) {
    return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] timestamped(long seconds, byte[] signature) {
    if (seconds < 0) {
      throw new IllegalArgumentException("a cosignature's time is 1970 or later");
    }
    return ByteBuffer.allocate(8 + signature.length).putLong(seconds).put(signature).array();
  }
}
