package org.mufakat.server.regime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mufakat.regime.RegimePack;

/// The packs of this checkout, and copies of them to spoil.
public final class Packs {

  private Packs() {}

  /// The folder of a pack that ships with Mufakat.
  public static Path folder(String name) {
    return Path.of("..", "regimes", name);
  }

  /// A pack that ships with Mufakat.
  public static RegimePack shipped(String name) {
    return read(folder(name));
  }

  /// A pack that must have no fault.
  public static RegimePack read(Path folder) {
    return switch (new PackReader().read(folder)) {
      case PackReading.Read(RegimePack pack) -> pack;
      case PackReading.Faulty(List<PackFault> faults) ->
          throw new AssertionError(folder + " has faults: " + faults);
    };
  }

  /// Every fault of a pack; none if it has none.
  public static List<PackFault> faults(Path folder) {
    return switch (new PackReader().read(folder)) {
      case PackReading.Read _ -> List.of();
      case PackReading.Faulty(List<PackFault> faults) -> faults;
    };
  }

  /// Copies the example pack.
  public static Path copyOfTheExample(Path to) {
    var from = folder("example");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
