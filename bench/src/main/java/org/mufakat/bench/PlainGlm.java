package org.mufakat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The peer of our stepwise rule: a plain loop of R's own `glm`, run on this machine in the same
/// run. It checks no existence, and so does less.
final class PlainGlm {

  private static final String SCRIPT = "stepwise-by-glm.R";

  /// What both have to find on the table of the United Kingdom before their times are compared.
  private static final double POINT = 11_417.991;

  private static final double NEAR = 0.001;

  private PlainGlm() {}

  /// Where R is, on the path; empty where it is not installed.
  static Optional<Path> installed() {
    return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
        .map(folder -> Path.of(folder, "Rscript"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// CPU seconds a replicate takes, and the point as a check.
  static Measurements measured(Path rscript, Path table, int replicates)
      throws InterruptedException {
    var script = unpacked();
    try {
      var measured =
          Program.run(
                  List.of(
                      rscript.toString(),
                      "--vanilla",
                      script.toString(),
                      table.toString(),
                      Integer.toString(replicates),
                      "1"))
              .measured();
      double point = measured.of("glm-point").median();
      if (Math.abs(point - POINT) > NEAR) {
        throw new IllegalStateException("R's loop finds " + point + " and not " + POINT);
      }
      return measured;
    } finally {
      delete(script);
    }
  }

  private static Path unpacked() {
    try (var in = PlainGlm.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException(SCRIPT + " is not on the class path");
      }
      var file = Files.createTempFile("mufakat-bench", ".R");
      Files.write(file, in.readAllBytes());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
