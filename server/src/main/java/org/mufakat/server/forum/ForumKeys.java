package org.mufakat.server.forum;

import java.security.GeneralSecurityException;
import org.mufakat.ledger.Ed25519Signer;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.node.Node;
import org.mufakat.server.hosting.Ed25519Seed;
import org.mufakat.server.keys.DerivedKey;

/// What a node signs with in the forum: a key pair of its own, derived from the node's, so that
/// what is signed here is worth nothing elsewhere.
public final class ForumKeys {

  private ForumKeys() {}

  /// Its key is named `mufakat/example/XNO/forum`.
  public static NoteSigner of(Node node) {
    try {
      return new Ed25519Signer(
          "mufakat/" + node.regime().id() + "/" + node.id() + "/forum",
          KeyKind.ED25519,
          Ed25519Seed.pair(DerivedKey.of(node.keyring(), "mufakat forum v1")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }
}
