package org.mufakat.server.tables;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mufakat.node.Node;
import org.mufakat.server.keys.Aead;

/// Seals the proof of a release under two secrets: the node's, and a code that the node does not
/// keep. Whoever prepares the release is shown the code and keeps it where the persons' data are.
/// Neither a copy of the database with all keys of the node nor the code opens it alone.
final class ProofSeal {

  private static final int CODE_BYTES = 16;

  private final byte[] secret;
  private final Aead aead;
  private final SecureRandom chance;

  ProofSeal(Node node, SecureRandom chance) {
    this.secret = ReleaseKeys.proving(node);
    this.aead = new Aead(chance);
    this.chance = chance;
  }

  /// @param bytes as the database has it
  /// @param code 32 hex digits in groups of four, shown and not kept
  record Sealed(byte[] bytes, String code) {}

  Sealed sealed(String id, ReleaseProof proof) {
    var drawn = new byte[CODE_BYTES];
    chance.nextBytes(drawn);
    var code = HexFormat.of().formatHex(drawn);
    return new Sealed(aead.seal(key(code), proof.bytes(), context(id)), grouped(code));
  }

  private static String grouped(String code) {
    return code.replaceAll("(....)(?=.)", "$1-");
  }

  /// Empty where the code is another release's, or none.
  Optional<ReleaseProof> open(String id, byte[] sealed, String code) {
    return aead.open(key(plain(code)), sealed, context(id)).flatMap(ReleaseProof::read);
  }

  /// However it was typed: with the groups' dashes or blanks, in small letters or large ones.
  private static String plain(String code) {
    return code.replaceAll("[\\s-]", "").toLowerCase(java.util.Locale.ROOT);
  }

  private byte[] key(String code) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(code.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  private static byte[] context(String id) {
    return ("mufakat tables proof " + id).getBytes(StandardCharsets.UTF_8);
  }
}
