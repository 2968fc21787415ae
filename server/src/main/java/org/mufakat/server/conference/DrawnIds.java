package org.mufakat.server.conference;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.mufakat.ledger.OpaqueId;

/// Draws ids by chance.
final class DrawnIds implements Supplier<OpaqueId> {

  private static final int BYTES = 16;

  private final SecureRandom chance = new SecureRandom();

  @Override
  public OpaqueId get() {
    var bytes = new byte[BYTES];
    chance.nextBytes(bytes);
    return new OpaqueId(HexFormat.of().formatHex(bytes));
  }
}
