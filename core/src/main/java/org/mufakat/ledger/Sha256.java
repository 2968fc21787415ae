package org.mufakat.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256.
///
/// Source: FIPS 180-4.
public final class Sha256 {

  private static final MessageDigest EMPTY = empty();

  private Sha256() {}

  /// The 32 bytes of the hash.
  public static byte[] of(byte[] bytes) {
    return begun().digest(bytes);
  }

  /// The hash as 64 lower-case hex digits.
  public static String hexOf(byte[] bytes) {
    return HexFormat.of().formatHex(of(bytes));
  }

  /// A hash that has taken nothing yet.
  public static MessageDigest begun() {
    try {
      return (MessageDigest) EMPTY.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
    }
  }

  /// Looked up once and then copied, which takes a fraction of the time.
  private static MessageDigest empty() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
