package org.mufakat.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Follows;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Position;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Sha256;
import org.mufakat.node.NodeId;
import org.mufakat.server.forum.ForumDesk;
import org.mufakat.server.forum.ForumKeys;
import org.mufakat.server.forum.ForumNodes;
import org.mufakat.server.forum.ForumReply;
import org.mufakat.server.forum.RecordPoint;
import org.mufakat.server.forum.RecordVerification;
import org.mufakat.server.forum.SignedEvent;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench forum-hub`: how long the hub takes to answer a signed event that is then on the disk, and
/// to go through a large record.
@Command(
    name = "forum-hub",
    description = "Measures the hub's answers to signed events and the verification of a record.",
    mixinStandardHelpOptions = true)
final class ForumHubBench implements Callable<Table> {

  private static final double MOST_SECONDS = 10;
  private static final double MOST_MILLIS = 5;
  private static final String SECONDS = "seconds";
  private static final String PROCESSOR = "processor";
  private static final int BATCH = 2_000;
  private static final int PAGE_BYTES = 8_192;
  private static final int PAGES = 2_048;
  private static final OpaqueId SECRETARY = id(1);
  private static final OpaqueId DELEGATE = id(2);
  private static final OpaqueId TEXT = id(3);

  @Option(
      names = "--entries",
      defaultValue = "1000000",
      description = "how large a record is gone through (${DEFAULT-VALUE})")
  private int entries;

  @Option(
      names = "--answers",
      defaultValue = "3000",
      description = "how many events are answered (${DEFAULT-VALUE})")
  private int answers;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "how often the record is gone through (${DEFAULT-VALUE})")
  private int runs;

  @Spec private CommandSpec spec = CommandSpec.create();

  private static OpaqueId id(int number) {
    return new OpaqueId("%032x".formatted(number));
  }

  @Override
  public Table call() throws IOException, SQLException {
    var checkout = Checkout.here();
    if (!(new PackReader().read(checkout.example()) instanceof PackReading.Read(var pack))) {
      throw new IllegalStateException("the example's pack has faults");
    }
    var folder = Files.createTempDirectory("mufakat-bench");
    try (var data = DataFolder.open(folder.resolve("data"), pack)) {
      var hub = data.node(NodeId.HUB);
      var north = data.node(new NodeId(pack.members().getFirst().code()));
      return measured(hub, north, folder.resolve("forced"));
    } finally {
      RunningDemo.delete(folder);
    }
  }

  private Table measured(HostedNode hub, HostedNode north, Path beside)
      throws IOException, SQLException {
    var nodes = new NodeDirectory(List.of(hub, north));
    var time = InstantSource.system();
    var desk = new ForumNodes(nodes, new NodeLedgers(nodes, time), time).desk().orElseThrow();
    var signer = ForumKeys.of(north.node());
    prepare(desk, signer, north.id().value());
    var answered = answered(desk, signer, north.id().value(), beside);
    say("a record of %,d entries is made".formatted(entries));
    fill(desk, hub, signer, north.id().value());
    var chain = new Measurements();
    for (int run = 0; run < runs; run++) {
      gone(chain, () -> RecordVerification.withoutSignatures(hub));
    }
    var whole = new Measurements();
    gone(whole, () -> RecordVerification.of(hub, Optional.empty()));
    return table(answered, chain, whole);
  }

  /// Goes through the record once.
  private static void gone(Measurements into, Supplier<RecordVerification.Found> through) {
    long before = processorNanos();
    into.add(SECONDS, seconds(through.get()));
    into.add(PROCESSOR, (processorNanos() - before) / 1e9);
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double seconds(RecordVerification.Found found) {
    if (!(found instanceof RecordVerification.Found.Verified(var verification))
        || verification.fault().isPresent()) {
      throw new IllegalStateException("the record is not sound: " + found);
    }
    return verification.took().toNanos() / 1e9;
  }

  /// A secretary, a delegate and a text to speak of.
  private static void prepare(ForumDesk desk, NoteSigner signer, String member) {
    act(desk, at -> given(at, SECRETARY, Credential.Capacity.SECRETARIAT, Optional.empty()));
    hand(
        desk,
        signer,
        given(Instant.now(), DELEGATE, Credential.Capacity.DELEGATE, Optional.of(member)));
    act(desk, at -> new ForumEvent.Drafted(at, SECRETARY, TEXT, "MINISTERS", Set.of()));
    var text =
        new TextVersion(
            1, List.of(new Clause("1", "No action follows.")), Follows.nothing("MINISTERS", "1"));
    act(desk, at -> new ForumEvent.Tabled(at, SECRETARY, TEXT, text));
  }

  private static ForumEvent given(
      Instant at, OpaqueId id, Credential.Capacity capacity, Optional<String> member) {
    return new ForumEvent.CredentialGiven(
        at,
        OpaqueId.NONE,
        new Credential(
            id, id(9), capacity, member, "MINISTERS", at, at.plus(Duration.ofDays(900))));
  }

  private static void act(ForumDesk desk, Function<Instant, ForumEvent> event) {
    recorded(desk.act(event, Actor.NODE));
  }

  private static void hand(ForumDesk desk, NoteSigner signer, ForumEvent event) {
    recorded(desk.answer(signed(desk, desk.head(), signer, event)));
  }

  private static String signed(
      ForumDesk desk, RecordPoint seen, NoteSigner signer, ForumEvent event) {
    return SignedEvent.sign(desk.genesis().hash(), seen, event, signer).note().toString();
  }

  private static void recorded(ForumReply reply) {
    if (!(reply instanceof ForumReply.Recorded)) {
      throw new IllegalStateException("not recorded: " + reply);
    }
  }

  /// One delegate says this and that by turns.
  private static ForumEvent said(Instant at, int turn, String member) {
    var kind = turn % 2 == 0 ? Position.Kind.SUPPORT : Position.Kind.OBJECTION;
    return new ForumEvent.Stated(at, DELEGATE, TEXT, 1, member, kind, "", Optional.empty());
  }

  /// What the hub took, and what the disk alone took by turns with it.
  private record Answered(Samples hub, Samples disk) {

    Line line(double share, String name) {
      return Line.of("a signed event answered, " + name, Quantity.MILLISECONDS, hub.quantile(share))
          .against(Line.of("8 KiB forced, " + name, Quantity.MILLISECONDS, disk.quantile(share)));
    }
  }

  private Answered answered(ForumDesk desk, NoteSigner signer, String member, Path beside)
      throws IOException {
    var millis = new ArrayList<Double>();
    var forced = new ArrayList<Double>();
    try (var file = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int turn = 0; turn < 2 * answers; turn++) {
        var note = signed(desk, desk.head(), signer, said(Instant.now(), turn, member));
        long before = System.nanoTime();
        recorded(desk.answer(note));
        long between = System.nanoTime();
        file.write(ByteBuffer.allocate(PAGE_BYTES), (long) turn % PAGES * PAGE_BYTES);
        file.force(false);
        if (turn >= answers) {
          millis.add((between - before) / 1e6);
          forced.add((System.nanoTime() - between) / 1e6);
        }
      }
    }
    return new Answered(Samples.of(millis), Samples.of(forced));
  }

  /// Signed as they are in life, put into the store past the desk.
  private void fill(ForumDesk desk, HostedNode hub, NoteSigner signer, String member)
      throws SQLException {
    var head = desk.head();
    var at = Instant.now().plusSeconds(1);
    try (var connection = hub.dataSource().getConnection()) {
      while (head.position() < entries) {
        int first = (int) head.position();
        var seen = head;
        var from = at;
        var notes =
            IntStream.range(first, Math.min(entries, first + BATCH))
                .parallel()
                .mapToObj(
                    turn ->
                        signed(
                            desk, seen, signer, said(from.plusMillis(turn - first), turn, member)))
                .toList();
        head = insert(connection, head, notes);
        at = at.plusMillis(BATCH);
      }
    }
  }

  private static RecordPoint insert(Connection connection, RecordPoint before, List<String> notes)
      throws SQLException {
    var head = before;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into forum_entry (position, hash, note_sha256, note) values (?, ?, ?, ?)")) {
      for (var note : notes) {
        head = head.next(note);
        statement.setLong(1, head.position());
        statement.setBytes(2, head.hash().bytes());
        statement.setBytes(3, Sha256.of(note.getBytes(StandardCharsets.UTF_8)));
        statement.setString(4, note);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    return head;
  }

  private Table table(Answered answered, Measurements chain, Measurements whole) {
    var steps =
        String.format(Locale.ROOT, "%,d entries: order, hashes, text forms, rules", entries);
    var processor = "of which processor time, without the database's";
    return new Table(
        "The forum at the hub",
        "./mufakat bench forum-hub --entries %d --answers %d --runs %d"
            .formatted(entries, answers, runs),
        List.of(
            answered.line(0.5, "p50"),
            answered.line(0.99, "p99").target(MOST_MILLIS),
            chain.line(steps, Quantity.SECONDS, SECONDS).target(MOST_SECONDS),
            chain.line(processor, Quantity.SECONDS, PROCESSOR),
            whole.line("the same with every signature", Quantity.SECONDS, SECONDS),
            whole.line(processor, Quantity.SECONDS, PROCESSOR)),
        List.of(
            "Answered: signature checked, rules asked, stored and told to the ledger in one"
                + " transaction that is on the disk, receipt signed; one after the other, as many"
                + " before to warm up. By turns with each, 8 KiB are forced to a file of the same"
                + " disk.",
            "Entries are positions of one State by turns, read from the database."));
  }

  private void say(String what) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(what);
    progress.flush();
  }
}
