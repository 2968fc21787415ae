package org.mufakat.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;

/// Signs with a key pair in memory. Where the pair comes from is the edge's business.
public final class Ed25519Signer implements NoteSigner {

  private final VerifierKey key;
  private final PrivateKey signing;

  public Ed25519Signer(String name, KeyKind kind, KeyPair pair) {
    this.key = new VerifierKey(name, kind, pair.getPublic());
    this.signing = pair.getPrivate();
  }

  @Override
  public VerifierKey key() {
    return key;
  }

  @Override
  public byte[] ed25519(byte[] message) {
    try {
      var ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(signing);
      ed25519.update(message);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs", e);
    }
  }

  /// Never shows the key.
  @Override
  public String toString() {
    return "Ed25519Signer[" + key + "]";
  }
}
