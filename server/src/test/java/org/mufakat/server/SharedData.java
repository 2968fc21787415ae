package org.mufakat.server;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/// Publishers' files that are not ours to ship. They are looked for in a folder `shared` beside the
/// checkout; where they are absent the tests that need them skip, and say what they missed.
public final class SharedData {

  private SharedData() {}

  /// UNODC's release stamped 14/04/2025.
  public static Path glotip() {
    return file("data/glotip/data_glotip_release_2025-04-14.xlsx");
  }

  /// A file under `shared/`, or a loud skip.
  public static Path file(String name) {
    var folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared").resolve(name))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      System.err.println("SKIPPED: shared/" + name + " is not beside the checkout");
    }
    assumeThat(folder)
        .as("shared/%s beside the checkout: bring the publisher's own file to run this test", name)
        .isNotNull();
    return folder.resolve("shared").resolve(name);
  }
}
