package org.mufakat.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 with the prefixes that keep leaves and nodes apart. One thread at a time.
final class TreeHasher {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest sha256 = sha256();
  private final byte[] node = new byte[1 + 2 * TreeHash.BYTES];

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  TreeHash ofNothing() {
    return new TreeHash(sha256.digest());
  }

  TreeHash leaf(byte[] entry) {
    sha256.update(LEAF);
    return new TreeHash(sha256.digest(entry));
  }

  TreeHash node(TreeHash left, TreeHash right) {
    node[0] = NODE;
    left.into(node, 1);
    right.into(node, 1 + TreeHash.BYTES);
    return new TreeHash(sha256.digest(node));
  }
}
