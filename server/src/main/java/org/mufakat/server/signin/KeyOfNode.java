package org.mufakat.server.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.EdECPrivateKey;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.mufakat.server.hosting.HostedNode;

/// A sealing key derived from the 32 bytes of the node's own private key, whose file lies in the
/// data folder and not in the database. Nothing more is to be kept and lost.
///
/// Source: RFC 5869 (HKDF), as for the ledger's keys.
final class KeyOfNode implements SealingKey {

  private static final byte[] PURPOSE =
      "mufakat second factor v1".getBytes(StandardCharsets.US_ASCII);

  @Override
  public byte[] of(HostedNode node) {
    try {
      var own =
          ((EdECPrivateKey) node.node().keyring().signing().getPrivate())
              .getBytes()
              .orElseThrow(() -> new IllegalStateException("the node's key does not show itself"));
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract().addIKM(own).thenExpand(PURPOSE, Seal.KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK 25 has HKDF", e);
    }
  }
}
