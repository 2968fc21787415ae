package org.mufakat.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Checkpoint;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.InclusionProof;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.ProofAnswer;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.ledger.TlogProof;
import org.mufakat.ledger.TreeHash;
import org.mufakat.ledger.TrustPolicy;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.LedgerAudit;
import org.mufakat.server.ledger.LedgerFilter;
import org.mufakat.server.ledger.LedgerProof;
import org.mufakat.server.ledger.LedgerSearch;
import org.mufakat.server.ledger.LedgerState;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.server.ledger.WitnessDesk;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;

/// Appends to a ledger, verifies it and proves entries of it, in a process with a heap of its own.
final class LedgerInside {

  static final List<Integer> WRITERS = List.of(1, 8, 32);

  private static final int PROOFS = 2_000;
  private static final int LOOKS = 100;

  /// A ledger of so many entries has a day eleven months before the last and one in 50,000.
  private static final long HOLDS_EVERYTHING = 1_000_000;

  private static final int BLOCK_BYTES = 8 * 1024;

  /// A year of entries after those of the writers, however many these left to fill in: entries
  /// stand in the order of time.
  private static final String FILL =
      """
      insert into ledger_pending (happened_at, actor, actor_role, actor_side, event, subject_kind,
        subject, reason, content)
      select now() + n * (interval '1 year' / %1$d), lpad(to_hex(1 + n %% 40), 32, '0'),
        case when n %% 5 < 3 then 'investigator' else 'victim-services-worker' end,
        case when n %% 5 < 3 then 'law-enforcement' else 'victim-services' end,
        case when n %% 50000 = 7 then 'break-glass-opened' when n %% 100 = 3 then 'export'
          when n %% 10 = 1 then 'case-changed' else 'identity-read' end,
        'person', md5((n / 7)::text),
        case when n %% 50000 = 7 then 'danger-to-life' else 'assigned-case' end,
        encode(sha256(n::text::bytea), 'hex')
      from generate_series(1, %1$d) n\
      """;

  private final Path folder;
  private final DataSource database;
  private final NodeLedger ledger;
  private final WitnessDesk desk;
  private final int seconds;

  private LedgerInside(
      Path folder, DataSource database, NodeLedger ledger, WitnessDesk desk, int seconds) {
    this.folder = folder;
    this.database = database;
    this.ledger = ledger;
    this.desk = desk;
    this.seconds = seconds;
  }

  /// @param args the data folder, the pack, how many entries, for how many seconds, how many runs
  public static void main(String[] args) throws Exception {
    if (!(new PackReader().read(Path.of(args[1])) instanceof PackReading.Read(var pack))) {
      throw new IllegalStateException("the example's pack has faults");
    }
    try (var data = DataFolder.open(Path.of(args[0]), pack)) {
      var hub = data.node(NodeId.HUB);
      var node = data.node(new NodeId(pack.members().getFirst().code()));
      var desk = NodeLedgers.desk(hub, InstantSource.system());
      var ledger = NodeLedger.of(node);
      desk.watch(ledger.key());
      try (var pool = poolLike((HikariDataSource) node.dataSource())) {
        var inside = new LedgerInside(data.path(), pool, ledger, desk, Integer.parseInt(args[3]));
        inside.measure(Integer.parseInt(args[2]), Integer.parseInt(args[4]));
      }
    }
  }

  /// A connection for each writer.
  private static HikariDataSource poolLike(HikariDataSource node) {
    var config = new HikariConfig();
    config.setJdbcUrl(node.getJdbcUrl());
    config.setUsername(node.getUsername());
    config.setPassword(node.getPassword());
    config.setMaximumPoolSize(WRITERS.getLast() + 2);
    return new HikariDataSource(config);
  }

  private void measure(int entries, int runs) throws Exception {
    for (int i = 0; i < runs; i++) {
      Program.tell("fsyncs", fsyncs());
      for (int writers : WRITERS) {
        Program.tell("appends-" + writers, appends(writers));
      }
    }
    Program.tell("placed", fill(entries - (int) number("select count(*) from ledger_entry")));
    Program.tell(
        "bytes-each",
        number(
                """
                select pg_total_relation_size('ledger_entry')
                  + pg_total_relation_size('ledger_node')\
                """)
            / (double) number("select count(*) from ledger_entry"));
    execute("analyze ledger_entry");
    for (var asked : Asked.values()) {
      search(asked, LOOKS);
      for (int i = 0; i < runs; i++) {
        Program.tell(asked.name(), search(asked, LOOKS));
      }
    }
    verify();
    for (int i = 0; i < runs; i++) {
      Program.tell("verification", verify());
    }
    proofs();
    for (int i = 0; i < runs; i++) {
      proofs().forEach(LedgerInside::tell);
    }
    Program.tell("heap-peak", heapPeak());
  }

