package org.mufakat.server.ledger;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Sha256;
import org.mufakat.ledger.Subject;
import org.mufakat.node.NodeId;

/// Opaque ids of things whose own ids have another form: accounts (`a-7k3m9q2x`) and releases
/// (`2025-04-14`). Their own ids say nothing of a person either; whoever knows one finds its
/// entries, and nothing more is hidden by the hash.
public final class OpaqueIds {

  private static final int BYTES = 16;

  private OpaqueIds() {}

  /// The first 128 bits of SHA-256 over `THA|account|a-7k3m9q2x`.
  public static OpaqueId of(NodeId node, Subject.Kind kind, String ownId) {
    var text = node + "|" + kind.code() + "|" + ownId;
    var hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    return new OpaqueId(HexFormat.of().formatHex(hash, 0, BYTES));
  }
}
