package org.mufakat.server.tables;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Noise that follows from a secret of the node and from what is asked: whoever asks again for the
/// same tables of the same persons is shown the same noise, and nobody picks the draw that they
/// like best. HMAC-SHA-256 over a counter, which nobody without the secret tells from chance.
///
/// Source: NIST SP 800-108, counter mode.
final class KeyedChance implements RandomGenerator {

  private final Mac mac;
  private final byte[] about;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private long counter;

  /// @param about what the noise is for
  KeyedChance(byte[] secret, byte[] about) {
    try {
      this.mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
    this.about = about.clone();
  }

  /// 64 hex digits that say nothing to whoever has no secret.
  static String name(byte[] secret, byte[] about) {
    return HexFormat.of().formatHex(new KeyedChance(secret, about).mac.doFinal(about));
  }

  @Override
  public long nextLong() {
    if (block.remaining() < Long.BYTES) {
      mac.update(ByteBuffer.allocate(Long.BYTES).putLong(counter++).array());
      block = ByteBuffer.wrap(mac.doFinal(about));
    }
    return block.getLong();
  }
}
