package org.mufakat.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A server in a process of its own, from its start to its end. Loopback only.
///
/// @param secondsToFirstAnswer from the start of the process to the first 200 from its address
record Started(Process process, Path output, double secondsToFirstAnswer) implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_KNOCKS = Duration.ofMillis(10);
  private static final int SECONDS_TO_STOP = 60;
  private static final int LINES_TOLD = 40;

  /// Starts a server and returns when it answers 200, redirects followed.
  ///
  /// @throws IllegalStateException with what it said, when it ends or does not answer
  static Started start(List<String> command, Map<String, String> environment, URI address)
      throws IOException, InterruptedException {
    var output = Files.createTempFile("mufakat-bench", ".out");
    var builder =
        new ProcessBuilder(command)
            .directory(Checkout.here().root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    try (var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      long start = System.nanoTime();
      var process = builder.start();
      process.getOutputStream().close();
      while (process.isAlive() && System.nanoTime() - start < PATIENCE.toNanos()) {
        if (answers(client, request)) {
          return new Started(process, output, (System.nanoTime() - start) / 1e9);
        }
        Thread.sleep(BETWEEN_KNOCKS);
      }
      process.destroy();
      throw new IllegalStateException(
          "no answer at " + address + "; the process said:\n" + Files.readString(output));
    }
  }

  /// The last lines that it said.
  String said() {
    try {
      var lines = Files.readAllLines(output);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
    } catch (IOException e) {
      return "nothing that can be read: " + e.getMessage();
    }
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /// Asks it to end, as Ctrl-C does, and waits until it did.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Files.deleteIfExists(output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      output.toFile().deleteOnExit();
    }
  }
}
