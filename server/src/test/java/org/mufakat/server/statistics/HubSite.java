package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.hosting.WebServer;
import org.mufakat.server.regime.Packs;
import org.mufakat.statistics.MemoryShelf;
import org.springframework.context.ApplicationContext;

/// The hub of the invented regime, open to everyone, with a shelf in memory that a test fills.
public final class HubSite implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final MemoryShelf shelf;
  private final WebServer server;

  private HubSite(MemoryShelf shelf, WebServer server) {
    this.shelf = shelf;
    this.server = server;
  }

  public static HubSite start() throws GeneralSecurityException {
    var shelf = new MemoryShelf();
    var keys = new Keyring(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    var hub = new Node(NodeId.HUB, keys, Packs.shipped("example"), shelf);
    var nodes = new NodeDirectory(List.of(new HostedNode(hub, TestDatabase.hubs(), true)));
    return new HubSite(shelf, WebServer.start(nodes, Map.of("server.port", 0)));
  }

  public MemoryShelf shelf() {
    return shelf;
  }

  public ApplicationContext context() {
    return server.context();
  }

  /// A page that must be there.
  public String page(String address) throws IOException, InterruptedException {
    var answer = ask(address, "*/*");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  /// A file that must be there.
  public byte[] bytes(String address) throws IOException, InterruptedException {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + address))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  /// What an address answers to whom reads such forms.
  public HttpResponse<String> ask(String address, String accept)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + address))
            .header("Accept", accept)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
  }
}
