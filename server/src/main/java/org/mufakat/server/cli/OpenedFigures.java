package org.mufakat.server.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.statistics.FigureReader;
import org.mufakat.server.statistics.Libraries;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseId;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// The releases of one node of a data folder, opened for one command.
final class OpenedFigures implements AutoCloseable {

  private final CommandLine command;
  private final DataFolder folder;
  private final RegimePack regime;
  private final HostedNode hosted;
  private final FigureReader reader;

  private OpenedFigures(
      CommandLine command, DataFolder folder, RegimePack regime, HostedNode hosted) {
    this.command = command;
    this.folder = folder;
    this.regime = regime;
    this.hosted = hosted;
    var node = hosted.node();
    var hub =
        node.id().isHub() || !folder.nodes().contains(NodeId.HUB)
            ? Optional.<Node>empty()
            : Optional.of(folder.node(NodeId.HUB).node());
    this.reader = new FigureReader(Libraries.of(node, hub));
  }

  /// @param asked the node meant; where none is named, the folder tells
  static OpenedFigures open(CommandLine command, FolderOptions options, Optional<NodeId> asked) {
    var regime = options.regime();
    var folder = options.open(regime);
    try {
      var id = asked.orElseGet(() -> theOne(command, folder));
      return new OpenedFigures(command, folder, regime, folder.node(id));
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /// The node meant where none is named: the hub, or the only node; the hub of a new folder. A
  /// folder of several nodes without a hub is refused, so that no hub is made there unasked.
  private static NodeId theOne(CommandLine command, DataFolder folder) {
    var there = folder.nodes();
    if (there.isEmpty() || there.contains(NodeId.HUB)) {
      return NodeId.HUB;
    }
    if (there.size() == 1) {
      return there.getFirst();
    }
    throw new CommandLine.ParameterException(
        command,
        "The data folder %s has the nodes %s and no hub: say which is meant, as --node %s."
            .formatted(
                folder.path(),
                there.stream().map(NodeId::value).collect(Collectors.joining(", ")),
                there.getFirst()));
  }

  /// The node that was asked for, with its database; imports go onto its own shelf.
  HostedNode hosted() {
    return hosted;
  }

  FigureReader reader() {
    return reader;
  }

  RegimePack regime() {
    return regime;
  }

  /// The name of a State, or its code where the pack does not know it.
  String nameOf(String code) {
    return regime.stateName(code, "en");
  }

  /// Refuses a code that no State has, before it is answered with "no value".
  void requireState(String code) {
    if (!regime.knowsState(code)) {
      throw new CommandLine.ParameterException(
          command,
          "\"%s\" is no State's code: give an ISO 3166-1 alpha-3 code in capitals, as %s."
              .formatted(code, regime.members().getFirst().code()));
    }
  }

  ReleaseId releaseOrNewest(Optional<String> asked) {
    return asked
        .map(this::release)
        .orElseGet(
            () ->
                reader
                    .library()
                    .newest()
                    .map(Release::id)
                    .orElseThrow(
                        () ->
                            new CommandLine.ParameterException(
                                command,
                                "No release is stored: import one with `./mufakat import glotip"
                                    + " FILE`.")));
  }

  /// The release of that name, or a refusal that names those that are stored.
  ReleaseId release(String name) {
    if (ReleaseId.isWellFormed(name)) {
      var found = reader.library().find(new ReleaseId(name));
      if (found.isPresent()) {
        return found.get().id();
      }
    }
    throw new CommandLine.ParameterException(
        command,
        "No release \"%s\" is stored; there is %s."
            .formatted(name, names(reader.library().releases())));
  }

  /// Releases in a sentence, excerpts told as such.
  static String names(List<Release> releases) {
    return releases.stream()
        .map(r -> r.isExcerpt() ? r.id() + " (excerpt)" : r.id().value())
        .collect(Collectors.joining(", "));
  }

  String json(Object value) {
    return JsonMapper.builder().build().writeValueAsString(value);
  }

  void print(List<String> lines) {
    Printed.lines(command, lines);
  }

  @Override
  public void close() {
    folder.close();
  }
}
