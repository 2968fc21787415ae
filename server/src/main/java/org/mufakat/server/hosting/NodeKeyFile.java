package org.mufakat.server.hosting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
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
      var key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      // A PKCS#8 file holds the private half alone; the public half follows from it.
      var seed = ((EdECPrivateKey) key).getBytes().orElseThrow(GeneralSecurityException::new);
      return new Keyring(Ed25519Seed.pair(seed));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unusable(
          file, "holds no Ed25519 key (make one with `openssl genpkey -algorithm ed25519`)");
    }
  }

  /// The file's key, made if the file is not there.
  static Keyring readOrCreate(Path file) {
    return Files.exists(file) ? read(file) : create(file);
  }

  private static RefusedToStart unusable(Path file, String what) {
    return new RefusedToStart(new Refusal.UnusableFile(file, what));
  }
}
