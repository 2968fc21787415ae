package org.mufakat.server.regime;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.AtTheEnd;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.hosting.WebServer;
import org.mufakat.statistics.MemoryShelf;

/// A server whose nodes each live under another pack: the shipped ones and two sparse ones. Started
/// once for all tests. Its nodes have no database, for no page of a regime asks one.
final class RegimeSite {

  private static final Map<String, RegimePack> PACKS =
      Map.of(
          "hub", Packs.shipped("asean"),
          "xno", Packs.shipped("example"),
          "xem", SparsePacks.empty("XEM"),
          "xba", SparsePacks.bare("XBA"));

  private static final WebServer SERVER = start();

  private static final Map<String, HttpResponse<String>> ANSWERS = new ConcurrentHashMap<>();

  private RegimeSite() {}

  /// The first part of every node's addresses.
  static List<String> slugs() {
    return PACKS.keySet().stream().sorted().toList();
  }

  static RegimePack pack(String slug) {
    return Objects.requireNonNull(PACKS.get(slug));
  }

  /// What an address answers to a reader of a language, asked once.
  static HttpResponse<String> get(String address, String language) {
    return ANSWERS.computeIfAbsent(language + " " + address, _ -> ask(address, language));
  }

  private static HttpResponse<String> ask(String address, String language) {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + SERVER.port() + address))
              .header("Accept", "text/html")
              .header("Accept-Language", language)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(address, e);
    }
  }

  private static WebServer start() {
    var nodes = PACKS.entrySet().stream().map(e -> node(e.getKey(), e.getValue())).toList();
    var server =
        WebServer.start(new NodeDirectory(nodes), InstantSource.system(), Map.of("server.port", 0));
    return AtTheEnd.close(server);
  }

  private static HostedNode node(String slug, RegimePack pack) {
    var node = new Node(NodeId.ofSlug(slug), keyring(), pack, new MemoryShelf());
    return new HostedNode(node, TestDatabase.hubs(), true);
  }

  private static Keyring keyring() {
    try {
      return new Keyring(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
