package org.mufakat.server.cli;

import java.util.Optional;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.Databases;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which node, in which data folder.
final class NodeOptions {

  @Option(
      names = "--node",
      paramLabel = "CODE",
      description = "The node, as THA or HUB; not needed where the folder holds one.")
  private Optional<String> node = Optional.empty();

  @Mixin private FolderOptions folder = new FolderOptions();

  DataFolder open() {
    return folder.open();
  }

  /// Opens the folder where no server may run beside.
  DataFolder openAlone(Optional<Databases> databases) {
    return DataFolder.openAlone(folder.path(), folder.regime(), databases);
  }

  /// The node that is meant, which need not have been made in the folder.
  NodeId named(CommandLine command, DataFolder folder) {
    return node.filter(code -> code.matches("[A-Za-z]{3}"))
        .map(NodeId::ofSlug)
        .orElseGet(() -> node(command, folder));
  }

  /// The node that is meant, of those that were made in the folder.
  NodeId node(CommandLine command, DataFolder folder) {
    var there = folder.nodes();
    if (node.isEmpty() && there.size() == 1) {
      return there.getFirst();
    }
    return there.stream()
        .filter(id -> id.value().equalsIgnoreCase(node.orElse("")))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    command,
                    there.isEmpty()
                        ? "There is no node in %s.".formatted(folder.path())
                        : "Say which node with --node; %s holds %s."
                            .formatted(
                                folder.path(),
                                String.join(", ", there.stream().map(NodeId::value).toList()))));
  }
}
