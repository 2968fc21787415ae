package org.mufakat.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
  private static final int BATCH = 2_000;
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
      return measured(hub, north);
    } finally {
      RunningDemo.delete(folder);
    }
  }

  private Table measured(HostedNode hub, HostedNode north) throws SQLException {
    var nodes = new NodeDirectory(List.of(hub, north));
    var time = InstantSource.system();
    var desk = new ForumNodes(nodes, new NodeLedgers(nodes, time), time).desk().orElseThrow();
    var signer = ForumKeys.of(north.node());
    prepare(desk, signer, north.id().value());
    var millis = answered(desk, signer, north.id().value());
    say("a record of %,d entries is made".formatted(entries));
    fill(desk, hub, signer, north.id().value());
    var chain = new ArrayList<Double>();
    var whole = new ArrayList<Double>();
    for (int run = 0; run < runs; run++) {
      chain.add(seconds(RecordVerification.withoutSignatures(hub)));
    }
    whole.add(seconds(RecordVerification.of(hub, Optional.empty())));
    return table(millis, chain, whole);
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

  private Samples answered(ForumDesk desk, NoteSigner signer, String member) {
    var millis = new ArrayList<Double>();
    for (int turn = 0; turn < 2 * answers; turn++) {
      var note = signed(desk, desk.head(), signer, said(Instant.now(), turn, member));
      long before = System.nanoTime();
      recorded(desk.answer(note));
      if (turn >= answers) {
        millis.add((System.nanoTime() - before) / 1e6);
      }
    }
    return Samples.of(millis);
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

  private Table table(Samples millis, List<Double> chain, List<Double> whole) {
    return new Table(
        "The forum at the hub",
        "./mufakat bench forum-hub --entries %d --answers %d --runs %d"
            .formatted(entries, answers, runs),
        List.of(
            Line.of("a signed event answered, p50", Quantity.MILLISECONDS, millis.quantile(0.5)),
            Line.of("a signed event answered, p99", Quantity.MILLISECONDS, millis.quantile(0.99))
                .target(MOST_MILLIS),
            Line.of(
                    String.format(
                        Locale.ROOT, "%,d entries: order, hashes, text forms, rules", entries),
                    Quantity.SECONDS,
                    Samples.of(chain))
                .target(MOST_SECONDS),
            Line.of("the same with every signature", Quantity.SECONDS, Samples.of(whole))),
        List.of(
            "Answered: signature checked, rules asked, stored and told to the ledger in one"
                + " transaction that is on the disk, receipt signed; one after the other, as many"
                + " before to warm up.",
            "Entries are positions of one State by turns, read from the database."));
  }

  private void say(String what) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(what);
    progress.flush();
  }
}
