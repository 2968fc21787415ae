package org.mufakat.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A hash of the Merkle tree, 32 bytes of SHA-256: of a leaf, of an inner node, or of the whole
/// tree, which is its root.
///
/// Source: RFC 9162, section 2.1.1.
public final class TreeHash {

  static final int BYTES = 32;

  /// The root of the tree that has no leaf: SHA-256 of nothing.
  public static final TreeHash EMPTY = new TreeHasher().ofNothing();

  private final byte[] bytes;

  /// Keeps the array: for this package, which never writes to it.
  TreeHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @throws IllegalArgumentException unless there are 32 bytes
  public static TreeHash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a tree hash has 32 bytes");
    }
    return new TreeHash(bytes.clone());
  }

  /// The hash of a leaf whose content is `entry`: SHA-256 over 00 and the content.
  public static TreeHash ofLeaf(byte[] entry) {
    return new TreeHasher().leaf(entry);
  }

  /// The hash of a node: SHA-256 over 01 and its two children.
  public static TreeHash ofNode(TreeHash left, TreeHash right) {
    return new TreeHasher().node(left, right);
  }

  /// Reads standard base64 with padding; empty for anything else or for another length.
  public static Optional<TreeHash> parse(String base64) {
    return StrictBase64.decode(base64).filter(b -> b.length == BYTES).map(TreeHash::new);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// In standard base64, as checkpoints and proofs write it.
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  void into(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, BYTES);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// In hex.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
