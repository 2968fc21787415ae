package org.mufakat.ledger;

import java.util.Arrays;
import java.util.Optional;

/// What a note's key signs. One key pair serves one kind only.
///
/// Source: C2SP `signed-note`, signature types.
public enum KeyKind {
  /// The note's text, as the log that issues a checkpoint signs it.
  ED25519(0x01, 64),
  /// The note's text with the time of signing before it, as a witness cosigns a checkpoint.
  COSIGNATURE_V1(0x04, 72);

  private final byte type;
  private final int signatureBytes;

  KeyKind(int type, int signatureBytes) {
    this.type = (byte) type;
    this.signatureBytes = signatureBytes;
  }

  byte type() {
    return type;
  }

  int signatureBytes() {
    return signatureBytes;
  }

  static Optional<KeyKind> of(byte type) {
    return Arrays.stream(values()).filter(k -> k.type == type).findFirst();
  }
}
