package org.mufakat.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A name and a public Ed25519 key, and what the key signs: enough to verify a note, and public.
///
/// Source: C2SP `signed-note`, verifier keys ("vkey").
public record VerifierKey(String name, KeyKind kind, PublicKey publicKey) {

  /// What stands before the 32 bytes of an Ed25519 key in X.509 (RFC 8410).
  private static final byte[] X509_START = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int KEY_BYTES = 32;

  public VerifierKey {
    if (!NoteSignature.isName(name)) {
      throw new IllegalArgumentException("a key's name has no spaces and no +");
    }
    var encoded = publicKey.getEncoded();
    if (encoded.length != X509_START.length + KEY_BYTES
        || !Arrays.equals(X509_START, Arrays.copyOf(encoded, X509_START.length))) {
      throw new IllegalArgumentException("a note is signed with an Ed25519 key");
    }
  }

  /// Reads `name+id+key`; empty when it is none, its id is not its own, or its kind is not known.
  public static Optional<VerifierKey> parse(String vkey) {
    var parts = vkey.split("\\+", 3);
    if (parts.length != 3 || !NoteSignature.isName(parts[0])) {
      return Optional.empty();
    }
    return StrictBase64.decode(parts[2])
        .filter(key -> key.length == 1 + KEY_BYTES)
        .filter(key -> parts[1].equals(HexFormat.of().toHexDigits(keyId(parts[0], key))))
        .flatMap(
            key ->
                KeyKind.of(key[0])
                    .flatMap(
                        kind -> publicKey(key).map(pub -> new VerifierKey(parts[0], kind, pub))));
  }

  private static Optional<PublicKey> publicKey(byte[] typeAndKey) {
    try {
      var x509 = Arrays.copyOf(X509_START, X509_START.length + KEY_BYTES);
      System.arraycopy(typeAndKey, 1, x509, X509_START.length, KEY_BYTES);
      return Optional.of(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static int keyId(String name, byte[] typeAndKey) {
    var sha256 = Sha256.begun();
    sha256.update(name.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) '\n');
    return ByteBuffer.wrap(sha256.digest(typeAndKey)).getInt();
  }

  /// The id by which a signature names this key. An identifier, not a proof: it is short.
  public int keyId() {
    return keyId(name, typeAndKey());
  }

  /// Whether a signature line says that this key made it.
  public boolean isNamedBy(NoteSignature signature) {
    return signature.keyName().equals(name) && signature.keyId() == keyId();
  }

  /// Whether this key made the signature under this text.
  public boolean verifies(String text, NoteSignature signature) {
    var bytes = signature.signature();
    if (!isNamedBy(signature) || bytes.length != kind.signatureBytes()) {
      return false;
    }
    return switch (kind) {
      case ED25519 -> verifies(text.getBytes(StandardCharsets.UTF_8), bytes);
      case COSIGNATURE_V1 -> {
        long seconds = ByteBuffer.wrap(bytes).getLong();
        yield seconds >= 0
            && verifies(
                Cosignature.message(text, seconds), Arrays.copyOfRange(bytes, 8, bytes.length));
      }
    };
  }

  /// By Bouncy Castle: several times faster than the JDK, and a proof's check is two of these.
  private boolean verifies(byte[] message, byte[] signature) {
    return signature.length == Ed25519.SIGNATURE_SIZE
        && Ed25519.verify(
            signature, 0, publicKey.getEncoded(), X509_START.length, message, 0, message.length);
  }

  private byte[] typeAndKey() {
    var encoded = publicKey.getEncoded();
    var typeAndKey = Arrays.copyOfRange(encoded, X509_START.length - 1, encoded.length);
    typeAndKey[0] = kind.type();
    return typeAndKey;
  }

  /// `name+id+key`, as it is published.
  @Override
  public String toString() {
    return name
        + "+"
        + HexFormat.of().toHexDigits(keyId())
        + "+"
        + Base64.getEncoder().encodeToString(typeAndKey());
  }
}
