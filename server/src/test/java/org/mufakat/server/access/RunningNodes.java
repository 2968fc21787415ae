package org.mufakat.server.access;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.hosting.SecondFactorRule;
import org.mufakat.server.hosting.SignInSetting;
import org.mufakat.server.hosting.WebServer;
import org.mufakat.server.regime.Packs;
import org.mufakat.statistics.MemoryShelf;

/// A server with a hub whose picture is public and three closed nodes, of which EAST wants a second
/// factor from everyone, started once for all tests, with a clock that stands still. Every node has
/// the same invented people: `admin`, `second` (administrators), `analyst`, `reader`, `auditor`,
/// and `newcomer`, whose password is a one-time password.
public final class RunningNodes {

  public static final NodeId NORTH = new NodeId("XNO");
  public static final NodeId SOUTH = new NodeId("XSO");
  public static final NodeId EAST = new NodeId("XEA");

  public static final String PASSWORD = "perahu kayu di muara";

  private static final Random CHANCE = new Random(11);

  private final WebServer server;

  private RunningNodes(WebServer server) {
    this.server = server;
  }

  public static RunningNodes shared() {
    return Once.NODES;
  }

  public URI at(String address) {
    return URI.create("http://localhost:" + port() + address);
  }

  /// Lets time pass for the server.
  public void pass(Duration duration) {
    Once.TIME.pass(duration);
  }

  public int port() {
    return server.port();
  }

  /// What the server's clock shows.
  public Instant now() {
    return Once.TIME.instant();
  }

  public <T> T bean(Class<T> type) {
    return server.context().getBean(type);
  }

  <T> Collection<T> beans(Class<T> type) {
    return server.context().getBeansOfType(type).values();
  }

  public Accounts accounts(NodeId node) {
    return bean(AccountBooks.class).of(node);
  }

  /// Adds a person with the password of all.
  public Account person(NodeId node, String username, Role role) {
    var account =
        Account.opened(
            AccountId.draw(CHANCE),
            new Username(username),
            "Person " + username,
            role,
            Once.SECRET,
            Once.TIME.instant());
    accounts(node).add(account);
    return account;
  }

  private static RunningNodes start() {
    var regime = Packs.shipped("example");
    var nodes =
        new NodeDirectory(
            List.of(
                node(NodeId.HUB, regime, SecondFactorRule.OPTIONAL),
                node(NORTH, regime, SecondFactorRule.OPTIONAL),
                node(SOUTH, regime, SecondFactorRule.OPTIONAL),
                node(EAST, regime, SecondFactorRule.EVERYONE)));
    var running = new RunningNodes(WebServer.start(nodes, Once.TIME, Map.of("server.port", 0)));
    for (HostedNode node : nodes.all()) {
      running.person(node.id(), "admin", Role.ADMINISTRATOR);
      running.person(node.id(), "second", Role.ADMINISTRATOR);
      running.person(node.id(), "analyst", Role.ANALYST);
      running.person(node.id(), "reader", Role.READER);
      running.person(node.id(), "auditor", Role.AUDITOR);
      var newcomer = running.person(node.id(), "newcomer", Role.ADMINISTRATOR);
      running
          .accounts(node.id())
          .revise(
              newcomer.id(),
              a ->
                  a.withPassword(
                      new Account.Secret(Once.SECRET.hash(), true), Once.TIME.instant()));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(running.server::close));
    return running;
  }

  private static HostedNode node(NodeId id, RegimePack regime, SecondFactorRule rule) {
    return new HostedNode(
        new Node(id, keyring(), regime, new MemoryShelf()),
        id.isHub() ? TestDatabase.hubs() : TestDatabase.migrated(),
        id.isHub(),
        Optional.empty(),
        ZoneOffset.UTC,
        new SignInSetting(rule));
  }

  private static Keyring keyring() {
    try {
      return new Keyring(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Once {
    static final SettableTime TIME = new SettableTime();
    static final Account.Secret SECRET = new Passwords(new Random(7)).keep(PASSWORD);
    static final RunningNodes NODES = start();
  }
}
