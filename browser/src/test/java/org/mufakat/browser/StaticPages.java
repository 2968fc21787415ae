package org.mufakat.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A small server of fixed pages, under the content security policy that Mufakat's own pages have.
final class StaticPages implements AutoCloseable {

  private final HttpServer server;

  private StaticPages(HttpServer server) {
    this.server = server;
  }

  /// @param pages the body of each page by its path; anything else but the icon is answered by 404
  static StaticPages of(Map<String, String> pages) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            var path = exchange.getRequestURI().getPath();
            var found = pages.containsKey(path) || path.equals("/favicon.ico");
            var bytes = pages.getOrDefault(path, "nothing here").getBytes(StandardCharsets.UTF_8);
            var type = path.endsWith(".js") ? "javascript" : "html";
            exchange.getResponseHeaders().set("Content-Type", "text/" + type + "; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
            exchange.sendResponseHeaders(found ? 200 : 404, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
      return new StaticPages(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI origin() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
