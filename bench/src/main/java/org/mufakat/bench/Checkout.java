package org.mufakat.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder that was cloned, found from inside it.
record Checkout(Path root) {

  private static final Path RELEASE =
      Path.of("shared", "data", "glotip", "data_glotip_release_2025-04-14.xlsx");

  /// The nearest folder, here or above, that holds the module `bench`; here when there is none.
  static Checkout here() {
    var start = Path.of("").toAbsolutePath();
    for (Path at = start; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("bench/pom.xml"))) {
        return new Checkout(at);
      }
    }
    return new Checkout(start);
  }

  /// The publisher's workbook, where someone keeps it in `shared/` beside or in the checkout. It is
  /// not ours to ship.
  Optional<Path> release() {
    for (Path at = root; at != null; at = at.getParent()) {
      var file = at.resolve(RELEASE);
      if (Files.isReadable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /// The regime whose members the publisher's figures are read for.
  Path region() {
    return root.resolve("regimes/asean");
  }

  /// The regime of invented States.
  Path example() {
    return root.resolve("regimes/example");
  }
}
