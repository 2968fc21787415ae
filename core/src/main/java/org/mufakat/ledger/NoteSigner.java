package org.mufakat.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Signs notes with a key that it does not show: in memory, or behind a port to a device.
public interface NoteSigner {

  /// The key that verifies what this signs.
  VerifierKey key();

  /// The plain Ed25519 signature of the message, 64 bytes.
  byte[] ed25519(byte[] message);

  /// Signs a note's text as its author.
  ///
  /// @throws IllegalStateException when the key is for another kind of signature
  default NoteSignature sign(String text) {
    requireKind(KeyKind.ED25519);
    var message = text.getBytes(StandardCharsets.UTF_8);
    return NoteSignature.of(key().name(), key().keyId(), ed25519(message));
  }

  /// Cosigns a checkpoint's text as a witness who saw it at this time, in whole seconds.
  ///
  /// @throws IllegalStateException when the key is for another kind of signature
  default NoteSignature cosign(Checkpoint checkpoint, Instant at) {
    requireKind(KeyKind.COSIGNATURE_V1);
    long seconds = at.getEpochSecond();
    var signature = ed25519(Cosignature.message(checkpoint.text(), seconds));
    return NoteSignature.of(
        key().name(), key().keyId(), Cosignature.timestamped(seconds, signature));
  }

  private void requireKind(KeyKind kind) {
    if (key().kind() != kind) {
      throw new IllegalStateException("this key signs " + key().kind() + ", not " + kind);
    }
  }
}
