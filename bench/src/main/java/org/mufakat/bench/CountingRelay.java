package org.mufakat.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands between a browser and a server on the loopback address, passes everything on unchanged,
/// and counts what the server sends: bodies as they are on the wire, still compressed, and headers.
final class CountingRelay implements AutoCloseable {

  /// What each side says for its own connection alone.
  private static final Set<String> NOT_PASSED_ON =
      Set.of("connection", "host", "content-length", "transfer-encoding", "upgrade", "expect");

  private static final int STATUS_LINE_BYTES = 17;
  private static final int BYTES_BESIDE_A_HEADER = 4;

  private final URI server;
  private final HttpServer relay;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Passed> passed = new ArrayList<>();

  /// An answer that went through.
  ///
  /// @param path with its query
  record Passed(String path, int status, String type, long bytes) {}

  private CountingRelay(URI server) throws IOException {
    this.server = server;
    this.relay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    relay.createContext("/", this::pass);
    relay.setExecutor(threads);
  }

  static CountingRelay before(URI server) throws IOException {
    var relay = new CountingRelay(server);
    relay.relay.start();
    return relay;
  }

  URI address() {
    return URI.create("http://localhost:" + relay.getAddress().getPort() + "/");
  }

  /// What went through since this was last asked.
  List<Passed> taken() {
    synchronized (passed) {
      var taken = List.copyOf(passed);
      passed.clear();
      return taken;
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = client.send(request(exchange), BodyHandlers.ofByteArray());
      note(exchange, answer);
      answer.headers().map().entrySet().stream()
          .filter(CountingRelay::isPassedOn)
          .forEach(header -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
      int length = answer.body().length;
      exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
      if (length > 0) {
        exchange.getResponseBody().write(answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    var request =
        HttpRequest.newBuilder(server.resolve(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange.getRequestHeaders().entrySet().stream()
        .filter(CountingRelay::isPassedOn)
        .forEach(
            header -> header.getValue().forEach(value -> request.header(header.getKey(), value)));
    return request.build();
  }

  private void note(HttpExchange exchange, HttpResponse<byte[]> answer) {
    long bytes = STATUS_LINE_BYTES + answer.body().length;
    for (var header : answer.headers().map().entrySet()) {
      for (String value : header.getValue()) {
        bytes += header.getKey().length() + value.length() + BYTES_BESIDE_A_HEADER;
      }
    }
    var type = answer.headers().firstValue("content-type").orElse("");
    synchronized (passed) {
      passed.add(new Passed(exchange.getRequestURI().toString(), answer.statusCode(), type, bytes));
    }
  }

  private static boolean isPassedOn(Map.Entry<String, List<String>> header) {
    return !NOT_PASSED_ON.contains(header.getKey().toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    relay.stop(0);
    client.close();
    threads.close();
  }
}
