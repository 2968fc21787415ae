package org.mufakat.server.hosting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.keys.OwnerOnlyFile;

/// What an older state of a node's database may not bring back, by opaque ids, in a file apart from
/// it: who was erased, which consents were taken back, which court orders were lifted, which
/// accounts were disabled. Whoever brings an older state back does these again before anyone reads
/// it. The list only grows, and a line is on the disk before the change that it speaks of is.
///
/// ```
/// mufakat-erasures/v1 XNO
/// erased victim-services 00000000000000000000000000000abc 2031-05-06T12:00:00.037Z
/// kept victim-services 00000000000000000000000000000abc 2031-05-06T12:00:00.092Z
/// withdrawn victim-services 00000000000000000000000000000abd 2031-05-06T12:03:00.104Z
/// disabled accounts 00000000000000000000000000000abe 2031-05-06T12:07:00.511Z
/// ```
///
/// `kept` says that what the line before it said of this id is undone: its transaction failed, or
/// the account was enabled again. Accounts stand there by the ids by which the ledger tells them.
///
/// A process has one of these for each file, see [HostedNode#erasures]: the file's lock keeps other
/// processes away, and is lost as soon as this one closes the file anywhere else.
public final class ErasureList {

  private static final String VERSION = "mufakat-erasures/v1 ";
  private static final String ACCOUNTS = "accounts";
  private static final String KEPT = "kept";

  private final Path file;
  private final NodeId node;

  public ErasureList(Path file, NodeId node) {
    this.file = file;
    this.node = node;
  }

  /// What was done to what an id stands for.
  public enum What {
    /// A person or a case, with its key.
    ERASED,
    /// A consent was taken back.
    WITHDRAWN,
    /// A court's order was lifted.
    ENDED,
    /// An account was disabled.
    DISABLED;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<What> byWord(String word) {
      return Arrays.stream(values()).filter(w -> w.word().equals(word)).findFirst();
    }
  }

  /// @param side empty for an account
  /// @param id a person, a case, a consent, an order, or an account as the ledger has it
  public record Line(What what, Optional<Compartment> side, OpaqueId id, Instant at) {
    public Line {
      if (side.isPresent() == (what == What.DISABLED)) {
        throw new IllegalArgumentException("an account is of no side, all else is of one");
      }
    }

    public static Line erased(Compartment side, OpaqueId whom, Instant at) {
      return new Line(What.ERASED, Optional.of(side), whom, at);
    }

    public static Line withdrawn(Compartment side, OpaqueId consent, Instant at) {
      return new Line(What.WITHDRAWN, Optional.of(side), consent, at);
    }

    public static Line ended(Compartment side, OpaqueId order, Instant at) {
      return new Line(What.ENDED, Optional.of(side), order, at);
    }

    public static Line disabled(OpaqueId account, Instant at) {
      return new Line(What.DISABLED, Optional.empty(), account, at);
    }

    private String place() {
      return side.map(Compartment::slug).orElse(ACCOUNTS);
    }

    private String text() {
      return text(what.word(), at);
    }

    private String text(String word, Instant when) {
      return "%s %s %s %s\n".formatted(word, place(), id, when);
    }
  }

