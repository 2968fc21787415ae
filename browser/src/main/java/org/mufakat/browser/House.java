package org.mufakat.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.access.Passwords;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.Username;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.hosting.WebServer;

/// Nodes in this process for a browser to visit, on a free port of this machine and in a folder that is gone afterwards,
/// with one invented account for each role at each node.
public final class House implements AutoCloseable {

  private final Path folder;
  private final DataFolder data;
  private final NodeDirectory nodes;
  private final WebServer server;
  private final List<Login> logins;

  private House(
      Path folder, DataFolder data, NodeDirectory nodes, WebServer server, List<Login> logins) {
    this.folder = folder;
    this.data = data;
    this.nodes = nodes;
    this.server = server;
    this.logins = logins;
  }

  /// Who may sign in where.
  public record Login(NodeId node, Role role, String username, String password) {

    /// Never shows the password.
    @Override
    public String toString() {
      return "Login[" + username + " at " + node + "]";
    }
  }

  /// Starts the nodes named, the hub first.
  public static House start(RegimePack regime, List<NodeId> named) {
    var folder = emptyFolder();
    var data = DataFolder.openForServer(folder, regime, null);
    try {
      var nodes = new NodeDirectory(data.nodes(named, true));
      var server = WebServer.start(nodes, Map.of("server.port", 0));
      var books = server.context().getBean(AccountBooks.class);
      return new House(folder, data, nodes, server, accounts(nodes, books));
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static Path emptyFolder() {
    try {
      return Files.createTempDirectory("mufakat-browser");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Login> accounts(NodeDirectory nodes, AccountBooks books) {
    var chance = new SecureRandom();
    var passwords = new Passwords(chance);
    var logins = new ArrayList<Login>();
    for (var node : nodes.all()) {
      for (var role : Role.values()) {
        var login = new Login(node.id(), role, role.code() + "." + node.slug(), passwords.drawOneTime());
        var account =
            Account.opened(
                AccountId.draw(chance),
                new Username(login.username()),
                "Invented " + role.code(),
                role,
                passwords.keep(login.password()),
                Instant.now());
        books.of(node.id()).add(account);
        logins.add(login);
      }
    }
    return List.copyOf(logins);
  }

  public URI origin() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  public List<HostedNode> nodes() {
    return nodes.all();
  }

  /// @throws IllegalArgumentException where the node is not in this house
  public Node node(NodeId id) {
    return nodes.find(id).orElseThrow(() -> new IllegalArgumentException("no node " + id)).node();
  }

  public Login login(NodeId node, Role role) {
    return logins.stream()
        .filter(login -> login.node().equals(node) && login.role() == role)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no node " + node));
  }

  /// Stops everything and removes the folder.
  @Override
  public void close() {
    server.close();
    data.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
