package org.mufakat.ledger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a log stands: its name, how many leaves it has, and the root of their tree.
///
/// @param origin the log's name, one line; by custom an address without a scheme
/// @param size 0 or more
/// @param extensions further lines, opaque; not recommended, since no monitor audits them
///
///   Source: C2SP `tlog-checkpoint`.
public record Checkpoint(String origin, long size, TreeHash root, List<String> extensions) {

  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (size < 0
        || Stream.concat(Stream.of(origin), extensions.stream()).anyMatch(l -> !isLine(l))) {
      throw new IllegalArgumentException("a checkpoint is lines of text and a size from 0");
    }
  }

  public Checkpoint(String origin, long size, TreeHash root) {
    this(origin, size, root, List.of());
  }

  /// Reads a note's text; empty when it is no checkpoint.
  public static Optional<Checkpoint> parse(String text) {
    var lines = List.of(text.split("\n", -1));
    int last = lines.size() - 1;
    if (last < 3 || !lines.get(last).isEmpty()) {
      return Optional.empty();
    }
    var size = Decimal.parse(lines.get(1));
    var root = TreeHash.parse(lines.get(2));
    var extensions = lines.subList(3, last);
    if (size.isEmpty()
        || root.isEmpty()
        || !isLine(lines.getFirst())
        || !extensions.stream().allMatch(Checkpoint::isLine)) {
      return Optional.empty();
    }
    return Optional.of(new Checkpoint(lines.getFirst(), size.getAsLong(), root.get(), extensions));
  }

  private static boolean isLine(String line) {
    return !line.isEmpty() && line.chars().noneMatch(c -> c < ' ');
  }

  /// The note's text: what is signed and cosigned.
  public String text() {
    var text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n').append(root.base64()).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /// Signed by the log.
  ///
  /// A log signs one tree only: never two checkpoints of which neither begins with the other.
  public SignedNote signedBy(NoteSigner log) {
    return SignedNote.sign(text(), log);
  }
}
