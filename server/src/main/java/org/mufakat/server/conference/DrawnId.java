package org.mufakat.server.conference;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.mufakat.ledger.OpaqueId;

/// Ids for what begins on the forum's pages: nobody can guess them, and no two are the same.
final class DrawnId {

  private static final int BYTES = 16;
  private static final SecureRandom CHANCE = new SecureRandom();

  private DrawnId() {}

  static OpaqueId draw() {
    var bytes = new byte[BYTES];
    CHANCE.nextBytes(bytes);
    return new OpaqueId(HexFormat.of().formatHex(bytes));
  }
}
