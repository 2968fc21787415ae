package org.mufakat.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// `mufakat demo` in a process of its own, on a free port and in a folder that is thrown away.
/// Loopback only.
final class RunningDemo implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration BETWEEN_KNOCKS = Duration.ofMillis(10);

  private final Process process;
  private final Path folder;
  private final URI address;
  private final double secondsToFirstAnswer;

  private RunningDemo(Process process, Path folder, URI address, double secondsToFirstAnswer) {
    this.process = process;
    this.folder = folder;
    this.address = address;
    this.secondsToFirstAnswer = secondsToFirstAnswer;
  }

  /// What to start.
  ///
  /// @param states the members' nodes besides the hub; empty for all members
  record Order(Application application, List<String> states, Optional<Path> release) {}

  /// Starts it and returns when its address first answers 200.
  ///
  /// @throws IllegalStateException with what the process said, when it ends or does not answer
  static RunningDemo start(Order order) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("mufakat-bench");
    int port = Application.freePort();
    var address = URI.create("http://localhost:" + port + "/");
    var command = new ArrayList<>(order.application().command());
    command.addAll(
        List.of("demo", "--port", Integer.toString(port), "--keep", folder.resolve("data").toString()));
    if (!order.states().isEmpty()) {
      command.addAll(List.of("--states", String.join(",", order.states())));
    }
    order.release().ifPresent(file -> command.addAll(List.of("--glotip", file.toString())));
    var output = folder.resolve("output.txt");
    var builder =
        new ProcessBuilder(command)
            .directory(Checkout.here().root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    long start = System.nanoTime();
    var process = builder.start();
    process.getOutputStream().close();
    try {
      awaitAnswer(process, address, output, start);
    } catch (RuntimeException | IOException | InterruptedException e) {
      process.destroy();
      throw e;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new RunningDemo(process, folder, address, seconds);
  }

  private static void awaitAnswer(Process process, URI address, Path output, long start)
      throws IOException, InterruptedException {
    try (var client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      while (process.isAlive() && System.nanoTime() - start < PATIENCE.toNanos()) {
        if (answers(client, request)) {
          return;
        }
        Thread.sleep(BETWEEN_KNOCKS);
      }
    }
    throw new IllegalStateException(
        "the demo did not answer at " + address + "; it said:\n" + Files.readString(output));
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /// From the start of the process to the first 200 from its address.
  double secondsToFirstAnswer() {
    return secondsToFirstAnswer;
  }

  URI address() {
    return address;
  }

  long process() {
    return process.pid();
  }

  /// The folder of its PostgreSQL.
  Path cluster() {
    return folder.resolve("data").resolve("postgres");
  }

  /// Asks it to end, as Ctrl-C does, and throws its folder away.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      delete(folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
