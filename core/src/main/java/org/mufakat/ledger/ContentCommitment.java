package org.mufakat.ledger;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Binds an entry to the content of a change without telling it: HMAC-SHA-256 over the content,
/// keyed with a salt of that entry alone.
///
/// The salt is 32 bytes of chance and is kept with the content, never in the entry. While both are
/// there, anyone who is shown them can check them; once they are erased, what stays in the entry
/// can be guessed at by nobody, however few contents are possible.
///
/// Source: RFC 2104; FIPS 180-4.
public record ContentCommitment(String hex) {

  public static final int SALT_BYTES = 32;

  private static final int BLOCK_BYTES = 64;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /// The event has no content.
  public static final ContentCommitment NONE = new ContentCommitment("0".repeat(64));

  public ContentCommitment {
    if (!isWellFormed(hex)) {
      throw new IllegalArgumentException("a commitment is 64 lower-case hex digits");
    }
  }

  static boolean isWellFormed(String hex) {
    return FORM.matcher(hex).matches();
  }

  static Optional<ContentCommitment> parse(String hex) {
    return isWellFormed(hex) ? Optional.of(new ContentCommitment(hex)) : Optional.empty();
  }

  /// @param salt 32 bytes, drawn anew for every entry
  public static ContentCommitment to(byte[] content, byte[] salt) {
    if (salt.length != SALT_BYTES) {
      throw new IllegalArgumentException("a salt has 32 bytes");
    }
    var inner = keyed(salt, 0x36).digest(content);
    return new ContentCommitment(HexFormat.of().formatHex(keyed(salt, 0x5c).digest(inner)));
  }

  /// SHA-256 that has taken the salt, filled up to its block of 64 bytes, with every byte padded.
  private static MessageDigest keyed(byte[] salt, int pad) {
    var block = Arrays.copyOf(salt, BLOCK_BYTES);
    for (int i = 0; i < block.length; i++) {
      block[i] ^= (byte) pad;
    }
    var sha256 = Sha256.begun();
    sha256.update(block);
    return sha256;
  }

  /// Whether this was made over the content with the salt.
  public boolean opensWith(byte[] content, byte[] salt) {
    return salt.length == SALT_BYTES && equals(to(content, salt));
  }

  @Override
  public String toString() {
    return hex;
  }
}
