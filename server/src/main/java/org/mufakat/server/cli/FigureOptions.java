package org.mufakat.server.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.mufakat.node.NodeId;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// Where the commands that read stored releases look for them.
final class FigureOptions {

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

  @Option(
      names = "--node",
      paramLabel = "CODE",
      description = "The node whose releases are meant; the hub unless given.")
  private String node = NodeId.HUB.value();

  /// Opens the data folder, beside a running server or alone.
  OpenedFigures open(CommandLine command) {
    if (!node.matches("[A-Za-z]{3}")) {
      throw wrong(command, "--node", node);
    }
    return OpenedFigures.open(command, data, pack, NodeId.ofSlug(node));
  }

  /// A wrong value of an option: what, where, and where to look.
  RuntimeException wrong(CommandLine command, String option, String value) {
    return new CommandLine.ParameterException(
        command, "%s cannot be \"%s\": see --help for what it may be.".formatted(option, value));
  }
}
