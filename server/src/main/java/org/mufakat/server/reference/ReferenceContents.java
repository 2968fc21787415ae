package org.mufakat.server.reference;

import java.util.List;

/// What a whole file says: accepted and refused rows add up to the rows read.
///
/// @param rowsByName accepted rows whose State was found by its name
record ReferenceContents(
    ReferenceKind kind,
    String digest,
    int rowsRead,
    int rowsByName,
    List<ReferenceValue> accepted,
    List<RefusedRow> refused) {

  ReferenceContents {
    accepted = List.copyOf(accepted);
    refused = List.copyOf(refused);
  }
}
