package org.mufakat.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.regime.PackFault;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;

/// The regime pack that a command works with.
final class Packs {

  /// Where the launcher says that Mufakat stands; the working folder unless set.
  private static final String HOME = "mufakat.home";

  private Packs() {}

  /// Reads the pack named, or the one that comes with Mufakat; refused with every fault.
  static RegimePack read(Optional<Path> named) {
    var folder = named.orElseGet(Packs::usual);
    return switch (new PackReader().read(folder)) {
      case PackReading.Read(RegimePack pack) -> pack;
      case PackReading.Faulty(List<PackFault> faults) ->
          throw new RefusedToStart(
              new Refusal.FaultyPack(folder, faults.stream().map(PackFault::toString).toList()));
    };
  }

  static Path usual() {
    var home = Path.of(System.getProperty(HOME, "."));
    var beside = home.resolve("regimes").resolve("asean");
    return Files.isDirectory(beside) ? beside : Path.of("regimes", "asean");
  }
}
