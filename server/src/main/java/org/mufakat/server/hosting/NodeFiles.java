package org.mufakat.server.hosting;

import java.nio.file.Path;

/// Where a node keeps what is not in its database. None of these files is in a backup.
///
/// @param folder the node's own, inside the data folder
/// @param key its signing key, which may lie elsewhere
public record NodeFiles(Path folder, Path key) {

  /// The keys that wrap the keys of persons.
  public Path identityKeys() {
    return folder.resolve("identity-keys");
  }

  /// Who was erased, apart from the database, so that a restored backup does not bring them back.
  public Path erasures() {
    return folder.resolve("erasures");
  }
}
