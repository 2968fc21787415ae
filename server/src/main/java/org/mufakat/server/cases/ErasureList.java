package org.mufakat.server.cases;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.keys.OwnerOnlyFile;

/// Who was erased at a node, by opaque id, in a file apart from its database: whoever brings back
/// an older state of the database erases these again before anyone reads it. It only grows, and a
/// line is on the disk before the erasure it speaks of is.
///
/// ```
/// mufakat-erasures/v1 XNO
/// erased victim-services 00000000000000000000000000000abc 2031-05-06T12:00:00.037Z
/// kept victim-services 00000000000000000000000000000abc 2031-05-06T12:00:00.092Z
/// ```
///
/// `kept` says that the erasure before it was undone, since its transaction failed.
public final class ErasureList {

  private static final String VERSION = "mufakat-erasures/v1 ";

  private final Path file;
  private final NodeId node;

  public ErasureList(Path file, NodeId node) {
    this.file = file;
    this.node = node;
  }

  /// A person, in one compartment.
  public record Erased(Compartment compartment, OpaqueId person) {}

  record Line(Compartment compartment, OpaqueId person, Instant at) {}

  /// Writes a list where there is none.
  void make(List<Line> lines) {
    var text = new StringBuilder(VERSION).append(node).append('\n');
    lines.forEach(l -> text.append(erasedLine(l.compartment(), l.person(), l.at())));
    OwnerOnlyFile.write(file, text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static String erasedLine(Compartment compartment, OpaqueId person, Instant at) {
    return "erased %s %s %s\n".formatted(compartment.slug(), person, at);
  }

  public boolean exists() {
    return Files.exists(file);
  }

  /// Says that a person is being erased; on the disk when this returns.
  void erased(Compartment compartment, OpaqueId person, Instant at) {
    append(erasedLine(compartment, person, at));
  }

  /// Says that the erasure came to nothing.
  void kept(Compartment compartment, OpaqueId person, Instant at) {
    append("kept %s %s %s\n".formatted(compartment.slug(), person, at));
  }

  private synchronized void append(String line) {
    try (var channel = openOrMake();
        var _ = channel.lock()) {
      var content = Files.readAllBytes(file);
      // A line that a crash cut short was never acted upon.
      int whole = wholeLines(content);
      channel.truncate(whole);
      channel.position(whole);
      var head = whole == 0 ? VERSION + node + "\n" : "";
      channel.write(ByteBuffer.wrap((head + line).getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileChannel openOrMake() throws IOException {
    if (Files.notExists(file)) {
      OwnerOnlyFile.write(file, (VERSION + node + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    return FileChannel.open(file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  private static int wholeLines(byte[] content) {
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /// The list as it stands, without a line that a crash cut short; empty when there is none.
  public byte[] content() {
    try {
      if (Files.notExists(file)) {
        return new byte[0];
      }
      var content = Files.readAllBytes(file);
      return java.util.Arrays.copyOf(content, wholeLines(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts a list in this one's place.
  public void replaceWith(byte[] content) {
    OwnerOnlyFile.write(
        file,
        content.length == 0
            ? (VERSION + node + "\n").getBytes(StandardCharsets.US_ASCII)
            : content);
  }

  /// Who is erased by this list.
  ///
  /// @throws Broken when it is not such a list, or another node's
  public List<Erased> read() {
    return read(content(), node).orElseThrow(() -> new Broken(node));
  }

  /// Who is erased by a list; empty when it is not such a list, or another node's.
  public static Optional<List<Erased>> read(byte[] content, NodeId node) {
    if (content.length == 0) {
      return Optional.of(List.of());
    }
    var lines = new String(content, StandardCharsets.US_ASCII).lines().toList();
    if (!lines.getFirst().equals(VERSION + node)) {
      return Optional.empty();
    }
    var last = new LinkedHashMap<Erased, Boolean>();
    for (String line : lines.subList(1, lines.size())) {
      var read = read(line);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      last.put(read.get(), line.startsWith("erased "));
    }
    return Optional.of(
        last.entrySet().stream()
            .filter(each -> each.getValue())
            .map(each -> each.getKey())
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  private static Optional<Erased> read(String line) {
    var words = line.split(" ", -1);
    if (words.length != 4
        || !(words[0].equals("erased") || words[0].equals("kept"))
        || !OpaqueId.isWellFormed(words[2])
        || !isTime(words[3])) {
      return Optional.empty();
    }
    return Compartment.bySlug(words[1]).map(side -> new Erased(side, new OpaqueId(words[2])));
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
