package org.mufakat.server.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.mufakat.ledger.Ed25519Signer;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.Sha256;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.Ed25519Seed;
import org.mufakat.server.keys.DerivedKey;

/// The names and keys of ledgers and of the hub's witness. Each purpose has a key pair of its own,
/// derived from the node's, so that a signature made for one is worth nothing for another.
///
/// Source: C2SP `signed-note` ("a key pair SHOULD be used for one type only"); RFC 5869 (HKDF).
public final class LedgerKeys {

  private LedgerKeys() {}

  /// The first name of a node's ledger, which is its key's name too: `mufakat/example/XNO/ledger`.
  /// No host: a node that moves keeps its ledger.
  public static String origin(String regimeId, NodeId node) {
    return "mufakat/" + regimeId + "/" + node + "/ledger";
  }

  public static String origin(Node node) {
    return origin(node.regime().id(), node.id());
  }

  /// By what an address names a ledger: SHA-256 of its name, in hex.
  static String hashOf(String origin) {
    return Sha256.hexOf(origin.getBytes(StandardCharsets.UTF_8));
  }

  /// Signs a node's checkpoints.
  ///
  /// @param origin the ledger's name; not the first one where its database was restored
  static NoteSigner log(Keyring keyring, String origin) {
    return new Ed25519Signer(origin, KeyKind.ED25519, derived(keyring, "mufakat ledger log v1"));
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
      return Ed25519Seed.pair(DerivedKey.of(keyring, purpose));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }
}
