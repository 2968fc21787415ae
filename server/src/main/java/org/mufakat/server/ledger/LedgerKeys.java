package org.mufakat.server.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.mufakat.ledger.Ed25519Signer;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;

/// The names and keys of ledgers and of the hub's witness. Each purpose has a key pair of its own,
/// derived from the node's, so that a signature made for one is worth nothing for another.
///
/// Source: C2SP `signed-note` ("a key pair SHOULD be used for one type only"); RFC 5869 (HKDF).
public final class LedgerKeys {

  private static final int SEED_BYTES = 32;
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] X509_START = HEX.parseHex("302a300506032b6570032100");
  private static final byte[] PKCS8_START = HEX.parseHex("302e020100300506032b657004220420");

  private LedgerKeys() {}

  /// The name of a node's ledger, which is its key's name too: `mufakat/example/XNO/ledger`. No
  /// host: a node that moves keeps its ledger.
  public static String origin(String regimeId, NodeId node) {
    return "mufakat/" + regimeId + "/" + node + "/ledger";
  }

  public static String origin(Node node) {
    return origin(node.regime().id(), node.id());
  }

  /// Signs a node's checkpoints.
  public static NoteSigner log(Node node) {
    return new Ed25519Signer(
        origin(node), KeyKind.ED25519, derived(node.keyring(), "mufakat ledger log v1"));
  }

  /// Cosigns as the hub's witness.
  public static NoteSigner witness(Node hub) {
    if (!hub.id().isHub()) {
      throw new IllegalArgumentException("the hub is the witness");
    }
    return new Ed25519Signer(
        "mufakat/" + hub.regime().id() + "/" + hub.id() + "/witness",
        KeyKind.COSIGNATURE_V1,
        derived(hub.keyring(), "mufakat ledger witness v1"));
  }

  private static KeyPair derived(Keyring keyring, String purpose) {
    try {
      var own =
          ((EdECPrivateKey) keyring.signing().getPrivate())
              .getBytes()
              .orElseThrow(() -> new IllegalStateException("the node's key does not show itself"));
      var spec =
          HKDFParameterSpec.ofExtract()
              .addIKM(own)
              .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), SEED_BYTES);
      return pair(KDF.getInstance("HKDF-SHA256").deriveData(spec));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK 25 has HKDF and Ed25519", e);
    }
  }

  /// The pair of a seed (RFC 8032, 5.1.5).
  static KeyPair pair(byte[] seed) throws GeneralSecurityException {
    var publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, publicKey, 0);
    var factory = KeyFactory.getInstance("Ed25519");
    return new KeyPair(
        factory.generatePublic(new X509EncodedKeySpec(joined(X509_START, publicKey))),
        factory.generatePrivate(new PKCS8EncodedKeySpec(joined(PKCS8_START, seed))));
  }

  private static byte[] joined(byte[] start, byte[] rest) {
    var all = Arrays.copyOf(start, start.length + rest.length);
    System.arraycopy(rest, 0, all, start.length, rest.length);
    return all;
  }
}
