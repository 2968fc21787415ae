package org.mufakat.server.hosting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.mufakat.node.Keyring;

/// Where a node's signing key is kept: a PEM file (PKCS#8, Ed25519) that only its owner may read,
/// as `openssl genpkey -algorithm ed25519` writes it too.
final class NodeKeyFile {

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private NodeKeyFile() {}

  /// Makes a key and its file. A file that is there already is never overwritten.
  static Keyring create(Path file) {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var body =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(pair.getPrivate().getEncoded());
      Folders.writeSecret(file, BEGIN + "\n" + body + "\n" + END + "\n");
      return new Keyring(pair);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  static Keyring read(Path file) {
    var text = Folders.readSecret(file);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw unusable(file, "holds no PEM block \"PRIVATE KEY\" (PKCS#8)");
    }
    try {
      var encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
      var factory = KeyFactory.getInstance("Ed25519");
      return new Keyring(
          pairOf(factory, factory.generatePrivate(new PKCS8EncodedKeySpec(encoded))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unusable(
          file, "holds no Ed25519 key (make one with `openssl genpkey -algorithm ed25519`)");
    }
  }

  /// The file's key, made if the file is not there.
  static Keyring readOrCreate(Path file) {
    return Files.exists(file) ? read(file) : create(file);
  }

  /// A PKCS#8 file holds the private half alone; the public half follows from it (RFC 8032, 5.1.5).
  private static KeyPair pairOf(KeyFactory factory, PrivateKey key)
      throws GeneralSecurityException {
    var seed = ((EdECPrivateKey) key).getBytes().orElseThrow(GeneralSecurityException::new);
    var compressed = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, compressed, 0);
    boolean xIsOdd = (compressed[compressed.length - 1] & 0x80) != 0;
    compressed[compressed.length - 1] &= 0x7f;
    var bigEndian = new byte[compressed.length];
    for (int i = 0; i < compressed.length; i++) {
      bigEndian[i] = compressed[compressed.length - 1 - i];
    }
    var point = new EdECPoint(xIsOdd, new java.math.BigInteger(1, bigEndian));
    var publicKey =
        factory.generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    return new KeyPair(publicKey, key);
  }

  private static RefusedToStart unusable(Path file, String what) {
    return new RefusedToStart(new Refusal.UnusableFile(file, what));
  }
}