  /// Writes a list where there is none.
  public void make(List<Line> lines) {
    var text = new StringBuilder(VERSION).append(node).append('\n');
    lines.forEach(l -> text.append(l.text()));
    OwnerOnlyFile.write(file, text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  public boolean exists() {
    return Files.exists(file);
  }

  /// Says that something is being done; on the disk when this returns.
  public void say(Line line) {
    append(line.text());
  }

  /// Says that what a line says came to nothing, or was undone; nothing where another line was
  /// written about the same since, which then stands.
  public void kept(Line line, Instant at) {
    append(
        line.text(KEPT, at), content -> lastLine(content, line).equals(Optional.of(line.text())));
  }

  /// Where nothing keeps it from being written.
  private void append(String line) {
    append(line, _ -> true);
  }

  /// @param where whether the line is to be written after what stands there
  private synchronized void append(String line, Predicate<byte[]> where) {
    try (var channel = openOrMake();
        var _ = channel.lock()) {
      // A line that a crash cut short was never acted upon.
      var content = wholeLines(channel);
      if (!where.test(content)) {
        return;
      }
      channel.truncate(content.length);
      channel.position(content.length);
      var head = content.length == 0 ? VERSION + node + "\n" : "";
      channel.write(ByteBuffer.wrap((head + line).getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The last line, with its end, about what a line is about.
  private static Optional<String> lastLine(byte[] content, Line line) {
    var about = " " + line.place() + " " + line.id() + " ";
    return new String(content, StandardCharsets.US_ASCII)
        .lines()
        .filter(text -> text.contains(about))
        .reduce((_, later) -> later)
        .map(text -> text + "\n");
  }

  private FileChannel openOrMake() throws IOException {
    if (Files.notExists(file)) {
      OwnerOnlyFile.write(file, (VERSION + node + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    return FileChannel.open(file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /// Reads through the channel that holds the lock: the lock goes when any other is closed.
  private static byte[] wholeLines(FileChannel channel) throws IOException {
    var content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (content.hasRemaining() && channel.read(content, content.position()) >= 0) {
      // Until it is full.
    }
    int end = content.position();
    while (end > 0 && content.get(end - 1) != '\n') {
      end--;
    }
    return Arrays.copyOf(content.array(), end);
  }

  /// The list as it stands, without a line that a crash cut short; empty when there is none.
  public synchronized byte[] content() {
    if (Files.notExists(file)) {
      return new byte[0];
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ);
        var _ = channel.lock(0, Long.MAX_VALUE, true)) {
      return wholeLines(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A list beside this one, to take its place or to be thrown away.
  public ErasureList draft(byte[] content) {
    var draft = new ErasureList(file.resolveSibling(file.getFileName() + ".draft"), node);
    OwnerOnlyFile.write(
        draft.file,
        content.length == 0
            ? (VERSION + node + "\n").getBytes(StandardCharsets.US_ASCII)
            : content);
    return draft;
  }

  /// Puts a draft in this one's place.
  public synchronized void replaceWith(ErasureList draft) {
    try {
      OwnerOnlyFile.moveIntoPlace(draft.file, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Throws a draft away that took no place.
  public void discard() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What stands: of each id the last line, unless that says that it was kept.
  ///
  /// @throws Broken when it is not such a list, or another node's
  public List<Line> standing() {
    return standing(content(), node).orElseThrow(() -> new Broken(node));
  }

  /// What stands in a list; empty when it is not such a list, or another node's.
  public static Optional<List<Line>> standing(byte[] content, NodeId node) {
    if (content.length == 0) {
      return Optional.of(List.of());
    }
    var lines = new String(content, StandardCharsets.US_ASCII).lines().toList();
    if (!lines.getFirst().equals(VERSION + node)) {
      return Optional.empty();
    }
    var last = new LinkedHashMap<String, Line>();
    for (String line : lines.subList(1, lines.size())) {
      if (!read(line, last)) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(last.values()));
  }

  /// @return false where it is no line of such a list
  private static boolean read(String text, Map<String, Line> last) {
    var words = text.split(" ", -1);
    if (words.length != 4 || !OpaqueId.isWellFormed(words[2]) || !isTime(words[3])) {
      return false;
    }
    var side = Compartment.bySlug(words[1]);
    boolean isAccount = words[1].equals(ACCOUNTS);
    var key = words[1] + " " + words[2];
    if (words[0].equals(KEPT)) {
      last.remove(key);
      return isAccount || side.isPresent();
    }
    var what = What.byWord(words[0]);
    if (what.isEmpty()
        || side.isPresent() == isAccount
        || isAccount != (what.get() == What.DISABLED)) {
      return false;
    }
    last.put(key, new Line(what.get(), side, new OpaqueId(words[2]), Instant.parse(words[3])));
    return true;
  }

  private static boolean isTime(String text) {
    try {
      return Instant.parse(text).isAfter(Instant.EPOCH);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /// A file that is there and is no list of this node's erasures. Nothing is served without it.
  public static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final NodeId node;

    Broken(NodeId node) {
      super("a list of erasures cannot be read");
      this.node = node;
    }

    /// What is to be done about the file, after its name.
    public String inWords() {
      return "is not the list of erasures of node "
          + node
          + ": put its last copy back, or move it away to have it made anew from the ledger";
    }
  }
}
