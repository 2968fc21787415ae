package org.mufakat.server.tables;

import java.security.GeneralSecurityException;
import org.mufakat.ledger.Ed25519Signer;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.node.Node;
import org.mufakat.server.hosting.Ed25519Seed;
import org.mufakat.server.keys.DerivedKey;

/// The keys of a node's releases, derived from its own: one signs what is released, one seals what
/// a release is made from, one its proof, one draws noise.
final class ReleaseKeys {

  private static final String SIGNING = "mufakat tables release v1";
  private static final String SEALING = "mufakat tables draft v1";
  private static final String NOISE = "mufakat tables noise v1";
  private static final String PROVING = "mufakat tables proof v1";

  private ReleaseKeys() {}

  /// Signs in the name of `mufakat/asean/THA/tables`.
  static NoteSigner signer(Node node) {
    try {
      return new Ed25519Signer(
          "mufakat/" + node.regime().id() + "/" + node.id() + "/tables",
          KeyKind.ED25519,
          Ed25519Seed.pair(DerivedKey.of(node.keyring(), SIGNING)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  static byte[] noise(Node node) {
    return DerivedKey.of(node.keyring(), NOISE);
  }

  static byte[] proving(Node node) {
    return DerivedKey.of(node.keyring(), PROVING);
  }

  static byte[] sealing(Node node) {
    return DerivedKey.of(node.keyring(), SEALING);
  }
}
