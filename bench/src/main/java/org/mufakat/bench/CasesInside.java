package org.mufakat.bench;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.sql.DataSource;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.access.Role;
import org.mufakat.server.demo.DemoLogin;
import org.mufakat.server.demo.DemoWishes;
import org.mufakat.server.demo.Demonstration;
import org.mufakat.server.hosting.Lifetime;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;
import org.mufakat.simulator.InventedCaseload;

/// A node with many invented cases and those who work on them, in a process with a heap of its own.
final class CasesInside {

  private static final long SEED = 2015;
  private static final int NAMES = 500;
  private static final int QUESTIONS = 2_000;

  /// What is asked for.
  enum Asked {
    EMPTY("a page without a question"),
    LIST("the list's first page"),
    STATUS("the list, one status"),
    FORM("the list, one form, opened last first"),
    RARE("the list, a risk and a form and a status"),
    REFERENCE("the list, by the reference's beginning"),
    SEARCH("a search by name"),
    MISSPELT("a search by a misspelt name"),
    CASE("opening a case");

    private final String what;

    Asked(String what) {
      this.what = what;
    }

    String what() {
      return what;
    }
  }

  private record Material(List<String> names, List<String> cases, String reference) {}

  private final RegimePack pack;
  private final String state;
  private final int readers;
  private final Duration span;
  private final int rounds;

  private CasesInside(RegimePack pack, int readers, Duration span, int rounds) {
    this.pack = pack;
    this.state = pack.members().getFirst().code();
    this.readers = readers;
    this.span = span;
    this.rounds = rounds;
  }

  /// @param args the pack, how many cases, how many readers, milliseconds a round, how many rounds
  public static void main(String[] args) throws Exception {
    if (!(new PackReader().read(Path.of(args[0])) instanceof PackReading.Read(var pack))) {
      throw new IllegalStateException("the pack has faults");
    }
    var inside =
        new CasesInside(
            pack,
            Integer.parseInt(args[2]),
            Duration.ofMillis(Long.parseLong(args[3])),
            Integer.parseInt(args[4]));
    try (var lifetime = Lifetime.begin()) {
      inside.measure(Integer.parseInt(args[1]), lifetime);
    }
    System.exit(0);
  }

