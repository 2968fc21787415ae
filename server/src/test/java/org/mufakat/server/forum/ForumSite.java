package org.mufakat.server.forum;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Follows;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Position;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Sha256;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.hosting.Ed25519Seed;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.LedgerBooks;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.regime.Packs;
import org.mufakat.statistics.MemoryShelf;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A hub and the nodes of the three invented States, each with a database and keys of its own, and
/// a clock that moves when told to.
final class ForumSite {

  static final String NORTH = "XNO";
  static final String SOUTH = "XSO";
  static final String EAST = "XEA";
  static final String MINISTERS = "MINISTERS";
  static final Instant BEGINNING = Instant.parse("2031-05-01T00:00:00Z");
  static final RegimePack PACK = Packs.shipped("example");

  private final Map<NodeId, HostedNode> nodes = new HashMap<>();
  private final Map<NodeId, NodeLedger> books = new HashMap<>();
  final LedgerBooks ledgers = new Books();
  final Genesis genesis;
  final PackCharter charter = new PackCharter(PACK, BEGINNING);
  final InstantSource clock = () -> this.now;
  Instant now = Instant.parse("2031-05-06T07:08:09Z");
  private int drawn;

  ForumSite() {
    genesis = new Genesis(PACK.id(), BEGINNING, hubSigner().key());
  }

  /// The ledgers of the nodes, each opened when it is first told something.
  private final class Books implements LedgerBooks {

    private NodeLedger of(NodeId node) {
      return books.computeIfAbsent(node, id -> NodeLedger.of(node(id)));
    }

    @Override
    public void append(NodeId node, Happening what) {
      of(node).append(what);
    }

    @Override
    public <T> T recording(
        NodeId node, Supplier<T> change, Function<T, Optional<Happening>> entry) {
      return of(node).recording(change, entry);
    }
  }

  /// A node with its database, made when it is first asked for.
  synchronized HostedNode node(NodeId id) {
    return nodes.computeIfAbsent(id, ForumSite::hosted);
  }

  HostedNode node(String code) {
    return node(new NodeId(code));
  }

  private static HostedNode hosted(NodeId id) {
    var database = TestDatabase.served();
    return new HostedNode(new Node(id, keyring(id), PACK, new MemoryShelf()), database, false);
  }

