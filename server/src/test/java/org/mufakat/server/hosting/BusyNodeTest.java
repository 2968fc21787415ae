package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.statistics.JdbcShelf;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.json.JsonMapper;

/// A node whose database has no connection free, as its visitors see it.
class BusyNodeTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static SoonExhausted database;
  private static WebServer server;

  @BeforeAll
  static void starts() throws Exception {
    database = new SoonExhausted(TestDatabase.migrated());
    var keys = new Keyring(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    var hub = new Node(NodeId.HUB, keys, HostingFixture.examplePack(), new JdbcShelf(database));
    server =
        WebServer.start(
            new NodeDirectory(List.of(new HostedNode(hub, database, true))),
            Map.of("server.port", 0));
    database.exhausted = true;
  }

  @AfterAll
  static void stops() {
    database.exhausted = false;
    server.close();
  }

  private static final class SoonExhausted extends DelegatingDataSource {
    private volatile boolean exhausted;

    SoonExhausted(DataSource database) {
      super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (exhausted) {
        throw new SQLTransientConnectionException("no connection in time");
      }
      return super.getConnection();
    }
  }

  @Test
  void a_program_is_told_with_a_problem_when_to_come_again() throws Exception {
    var answer = get("/hub/api/v1/releases", "application/json");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(JsonMapper.shared().readTree(answer.body()).get("type").asString())
        .isEqualTo("urn:mufakat:problem:busy");
  }

  @Test
  void a_person_is_told_with_a_page() throws Exception {
    var answer = get("/hub/region", "text/html");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  private static HttpResponse<String> get(String address, String accept)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + address))
            .header("Accept", accept)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
