package org.mufakat.server.reference;

import java.time.Instant;

/// One file of a publisher, as it was read.
///
/// @param source publisher and series, as to be cited
/// @param release the publisher's own name or date of it; empty where nobody told
/// @param contentDigest SHA-256, in hex, over the rows' texts in their order
/// @param rowsAccepted of the rows read, which are accepted and refused together
/// @param rowsByName accepted rows whose State was found by its name, since the code was empty
public record ReferenceTable(
    ReferenceKind kind,
    String source,
    String release,
    String contentDigest,
    int rowsRead,
    int rowsAccepted,
    int rowsByName,
    Instant importedAt) {

  /// Whether it says of itself that it is the publisher's table that is usual for its kind.
  boolean isOfUsualSource() {
    return source.equals(kind.usualSource());
  }

  int rowsRefused() {
    return rowsRead - rowsAccepted;
  }

  /// Publisher, series and release in one text, for a source line.
  public String citation() {
    return release.isEmpty() ? source : source + ", " + release;
  }
}
