package org.mufakat.server.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.AtTheEnd;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.hosting.NodeFiles;
import org.mufakat.server.hosting.SecondFactorRule;
import org.mufakat.server.hosting.SignInSetting;
import org.mufakat.server.hosting.WebServer;
import org.mufakat.server.regime.Packs;
import org.mufakat.statistics.MemoryShelf;

/// A server with a hub whose picture is public and three closed nodes, of which EAST wants a second
/// factor from everyone, started once for all tests, with a clock that stands still. Every node has
/// the same invented people: `admin`, `second` (administrators), `analyst`, `reader`, `auditor`,
/// and `newcomer`, whose password is a one-time password; and those who work with cases:
/// `investigator` and `colleague`, supervised by `inspector`; `helper` and `second-helper` of
/// victim services, supervised by `matron`; `liaison`; and `focal`; in the forum `delegate` and
/// `adviser` of a State, at the hub `secretary`, `chair` and `observer`. The State nodes hold
/// cases, in databases whose policies bind.
public final class RunningNodes {

  public static final NodeId NORTH = new NodeId("XNO");
  public static final NodeId SOUTH = new NodeId("XSO");
  public static final NodeId EAST = new NodeId("XEA");

  public static final String PASSWORD = "perahu kayu di muara";

  private static final Random CHANCE = new Random(11);

  private final WebServer server;
  private final SettableTime time;

  private RunningNodes(WebServer server, SettableTime time) {
    this.server = server;
    this.time = time;
  }

  public static RunningNodes shared() {
    return Once.NODES;
  }

  /// A server of its own, whose nodes' people sign in as a test says. It starts for seconds: once
  /// for a class.
  ///
  /// @param properties of the web server, over the usual
  public static RunningNodes with(
      Function<NodeId, SignInSetting> signIn, SettableTime time, Map<String, Object> properties) {
    return start(signIn, time, properties);
  }

  public URI at(String address) {
    return URI.create("http://localhost:" + port() + address);
  }

  /// Lets time pass for the server.
  public void pass(Duration duration) {
    time.pass(duration);
  }

  public int port() {
    return server.port();
  }

  /// The moment that the server has now, as pages of accounts write it.
  public String nowOnPages() {
    return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
        .format(now().atOffset(ZoneOffset.UTC));
  }

  /// What the server's clock shows.
  public Instant now() {
    return time.instant();
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
            time.instant());
    accounts(node).add(account);
    return account;
  }

  private static RunningNodes start(
      Function<NodeId, SignInSetting> signIn, SettableTime time, Map<String, Object> properties) {
    var regime = Packs.shipped("example");
    var nodes =
        new NodeDirectory(
            List.of(
                node(NodeId.HUB, regime, signIn),
                node(NORTH, regime, signIn),
                node(SOUTH, regime, signIn),
                node(EAST, regime, signIn)));
    var settings = new HashMap<>(properties);
    settings.put("server.port", 0);
    var running = new RunningNodes(WebServer.start(nodes, time, settings), time);
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
              a -> a.withPassword(new Account.Secret(Once.SECRET.hash(), true), time.instant()));
      running.caseWorkers(node.id());
    }
    AtTheEnd.close(running.server);
    return running;
  }

  private void caseWorkers(NodeId node) {
    person(node, "investigator", Role.INVESTIGATOR);
    person(node, "colleague", Role.INVESTIGATOR);
    supervisor(node, "inspector", Role.INVESTIGATOR);
    person(node, "helper", Role.VICTIM_SERVICES_WORKER);
    person(node, "second-helper", Role.VICTIM_SERVICES_WORKER);
    supervisor(node, "matron", Role.VICTIM_SERVICES_WORKER);
    person(node, "liaison", Role.LIAISON_OFFICER);
    person(node, "focal", Role.FOCAL_POINT);
    person(node, "statistician", Role.STATISTICIAN);
    person(node, "approver", Role.RELEASE_APPROVER);
    if (node.isHub()) {
      person(node, "secretary", Role.SECRETARIAT);
      person(node, "chair", Role.CHAIR);
      person(node, "observer", Role.OBSERVER);
    } else {
      person(node, "delegate", Role.DELEGATE);
      person(node, "adviser", Role.ADVISER);
    }
  }

  private void supervisor(NodeId node, String username, Role role) {
    var account = person(node, username, role);
    accounts(node).revise(account.id(), a -> a.withRole(role, true));
  }

  /// What a node keeps beside its database; the hub holds no case.
  private static Optional<NodeFiles> files(NodeId id) {
    if (id.isHub()) {
      return Optional.empty();
    }
    try {
      var folder = Files.createTempDirectory("running-" + id.slug());
      return Optional.of(new NodeFiles(folder, folder.resolve("key")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HostedNode node(
      NodeId id, RegimePack regime, Function<NodeId, SignInSetting> signIn) {
    return new HostedNode(
        new Node(id, keyring(), regime, new MemoryShelf()),
        id.isHub() ? TestDatabase.hubs() : TestDatabase.ordinary(),
        id.isHub(),
        files(id),
        ZoneOffset.UTC,
        signIn.apply(id));
  }

  private static Keyring keyring() {
    try {
      return new Keyring(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Once {
    static final Account.Secret SECRET = new Passwords(new Random(7)).keep(PASSWORD);
    static final RunningNodes NODES =
        start(
            id ->
                new SignInSetting(
                    id.equals(EAST) ? SecondFactorRule.EVERYONE : SecondFactorRule.OPTIONAL),
            new SettableTime(),
            Map.of());
  }
}