  private void measure(int cases, Lifetime lifetime) throws Exception {
    var wishes = DemoWishes.of(pack).withStates(state).with(new DemoWishes.Caseload(cases, SEED));
    var demonstration = Demonstration.start(wishes, _ -> {}, lifetime);
    long start = System.nanoTime();
    demonstration.loadedCases();
    Program.tell("loaded", cases / seconds(start));
    var database = demonstration.nodes().find(new NodeId(state)).orElseThrow().dataSource();
    awaitLedger(database);
    Program.tell("placed-after", seconds(start));
    execute(database, "vacuum analyze");
    var node = demonstration.address().resolve("/" + new NodeId(state).slug() + "/");
    var visitors = visitors(demonstration, node);
    var material = material(database, cases);
    start = System.nanoTime();
    visitors.getFirst().post("cases/search", Map.of("name", material.names().getFirst()));
    Program.tell("first-search", seconds(start) * 1e3);
    for (int round = 0; round <= rounds; round++) {
      for (Asked asked : Asked.values()) {
        tell(round, asked, "hurried", visit(visitors, asked, material, Duration.ZERO));
        tell(round, asked, "pausing", visit(visitors, asked, material, Duration.ofSeconds(1)));
      }
      if (round > 0) {
        Program.tell("select-1", selectOne(database));
      }
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  /// The round before the first warms up.
  private static void tell(int round, Asked asked, String how, Samples millis) {
    if (round > 0) {
      var name = asked + "-" + how;
      Program.tell(name + "-p50", millis.median());
      Program.tell(name + "-p95", millis.quantile(0.95));
      Program.tell(name + "-max", millis.max());
    }
  }

  private static void awaitLedger(DataSource database) throws SQLException {
    while (number(database, "select count(*) from ledger_pending") > 0) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /// Half of them see the cases that they work on, the other half every case of their side.
  private List<Visitor> visitors(Demonstration demonstration, URI node) throws Exception {
    var all = new ArrayList<Visitor>();
    for (int i = 0; i < readers; i++) {
      var login = new DemoLogin(Role.INVESTIGATOR, i % 2 == 1);
      all.add(Visitor.signIn(node, login.username(), demonstration.logins().passwordOf(login)));
    }
    return all;
  }

  private Material material(DataSource database, int cases) throws SQLException {
    var names =
        new InventedCaseload(pack, state, SEED, Instant.now())
            .cases(Math.min(NAMES, cases))
            .flatMap(c -> c.identities().values().stream())
            .map(identity -> identity.names().getFirst().text())
            .toList();
    var seen =
        """
        select t.case_id, f.reference from law_enforcement.case_team t
        join law_enforcement.case_file f on f.id = t.case_id
        where t.account = (select account from law_enforcement.case_team
          group by account order by count(*) desc limit 1)
        order by md5(t.case_id) limit 500\
        """;
    var ids = new ArrayList<String>();
    var references = new ArrayList<String>();
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("select set_config('mufakat.compartment', 'law-enforcement', true)");
        try (var row = statement.executeQuery(seen)) {
          while (row.next()) {
            ids.add(row.getString(1));
            references.add(row.getString(2));
          }
        }
      }
      connection.rollback();
      connection.setAutoCommit(true);
    }
    var reference = references.getFirst();
    return new Material(names, ids, reference.substring(0, reference.length() - 2));
  }

  private Samples visit(List<Visitor> visitors, Asked asked, Material material, Duration pause)
      throws InterruptedException {
    long end = System.nanoTime() + span.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<List<Double>>>();
      for (int i = 0; i < visitors.size(); i++) {
        var visitor = visitors.get(i);
        var chance = RandomGeneratorFactory.of("SplittableRandom").create(i);
        var first = pause.multipliedBy(i).dividedBy(visitors.size());
        running.add(
            threads.submit(
                () -> {
                  LockSupport.parkNanos(first.toNanos());
                  return visit(visitor, asked, material, chance, pause, end);
                }));
      }
      var millis = new ArrayList<Double>();
      for (var one : running) {
        millis.addAll(one.get());
      }
      return Samples.of(millis);
    } catch (ExecutionException e) {
      throw new IllegalStateException("no answer to " + asked, e.getCause());
    }
  }

  private static List<Double> visit(
      Visitor visitor,
      Asked asked,
      Material material,
      RandomGenerator chance,
      Duration pause,
      long end)
      throws Exception {
    var millis = new ArrayList<Double>();
    do {
      long start = System.nanoTime();
      ask(visitor, asked, material, chance);
      millis.add((System.nanoTime() - start) / 1e6);
      LockSupport.parkNanos(pause.toNanos());
    } while (System.nanoTime() < end);
    return millis;
  }

  private static void ask(Visitor visitor, Asked asked, Material material, RandomGenerator chance)
      throws Exception {
    var name = material.names().get(chance.nextInt(material.names().size()));
    switch (asked) {
      case EMPTY -> visitor.read("cases/search");
      case LIST -> visitor.read("cases");
      case STATUS -> visitor.read("cases?status=before-court");
      case FORM -> visitor.read("cases?form=fishing&sort=opened");
      case RARE -> visitor.read("cases?risk=high&form=forced-criminality&status=suspended");
      case REFERENCE -> visitor.read("cases?reference=" + material.reference());
      case SEARCH -> visitor.post("cases/search", Map.of("name", name));
      case MISSPELT -> visitor.post("cases/search", Map.of("name", misspelt(name, chance)));
      case CASE ->
          visitor.read("cases/" + material.cases().get(chance.nextInt(material.cases().size())));
    }
  }

  /// Two neighbours swapped.
  private static String misspelt(String name, RandomGenerator chance) {
    int at = 1 + chance.nextInt(Math.max(name.length() - 2, 1));
    if (at + 1 >= name.length()) {
      return name;
    }
    return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
  }

  /// @return the 95th of a hundred, in milliseconds
  private static double selectOne(DataSource database) throws SQLException {
    var millis = new ArrayList<Double>();
    for (int i = 0; i < QUESTIONS; i++) {
      long start = System.nanoTime();
      number(database, "select 1");
      millis.add((System.nanoTime() - start) / 1e6);
    }
    return Samples.of(millis).quantile(0.95);
  }

  private static long number(DataSource database, String query) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(DataSource database, String command) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
