package org.mufakat.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `mufakat demo` in a process of its own, on a free port and in a folder that is thrown away.
/// Loopback only.
final class RunningDemo implements AutoCloseable {

  private final Started started;
  private final Path folder;
  private final URI address;

  private RunningDemo(Started started, Path folder, URI address) {
    this.started = started;
    this.folder = folder;
    this.address = address;
  }

  /// What to start.
  ///
  /// @param packFolder the regime
  /// @param states the members' nodes besides the hub
  /// @param release a file to import at the hub before serving
  record Order(
      Application application, Path packFolder, List<String> states, Optional<Path> release) {

    List<String> command(int port, Path data) {
      var command = new ArrayList<>(application.command());
      command.addAll(List.of("demo", "--port", Integer.toString(port), "--keep", data.toString()));
      command.addAll(
          List.of("--states", String.join(",", states), "--pack", packFolder.toString()));
      release.ifPresent(file -> command.addAll(List.of("--glotip", file.toString())));
      return command;
    }
  }

  /// Starts it and returns when its address first answers 200.
  static RunningDemo start(Order order) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("mufakat-bench");
    int port = Application.freePort();
    var address = URI.create("http://localhost:" + port + "/");
    var started =
        Started.start(
            order.command(port, folder.resolve("data")),
            order.application().environment(),
            address);
    return new RunningDemo(started, folder, address);
  }

  double secondsToFirstAnswer() {
    return started.secondsToFirstAnswer();
  }

  URI address() {
    return address;
  }

  long process() {
    return started.process().pid();
  }

  /// The last lines that it said, for whoever got no answer.
  String said() {
    return started.said();
  }

  /// The folder of its PostgreSQL.
  Path cluster() {
    return folder.resolve("data").resolve("postgres");
  }

  /// Asks it to end, as Ctrl-C does, and throws its folder away.
  @Override
  public void close() {
    started.close();
    try {
      delete(folder);
    } catch (IOException e) {
      throw new IllegalStateException("the folder of a demo could not be removed", e);
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
