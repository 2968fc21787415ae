package org.mufakat.server.tables;

import java.time.Instant;
import java.util.Optional;

/// A release as the node's database has it.
///
/// @param id 32 hex digits
/// @param version raised by every change
/// @param data counts by combination, sealed; empty once published or discarded
/// @param review sealed likewise
/// @param release the package's bytes, once it was computed
/// @param published the signed file, once it is out
/// @param proof of a release that withholds, sealed so that the node alone cannot open it; empty
///   once withdrawn or discarded
public record StoredRelease(
    String id,
    ReleaseState state,
    int version,
    AskedTables asked,
    Instant changedAt,
    Optional<byte[]> data,
    Optional<byte[]> review,
    Optional<byte[]> release,
    Optional<byte[]> published,
    Optional<byte[]> proof) {

  public Optional<TablesPackage> tables() {
    return release.flatMap(PackageJson::read);
  }
}
