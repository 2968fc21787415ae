package org.mufakat.server.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.statistics.GlotipImport;
import org.mufakat.server.statistics.ImportOutcome;
import org.mufakat.server.statistics.ImportText;
import org.mufakat.server.statistics.ImportWatch;

/// Puts a publisher's file onto the hub's shelf, where every node's pages can read it.
final class DemoFigures {

  private DemoFigures() {}

  /// @throws RefusedToStart before a database is started for nothing
  static void requireReadable(Optional<Path> file) {
    file.flatMap(GlotipImport::refusedAtFirstSight)
        .ifPresent(
            refusal -> {
              throw new RefusedToStart(
                  new Refusal.BadInput(
                      "--glotip %s: %s %s"
                          .formatted(file.get(), refusal.what(), refusal.whatToDo())));
            });
  }

  /// @return what came of it, in lines
  static List<String> importAt(HostedNode hub, Path file) {
    var outcome = GlotipImport.byNode(hub, file, Optional.empty(), ImportWatch.none());
    var lines = ImportText.lines(outcome, hub.id().value());
    return switch (outcome) {
      case ImportOutcome.Stored _, ImportOutcome.AlreadyThere _ -> lines;
      case ImportOutcome.Refused _, ImportOutcome.NameTaken _, ImportOutcome.Cancelled _ ->
          throw new RefusedToStart(
              new Refusal.BadInput(String.join(System.lineSeparator(), lines)));
    };
  }
}
