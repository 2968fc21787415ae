package org.mufakat.server.forum;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.mufakat.ledger.Sha256;

/// The hash of an entry of the record and, through the one before, of all before it: SHA-256 over
/// the hash before (32 bytes), the entry's position (8 bytes, the highest first) and SHA-256 of its
/// signed note in UTF-8. Before the first entry it is the hash of what the record says of itself.
/// Of an entry that is nobody's business its note's hash is enough to go on.
///
/// @param hex 64 lower-case hex digits
public record EntryHash(String hex) {

  static final int DIGITS = 64;

  public EntryHash {
    if (!isForm(hex)) {
      throw new IllegalArgumentException("a hash is 64 lower-case hex digits");
    }
  }

  private static boolean isForm(String hex) {
    boolean all = hex.length() == DIGITS;
    for (int i = 0; all && i < DIGITS; i++) {
      char digit = hex.charAt(i);
      all = digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f';
    }
    return all;
  }

  /// Reads the hex digits; empty where they are none.
  static Optional<EntryHash> parse(String hex) {
    return isForm(hex) ? Optional.of(new EntryHash(hex)) : Optional.empty();
  }

  static EntryHash of(byte[] hash) {
    return new EntryHash(HexFormat.of().formatHex(hash));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  static EntryHash ofText(String text) {
    return of(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// The hash of the entry that follows at a position.
  ///
  /// @param note the hash of its note
  EntryHash next(long position, EntryHash note) {
    var all = ByteBuffer.allocate(32 + 8 + 32);
    return of(Sha256.of(all.put(bytes()).putLong(position).put(note.bytes()).array()));
  }

  @Override
  public String toString() {
    return hex;
  }
}
