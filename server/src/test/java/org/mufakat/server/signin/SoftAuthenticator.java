package org.mufakat.server.signin;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

/// A device with one passkey (ES256), as far as a test needs one, together with the browser it is
/// in. Unlike a real one it does what it is told: answers for other origins, counts backwards, or
/// does not check its owner.
///
/// Source: W3C Web Authentication Level 3, section 6.1.
final class SoftAuthenticator {

  private static final int USER_PRESENT = 0x01;
  private static final int USER_VERIFIED = 0x04;
  private static final int CREDENTIAL_INCLUDED = 0x40;
  private static final int CREDENTIAL_ID_BYTES = 32;

  private final KeyPair key;
  private final byte[] credentialId = new byte[CREDENTIAL_ID_BYTES];

  String origin;
  int count = 1;
  boolean checksOwner = true;
  byte[] handle = new byte[0];

  SoftAuthenticator(String origin, long seed) {
    this.origin = origin;
    new Random(seed).nextBytes(credentialId);
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      this.key = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What the browser's script puts into the form after `navigator.credentials.create`.
  String create(String challenge, String userHandle) {
    this.handle = Base64.getUrlDecoder().decode(userHandle);
    var data = authenticatorData(CREDENTIAL_INCLUDED, attestedCredential());
    // {"fmt": "none", "attStmt": {}, "authData": data}
    var attestation =
        joined(
            new byte[] {(byte) 0xa3},
            text("fmt"),
            text("none"),
            text("attStmt"),
            new byte[] {(byte) 0xa0},
            text("authData"),
            cborBytes(data));
    return credential(
        "\"clientDataJSON\":\"%s\",\"attestationObject\":\"%s\",\"transports\":[\"internal\"]"
            .formatted(base64(clientData("webauthn.create", challenge)), base64(attestation)));
  }

  /// The same after `navigator.credentials.get`.
  String get(String challenge) {
    var clientData = clientData("webauthn.get", challenge);
    var data = authenticatorData(0, new byte[0]);
    return credential(
        "\"clientDataJSON\":\"%s\",\"authenticatorData\":\"%s\",\"signature\":\"%s\",\"userHandle\":\"%s\""
            .formatted(
                base64(clientData),
                base64(data),
                base64(signature(joined(data, sha256(clientData)))),
                base64(handle)));
  }

  private String credential(String response) {
    return "{\"id\":\"%s\",\"rawId\":\"%s\",\"type\":\"public-key\",\"response\":{%s},\"clientExtensionResults\":{}}"
        .formatted(base64(credentialId), base64(credentialId), response);
  }

  private byte[] clientData(String type, String challenge) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, challenge, origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticatorData(int flags, byte[] credential) {
    int all = flags | USER_PRESENT | (checksOwner ? USER_VERIFIED : 0);
    var host = java.net.URI.create(origin).getHost();
    return joined(
        sha256(host.getBytes(StandardCharsets.UTF_8)),
        new byte[] {(byte) all},
        ByteBuffer.allocate(4).putInt(count).array(),
        credential);
  }

  private byte[] attestedCredential() {
    var point = ((ECPublicKey) key.getPublic()).getW();
    // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    var cose =
        joined(
            new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21},
            cborBytes(fixed(point.getAffineX())),
            new byte[] {0x22},
            cborBytes(fixed(point.getAffineY())));
    return joined(
        new byte[16],
        ByteBuffer.allocate(2).putShort((short) credentialId.length).array(),
        credentialId,
        cose);
  }

  private byte[] signature(byte[] signed) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key.getPrivate());
      signature.update(signed);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] fixed(BigInteger coordinate) {
    var bytes = coordinate.toByteArray();
    return bytes.length > 32
        ? Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length)
        : joined(new byte[32 - bytes.length], bytes);
  }

  private static byte[] text(String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    return joined(new byte[] {(byte) (0x60 + bytes.length)}, bytes);
  }

  private static byte[] cborBytes(byte[] bytes) {
    return joined(new byte[] {0x58, (byte) bytes.length}, bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
