package org.mufakat.server.hosting;

import java.nio.file.Path;
import java.util.Optional;
import org.mufakat.server.keys.Token;

/// Where a node keeps what is not in its database. None of these files is in a backup.
///
/// @param folder the node's own, inside the data folder
/// @param key its signing key, which may lie elsewhere
/// @param token where its identity keys are, when they are not in the folder
public record NodeFiles(Path folder, Path key, Optional<Token> token) {

  /// A node whose identity keys are in its folder.
  public NodeFiles(Path folder, Path key) {
    this(folder, key, Optional.empty());
  }

  /// The keys that wrap the keys of persons, unless they are in a token.
  public Path identityKeys() {
    return folder.resolve("identity-keys");
  }

  /// Files on their way out, sealed under keys that nobody keeps.
  public Path takenOut() {
    return folder.resolve("taken-out");
  }

  /// Where files that are handed in lie while they are read, sealed under keys that the process
  /// alone has; emptied when it starts.
  public Path uploads() {
    return folder.resolve("uploads");
  }

  /// Who was erased and what was taken back, apart from the database, so that a restored backup
  /// does not bring it back.
  public Path erasures() {
    return folder.resolve("erasures");
  }
}