  private void execute(String command) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /// What an auditor asks of the ledger; each is a page of 50.
  enum Asked {
    FIRST("the first page"),
    MIDDLE("a page in the middle"),
    FREQUENT("what nine in ten are"),
    RARE("one in 50,000"),
    NEVER("what never happened"),
    ROLE_AND_EVENTS("a role and three kinds of event"),
    ACTOR("one actor"),
    ACTOR_RARE("what one actor did rarely"),
    SUBJECT("one subject"),
    OLD_DAY("a day eleven months before the last");

    private final String what;

    Asked(String what) {
      this.what = what;
    }

    String what() {
      return what;
    }

    private LedgerFilter filter(long number) {
      var id = Optional.of(new OpaqueId("%032x".formatted(1 + number % 40)));
      var day = Instant.now().plus(Duration.ofDays(30));
      return switch (this) {
        case FIRST, MIDDLE -> LedgerFilter.ALL;
        case FREQUENT -> of(Set.of(LedgerEvent.IDENTITY_READ));
        case RARE -> of(Set.of(LedgerEvent.BREAK_GLASS_OPENED));
        case NEVER -> of(Set.of(LedgerEvent.ERASURE));
        case ROLE_AND_EVENTS ->
            of(
                Set.of(LedgerEvent.EXPORT, LedgerEvent.CASE_CHANGED, LedgerEvent.ERASURE),
                Optional.of(Actor.Role.INVESTIGATOR),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        case ACTOR -> of(Set.of(), Optional.empty(), id, Optional.empty(), Optional.empty());
        case ACTOR_RARE ->
            of(
                Set.of(LedgerEvent.BREAK_GLASS_OPENED),
                Optional.empty(),
                id,
                Optional.empty(),
                Optional.empty());
        case SUBJECT ->
            of(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new OpaqueId(md5(Long.toString(number * 997 % 100_000)))),
                Optional.empty());
        case OLD_DAY ->
            of(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(day));
      };
    }

