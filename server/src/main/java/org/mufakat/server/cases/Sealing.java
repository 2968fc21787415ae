package org.mufakat.server.cases;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.keys.Aead;
import org.mufakat.server.keys.NodeKeys;

/// How texts of one compartment are sealed, without a database: what [Seals] keeps and opens, and
/// what is sealed ahead of the transaction that keeps it.
final class Sealing {

  /// A sealed text's length tells of its own in steps of this alone.
  private static final int STEP_BYTES = 512;

  private final NodeId node;
  private final Compartment compartment;
  private final NodeKeys keys;
  private final Aead aead;

  Sealing(NodeId node, Compartment compartment, NodeKeys keys, SecureRandom chance) {
    this.node = node;
    this.compartment = compartment;
    this.keys = keys;
    this.aead = new Aead(chance);
  }

  Compartment compartment() {
    return compartment;
  }

  /// A key for an owner that has none yet, and a text sealed under it. Nothing is kept: whoever
  /// asks keeps both, the key first.
  ///
  /// @param nodeKey the version of the node's key that wrapped the owner's
  record Anew(int nodeKey, byte[] wrapped, byte[] sealed) {}

  /// The same as [Seals#seal] for a new owner.
  Anew sealAnew(OpaqueId owner, String what, byte[] text) {
    var key = aead.drawKey();
    var wrapped = wrap(owner, key);
    var sealed = seal(key, owner, what, text);
    Arrays.fill(key, (byte) 0);
    return new Anew(wrapped.version(), wrapped.bytes(), sealed);
  }

  byte[] drawKey() {
    return aead.drawKey();
  }

  NodeKeys.Wrapped wrap(OpaqueId owner, byte[] key) {
    return keys.wrap(key, context("key", owner));
  }

  byte[] seal(byte[] key, OpaqueId owner, String what, byte[] text) {
    return aead.seal(key, padded(text), context(what, owner));
  }

  byte[] unwrapped(OpaqueId owner, int version, byte[] wrapped) {
    return keys.unwrap(version, wrapped, context("key", owner))
        .orElseThrow(() -> new JdbcIdentities.UnreadableIdentity(version));
  }

  /// Whether the node's key of that version opens it.
  boolean opens(OpaqueId owner, int version, byte[] wrapped) {
    return keys.unwrap(version, wrapped, context("key", owner)).isPresent();
  }

  int newestKey() {
    return keys.newest();
  }

  /// @param version of the node's key that wrapped the owner's
  byte[] open(OpaqueId owner, int version, byte[] wrapped, String what, byte[] sealed) {
    var key = unwrapped(owner, version, wrapped);
    var text =
        aead.open(key, sealed, context(what, owner))
            .orElseThrow(() -> new JdbcIdentities.UnreadableIdentity(version));
    Arrays.fill(key, (byte) 0);
    return unpadded(text);
  }

  /// What a sealed text belongs to: it opens nowhere else.
  private byte[] context(String what, OpaqueId owner) {
    return ("mufakat/" + what + "/v1|" + node + "|" + compartment.slug() + "|" + owner)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// The text, a byte 1, and zeros up to the next step.
  private static byte[] padded(byte[] text) {
    var padded = Arrays.copyOf(text, (text.length / STEP_BYTES + 1) * STEP_BYTES);
    padded[text.length] = 1;
    return padded;
  }

  private static byte[] unpadded(byte[] padded) {
    int end = padded.length - 1;
    while (end > 0 && padded[end] == 0) {
      end--;
    }
    return Arrays.copyOf(padded, end);
  }
}
