package org.mufakat.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Keys, entries and checkpoints for tests; nobody's real ones.
final class LedgerFixture {

  static final String ORIGIN = "north.example/ledger";
  static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");

  static final NoteSigner LOG = signer(ORIGIN, KeyKind.ED25519, 1);
  static final NoteSigner HUB = signer("hub.example/witness", KeyKind.COSIGNATURE_V1, 2);
  static final NoteSigner STRANGER = signer("stranger.example/w", KeyKind.COSIGNATURE_V1, 3);

  static final TrustPolicy POLICY =
      new TrustPolicy(ORIGIN, List.of(LOG.key()), List.of(HUB.key()), 1);

  private LedgerFixture() {}

  /// A signer whose private key is 32 bytes of which the first is given and the others are 0.
  static NoteSigner signer(String name, KeyKind kind, int firstByte) {
    var seed = new byte[32];
    seed[0] = (byte) firstByte;
    return new Ed25519Signer(name, kind, keyPair(seed));
  }

  /// The pair of a seed. The JDK makes no public key from a private one, so it is made here, as RFC
  /// 8032, section 5.1.5 says, by asking the generator for the pair of this very seed.
  static KeyPair keyPair(byte[] seed) {
    try {
      var generator = java.security.KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(
          java.security.spec.NamedParameterSpec.ED25519, new FixedRandom(seed.clone()));
      var pair = generator.generateKeyPair();
      requireSeed(pair.getPrivate(), seed);
      return pair;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static PublicKey publicKey(byte[] seed) {
    return keyPair(seed).getPublic();
  }

  private static void requireSeed(PrivateKey key, byte[] seed) throws GeneralSecurityException {
    var pkcs8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    var all = java.util.Arrays.copyOf(pkcs8, pkcs8.length + seed.length);
    System.arraycopy(seed, 0, all, pkcs8.length, seed.length);
    var expected = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(all));
    if (!expected.equals(key)) {
      throw new IllegalStateException("the generator did not take the seed as the key");
    }
  }

  static OpaqueId id(long number) {
    return new OpaqueId("%032x".formatted(number));
  }

  static LedgerEntry entry(long index, Random random) {
    var content = new byte[16];
    var salt = new byte[ContentCommitment.SALT_BYTES];
    random.nextBytes(content);
    random.nextBytes(salt);
    return new LedgerEntry(
        index,
        NOON.plusMillis(index * 37),
        new Actor(
            id(1 + random.nextInt(20)),
            Actor.Role.INVESTIGATOR,
            Optional.of(Compartment.LAW_ENFORCEMENT)),
        LedgerEvent.values()[random.nextInt(LedgerEvent.values().length)],
        new Subject(Subject.Kind.PERSON, id(1 + random.nextInt(1000))),
        Reason.ASSIGNED_CASE,
        ContentCommitment.to(content, salt));
  }

  static MemoryLedger ledger(int size, long seed) {
    var random = new Random(seed);
    var ledger = new MemoryLedger();
    for (int i = 0; i < size; i++) {
      ledger.append(entry(i, random).bytes());
    }
    return ledger;
  }

  static SignedNote signed(MemoryLedger ledger, long size) {
    return new Checkpoint(ORIGIN, size, ledger.root(size)).signedBy(LOG);
  }

  static SignedNote witnessed(MemoryLedger ledger, long size) {
    var checkpoint = new Checkpoint(ORIGIN, size, ledger.root(size));
    return checkpoint.signedBy(LOG).with(HUB.cosign(checkpoint, NOON));
  }

  /// Hands out the given bytes and then fails: a key is made of nothing else.
  @SuppressWarnings("serial")
  private static final class FixedRandom extends java.security.SecureRandom {
    private byte[] bytes;

    FixedRandom(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] target) {
      if (target.length != bytes.length) {
        throw new IllegalStateException("a seed has " + bytes.length + " bytes");
      }
      System.arraycopy(bytes, 0, target, 0, target.length);
    }
  }
}
