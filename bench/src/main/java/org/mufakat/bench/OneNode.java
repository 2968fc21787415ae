package org.mufakat.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.mufakat.node.NodeId;

/// `mufakat node` with a single node, as a State runs it, in a folder that is thrown away.
final class OneNode {

  private static final String CONFIGURATION =
      """
      pack: %s
      data: data
      nodes:
        - id: %s
          public-picture: true
      server:
        port: %d
      management:
        port: %d
      """;

  private OneNode() {}

  /// Starts it in an empty folder and stops it.
  ///
  /// @return seconds from the start of the process to the first page
  static double secondsToFirstAnswer(Application application)
      throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("mufakat-bench");
    try {
      int port = Application.freePort();
      var file = folder.resolve("node.yaml");
      Files.writeString(
          file,
          CONFIGURATION.formatted(
              Checkout.here().region(), NodeId.HUB, port, Application.freePort()));
      var command = new ArrayList<>(application.command());
      command.addAll(List.of("node", "--config", file.toString()));
      var address = URI.create("http://localhost:" + port + "/");
      try (var started = Started.start(command, application.environment(), address)) {
        return started.secondsToFirstAnswer();
      }
    } finally {
      RunningDemo.delete(folder);
    }
  }
}
