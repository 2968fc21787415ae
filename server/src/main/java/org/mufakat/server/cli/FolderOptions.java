package org.mufakat.server.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.DataFolder;
import picocli.CommandLine.Option;

/// Which data folder, under which regime pack.
final class FolderOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder; MUFAKAT_DATA or your own data folder unless given.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--pack",
      paramLabel = "DIR",
      description = "The regime pack; regimes/asean unless given.")
  private Optional<Path> pack = Optional.empty();

  Path path() {
    return data.orElseGet(() -> DataFolder.usual(System.getenv()));
  }

  RegimePack regime() {
    return Packs.read(pack);
  }

  /// Opens the folder, beside a running server or alone.
  DataFolder open() {
    return open(regime());
  }

  DataFolder open(RegimePack regime) {
    return DataFolder.open(path(), regime);
  }
}
