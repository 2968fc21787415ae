package org.mufakat.server.hosting;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// The seed of an Ed25519 key pair: 32 bytes that both halves follow from.
///
/// Source: RFC 8032, 5.1.5; RFC 8410 for the encodings.
public final class Ed25519Seed {

  public static final int BYTES = 32;

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] X509_START = HEX.parseHex("302a300506032b6570032100");
  private static final byte[] PKCS8_START = HEX.parseHex("302e020100300506032b657004220420");

  private Ed25519Seed() {}

  /// The pair of a seed.
  public static KeyPair pair(byte[] seed) throws GeneralSecurityException {
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
