package org.mufakat.node;

import java.security.KeyPair;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import org.mufakat.ledger.Sha256;

/// The keys that make a node itself: an Ed25519 pair to sign with. Where they are kept is the
/// edge's business.
public final class Keyring {

  private final KeyPair signing;

  public Keyring(KeyPair signing) {
    // A key for Ed448 calls itself EdDSA too; the curve tells them apart.
    if (!(signing.getPublic() instanceof EdECPublicKey key
        && key.getParams().getName().equals(NamedParameterSpec.ED25519.getName()))) {
      throw new IllegalArgumentException("a node signs with an Ed25519 key");
    }
    this.signing = signing;
  }

  public KeyPair signing() {
    return signing;
  }

  /// SHA-256 over the public key (X.509 encoding), in hex: what a database remembers its node's key
  /// by.
  public String fingerprint() {
    return Sha256.hexOf(signing.getPublic().getEncoded());
  }

  /// Never shows a key.
  @Override
  public String toString() {
    return "Keyring[" + fingerprint().substring(0, 12) + "]";
  }
}
