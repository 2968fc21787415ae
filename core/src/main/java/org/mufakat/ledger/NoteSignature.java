package org.mufakat.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// One signature line of a note: who says to have signed, and the signature. It proves nothing
/// until a [VerifierKey] has verified it.
///
/// @param keyName no spaces, no `+`
/// @param base64 the key's id, 4 bytes, and the signature
public record NoteSignature(String keyName, String base64) {

  static final String LINE_START = "— ";

  public NoteSignature {
    if (!isName(keyName) || StrictBase64.decode(base64).filter(b -> b.length > 4).isEmpty()) {
      throw new IllegalArgumentException(
          "a signature has a key's name, its id and at least a byte");
    }
  }

  static NoteSignature of(String keyName, int keyId, byte[] signature) {
    var bytes = ByteBuffer.allocate(4 + signature.length).putInt(keyId).put(signature).array();
    return new NoteSignature(keyName, Base64.getEncoder().encodeToString(bytes));
  }

  /// Reads a line without its end.
  static Optional<NoteSignature> parse(String line) {
    var parts = line.split(" ", -1);
    if (parts.length != 3 || !parts[0].equals("—")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new NoteSignature(parts[1], parts[2]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// A key's name: not empty, without white space, control characters and `+`.
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(
                c ->
                    c == '+'
                        || Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c));
  }

  /// Which of the keys of its name says to have made it.
  public int keyId() {
    return ByteBuffer.wrap(bytes()).getInt();
  }

  byte[] signature() {
    return Arrays.copyOfRange(bytes(), 4, bytes().length);
  }

  private byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }

  /// The line as a note holds it, without its end.
  public String line() {
    return LINE_START + keyName + " " + base64;
  }
}
