package org.mufakat.server.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.EdECPrivateKey;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.mufakat.node.Keyring;

/// A secret for one purpose that follows from the node's own key, so that there is one file less to
/// lose, and what it is used for is worth nothing elsewhere.
///
/// Source: RFC 5869 (HKDF), with SHA-256, extracted without salt over the 32 bytes of the node's
/// private key.
public final class DerivedKey {

  public static final int BYTES = 32;

  private DerivedKey() {}

  /// @param purpose as `mufakat backup v1`: ASCII, and never two uses for one
  public static byte[] of(Keyring keyring, String purpose) {
    try {
      var own =
          ((EdECPrivateKey) keyring.signing().getPrivate())
              .getBytes()
              .orElseThrow(() -> new IllegalStateException("the node's key does not show itself"));
      var spec =
          HKDFParameterSpec.ofExtract()
              .addIKM(own)
              .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveData(spec);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK 25 has HKDF", e);
    }
  }
}
