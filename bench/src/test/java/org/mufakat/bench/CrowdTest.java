package org.mufakat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Readers at a server that stands in for Mufakat's.
class CrowdTest {

  private final AtomicInteger cookies = new AtomicInteger();
  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, 200));
    server.createContext("/gone", exchange -> answer(exchange, 404));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      var own = exchange.getRequestHeaders().getFirst("Cookie");
      if (own == null) {
        exchange
            .getResponseHeaders()
            .add("Set-Cookie", "reader=" + cookies.incrementAndGet() + "; Path=/; HttpOnly");
      } else {
        sent.add(own);
      }
      exchange.sendResponseHeaders(status, 2);
      exchange.getResponseBody().write(new byte[] {'o', 'k'});
    }
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  @Test
  void every_reader_keeps_a_cookie_of_its_own() throws InterruptedException {
    var seen = new Crowd(3, Duration.ofMillis(200), Duration.ZERO).visit(address("/"));

    assertThat(seen.millis()).hasSizeGreaterThan(6).allMatch(millis -> millis > 0);
    assertThat(sent).containsExactlyInAnyOrder("reader=1", "reader=2", "reader=3");
  }

  @Test
  void readers_who_pause_ask_less_often() throws InterruptedException {
    var seen = new Crowd(2, Duration.ofMillis(200), Duration.ofMillis(150)).visit(address("/"));

    assertThat(seen.millis()).hasSizeBetween(2, 6);
  }

  @Test
  void an_answer_that_is_no_page_ends_the_measuring() {
    var crowd = new Crowd(1, Duration.ofMillis(50), Duration.ZERO);

    assertThatThrownBy(() -> crowd.visit(address("/gone"))).hasStackTraceContaining("answered 404");
  }

  @Test
  void a_relay_counts_what_it_passes_on() throws Exception {
    try (var relay = CountingRelay.before(address("/"))) {
      new Crowd(1, Duration.ZERO, Duration.ZERO).visit(relay.address().resolve("/a?b=c"));
      var passed = relay.taken();

      assertThat(passed).extracting(CountingRelay.Passed::path).containsExactly("/a?b=c");
      assertThat(passed.getFirst().bytes()).isBetween(19L, 300L);
      assertThat(relay.taken()).isEqualTo(List.of());
    }
  }
}
