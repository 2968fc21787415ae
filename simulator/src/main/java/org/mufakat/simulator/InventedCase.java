package org.mufakat.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mufakat.cases.Case;
import org.mufakat.cases.Identity;
import org.mufakat.ledger.OpaqueId;

/// A case that never was, with who stands in it and a note that says so.
///
/// @param file its reference is a placeholder
/// @param identities by person; somebody whose name nobody knows has none
/// @param note that everything in it is invented
/// @param planted whether it holds the person whom three States know
public record InventedCase(
    Case file, Map<OpaqueId, Identity> identities, String note, boolean planted) {

  public InventedCase {
    identities = Map.copyOf(new LinkedHashMap<>(identities));
  }
}
