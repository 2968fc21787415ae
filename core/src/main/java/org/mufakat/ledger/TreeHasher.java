package org.mufakat.ledger;

import java.security.MessageDigest;

/// SHA-256 with the prefixes that keep leaves and nodes apart. One thread at a time.
final class TreeHasher {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest sha256 = Sha256.begun();
  private final byte[] node = new byte[1 + 2 * TreeHash.BYTES];

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
