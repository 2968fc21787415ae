package org.mufakat.ledger;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salt, "HmacSHA256"));
      return new ContentCommitment(HexFormat.of().formatHex(mac.doFinal(content)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
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