  /// A key whose seed is the hash of its owner's name.
  private static Keyring keyring(NodeId id) {
    try {
      return new Keyring(
          Ed25519Seed.pair(Sha256.of(("test " + id).getBytes(StandardCharsets.UTF_8))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  NoteSigner hubSigner() {
    return signer("HUB");
  }

  NoteSigner signer(String code) {
    return ForumKeys.of(
        new Node(new NodeId(code), keyring(new NodeId(code)), PACK, new MemoryShelf()));
  }

  DataSource database(String code) {
    return node(code).dataSource();
  }

  ForumDesk desk() {
    return desk(ledgers);
  }

  /// The desk as another process opens it.
  ForumDesk desk(LedgerBooks books) {
    var desk = new ForumDesk(database("HUB"), genesis, charter, hubSigner(), books, clock);
    List.of(NORTH, SOUTH, EAST).forEach(code -> desk.believe(code, signer(code).key()));
    return desk;
  }

  /// A second record of the same hub that goes as far, as a hub keeps it that shows two States two.
  ForumDesk branchOf(ForumDesk desk) {
    var branch =
        new ForumDesk(TestDatabase.served(), genesis, charter, hubSigner(), ledgers, clock);
    List.of(NORTH, SOUTH, EAST).forEach(code -> branch.believe(code, signer(code).key()));
    desk.page(0, ForumLine.MOST).entries().forEach(entry -> branch.answer(entry.note()));
    if (!branch.head().equals(desk.head())) {
      throw new AssertionError("the branch goes elsewhere");
    }
    return branch;
  }

  ForumCopy copy(String member, ForumLine line) {
    var copy =
        new ForumCopy(new NodeId(member), database(member), genesis, charter, ledgers, line, clock);
    List.of(NORTH, SOUTH, EAST).forEach(code -> copy.believe(code, signer(code).key()));
    return copy;
  }

  SignerKeys keys() {
    var members = new HashMap<String, List<VerifierKey>>();
    List.of(NORTH, SOUTH, EAST).forEach(code -> members.put(code, List.of(signer(code).key())));
    return new SignerKeys(genesis.hub(), members);
  }

  ForumSeat seat(String member, ForumLine line) {
    return new ForumSeat(
        new NodeId(member), signer(member), copy(member, line), line, ledgers, clock);
  }

  OpaqueId draw() {
    return new OpaqueId("%032x".formatted(++drawn));
  }

  void later(Duration span) {
    now = now.plus(span);
  }

  /// Signs by a node whatever it may be, as if it had seen all that the desk has.
  SignedEvent signed(ForumDesk desk, String by, Function<Instant, ForumEvent> event) {
    return SignedEvent.sign(genesis.hash(), desk.head(), event.apply(now), signer(by));
  }

  /// Has the desk answer what a node signs, a second after the last.
  ForumReply answers(ForumDesk desk, String by, Function<Instant, ForumEvent> event) {
    later(Duration.ofSeconds(1));
    return desk.answer(signed(desk, by, event).note().toString());
  }

  void recorded(ForumDesk desk, String by, Function<Instant, ForumEvent> event) {
    if (!(answers(desk, by, event) instanceof ForumReply.Recorded)) {
      throw new AssertionError("not recorded: " + answers(desk, by, event));
    }
  }

  Function<Instant, ForumEvent> giving(
      OpaqueId id, Capacity capacity, Optional<String> member, String body) {
    var person = draw();
    return at ->
        new ForumEvent.CredentialGiven(
            at,
            OpaqueId.NONE,
            new Credential(
                id,
                person,
                capacity,
                member,
                body,
                BEGINNING,
                BEGINNING.plus(Duration.ofDays(900))));
  }

  /// A secretary at the ministers' meeting, whose credential the hub signs.
  OpaqueId secretary(ForumDesk desk) {
    var id = draw();
    recorded(desk, "HUB", giving(id, Capacity.SECRETARIAT, Optional.empty(), MINISTERS));
    return id;
  }

  /// A delegate at the ministers' meeting, whose credential the member's node signs.
  OpaqueId delegate(ForumDesk desk, String member) {
    var id = draw();
    recorded(desk, member, giving(id, Capacity.DELEGATE, Optional.of(member), MINISTERS));
    return id;
  }

  static TextVersion text(int number, String words) {
    return new TextVersion(
        number,
        List.of(new Clause("1", words), new Clause("2", "No action follows.")),
        Follows.nothing(MINISTERS, "2"));
  }

  /// A text of the secretariat in its first version.
  OpaqueId tabled(ForumDesk desk, OpaqueId secretary) {
    var id = draw();
    recorded(desk, "HUB", at -> new ForumEvent.Drafted(at, secretary, id, MINISTERS, Set.of()));
    recorded(desk, "HUB", at -> new ForumEvent.Tabled(at, secretary, id, text(1, "First words")));
    return id;
  }

  static Function<Instant, ForumEvent> stating(
      OpaqueId by, OpaqueId proposal, String member, Position.Kind kind) {
    return at -> new ForumEvent.Stated(at, by, proposal, 1, member, kind, "", Optional.empty());
  }

  MeetingId opened(ForumDesk desk, OpaqueId secretary, int ordinal) {
    var id = new MeetingId(MINISTERS, ordinal);
    recorded(desk, "HUB", at -> new ForumEvent.Convened(at, secretary, id, NORTH, SOUTH));
    recorded(desk, "HUB", at -> new ForumEvent.Opened(at, secretary, id));
    return id;
  }

  long number(String code, String query) {
    return JdbcClient.create(database(code)).sql(query).query((row, _) -> row.getLong(1)).single();
  }
}