    private static LedgerFilter of(Set<LedgerEvent> events) {
      return of(events, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static LedgerFilter of(
        Set<LedgerEvent> events,
        Optional<Actor.Role> role,
        Optional<OpaqueId> actor,
        Optional<OpaqueId> subject,
        Optional<Instant> from) {
      return new LedgerFilter(
          events,
          role,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          actor,
          subject,
          from,
          from.map(f -> f.plus(Duration.ofDays(1))));
    }

    private static String md5(String text) {
      try {
        return HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// @return milliseconds that 95 of 100 looks take at most
  private double search(Asked asked, int looks) throws SQLException {
    long size = number("select max(index) + 1 from ledger_entry");
    var search = new LedgerSearch(database);
    var millis = new ArrayList<Double>();
    for (int i = 0; i < looks; i++) {
      long before = asked == Asked.MIDDLE ? size / 2 + i : LedgerSearch.END;
      var filter = asked.filter(i);
      long start = System.nanoTime();
      int found = search.older(filter, before, 50).rows().size();
      LedgerState.of(database, policy());
      millis.add((System.nanoTime() - start) / 1e6);
      boolean mayBeEmpty =
          asked == Asked.NEVER || asked == Asked.ACTOR_RARE || size < HOLDS_EVERYTHING;
      if (found == 0 && !mayBeEmpty) {
        throw new IllegalStateException("nothing was found of " + asked.what);
      }
    }
    return Samples.of(millis).quantile(0.95);
  }

  private static void tell(Time time) {
    Program.tell(time.name, time.micros);
  }

  private record Time(String name, double micros) {}

  /// What the disk can do for one writer: as much as PostgreSQL writes at a commit, waited for.
  private double fsyncs() throws IOException {
    var file = Files.createTempFile(folder, "fsync", ".bench");
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var block = ByteBuffer.allocate(BLOCK_BYTES);
      long count = 0;
      long start = System.nanoTime();
      long end = start + seconds * 1_000_000_000L;
      while (System.nanoTime() < end) {
        channel.write(block.rewind(), (count % 2_048) * BLOCK_BYTES);
        channel.force(false);
        count++;
      }
      return count / ((System.nanoTime() - start) / 1e9);
    } finally {
      Files.delete(file);
    }
  }

  private double appends(int writers) throws Exception {
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    try (var threads = Executors.newFixedThreadPool(writers + 1)) {
      var counts = new ArrayList<Future<Long>>();
      for (int i = 0; i < writers; i++) {
        long first = i * 1_000_000L;
        counts.add(threads.submit((Callable<Long>) () -> write(first, end)));
      }
      var placing = threads.submit(() -> place(end));
      long sum = 0;
      for (var count : counts) {
        sum += count.get();
      }
      double perSecond = sum / ((System.nanoTime() - start) / 1e9);
      placing.get();
      ledger.settle(desk);
      return perSecond;
    }
  }

  private long write(long first, long end) throws SQLException {
    long count = 0;
    try (var connection = database.getConnection()) {
      while (System.nanoTime() < end) {
        NodeLedger.append(connection, something(first + count));
        count++;
      }
    }
    return count;
  }

  /// As a server's rounds do.
  private void place(long end) {
    try {
      while (System.nanoTime() < end) {
        Thread.sleep(50);
        ledger.settle(desk);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Happening something(long number) {
    return new Happening(
        Instant.now(),
        new Actor(
            new OpaqueId("%032x".formatted(1 + number % 40)),
            Actor.Role.INVESTIGATOR,
            Optional.of(Compartment.LAW_ENFORCEMENT)),
        LedgerEvent.IDENTITY_READ,
        new Subject(Subject.Kind.PERSON, new OpaqueId("%032x".formatted(1 + number))),
        Reason.ASSIGNED_CASE);
  }

  /// @return entries placed a second
  private double fill(int missing) throws SQLException {
    if (missing > 0) {
      try (var connection = database.getConnection();
          var statement = connection.createStatement()) {
        statement.execute(FILL.formatted(missing));
      }
    }
    long start = System.nanoTime();
    if (!ledger.settle(desk)) {
      throw new IllegalStateException("the ledger was not witnessed");
    }
    return Math.max(missing, 0) / ((System.nanoTime() - start) / 1e9);
  }

  private TrustPolicy policy() {
    return new TrustPolicy(ledger.origin(), List.of(ledger.key()), List.of(desk.key()), 1);
  }

  /// @return seconds
  private double verify() {
    long start = System.nanoTime();
    if (LedgerAudit.of(database, policy(), desk.last(ledger.origin()))
            instanceof LedgerAudit.Answer.Audited(var audit)
        && audit.isSound()) {
      return (System.nanoTime() - start) / 1e9;
    }
    throw new IllegalStateException("an honest ledger was not found sound");
  }

  private List<Time> proofs() throws SQLException {
    long count = number("select count(*) from ledger_entry");
    var proofs = new ArrayList<String>();
    int made = (int) Math.min(PROOFS, count) / 10;
    long start = System.nanoTime();
    for (int i = 0; i < made; i++) {
      if (LedgerProof.of(database, policy(), i * (count / made))
          instanceof LedgerProof.Proven(var proof, _)) {
        proofs.add(proof.toString());
      }
    }
    double making = (System.nanoTime() - start) / 1e3 / made;
    if (proofs.size() < made) {
      throw new IllegalStateException("an entry could not be proven");
    }
    int checked = 0;
    start = System.nanoTime();
    while (checked < PROOFS) {
      var proof = TlogProof.parse(proofs.get(checked % made)).orElseThrow();
      if (!(proof.check(policy()) instanceof ProofAnswer.Proven)) {
        throw new IllegalStateException("an honest proof was not believed");
      }
      checked++;
    }
    double checking = (System.nanoTime() - start) / 1e3 / PROOFS;
    start = System.nanoTime();
    for (int i = 0; i < PROOFS; i++) {
      withoutSignatures(TlogProof.parse(proofs.get(i % made)).orElseThrow());
    }
    double path = (System.nanoTime() - start) / 1e3 / PROOFS;
    return List.of(new Time("proof", making), new Time("check", checking), new Time("path", path));
  }

  private static void withoutSignatures(TlogProof proof) {
    var head = Checkpoint.parse(proof.checkpoint().text()).orElseThrow();
    var leaf = TreeHash.ofLeaf(Base64.getDecoder().decode(proof.extra()));
    if (!new InclusionProof(proof.index(), head.size(), proof.path()).proves(leaf, head.root())) {
      throw new IllegalStateException("an honest path was not believed");
    }
  }

  private long number(String query) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static double heapPeak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        / (double) (1 << 20);
  }
}
