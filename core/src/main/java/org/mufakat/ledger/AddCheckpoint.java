package org.mufakat.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A log asks a witness to cosign: the checkpoint, and the proof that it continues what the witness
/// cosigned last. Hashes and signatures, no entry.
///
/// @param oldSize the size of the checkpoint that the witness cosigned last; 0 before the first
///
///   Source: C2SP `tlog-witness`, add-checkpoint.
public record AddCheckpoint(long oldSize, List<TreeHash> proof, SignedNote note) {

  private static final int MOST_HASHES = 63;

  public AddCheckpoint {
    proof = List.copyOf(proof);
    if (oldSize < 0 || proof.size() > MOST_HASHES) {
      throw new IllegalArgumentException("an old size from 0, and up to 63 hashes");
    }
  }

  /// Reads UTF-8; empty when it is no request's body.
  public static Optional<AddCheckpoint> parse(byte[] utf8) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return parse(decoder.decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// Reads a request's body; empty when it is none.
  public static Optional<AddCheckpoint> parse(String body) {
    int end = body.indexOf("\n\n");
    if (end < 0 || !body.startsWith("old ")) {
      return Optional.empty();
    }
    var lines = body.substring(0, end).split("\n", -1);
    var oldSize = Decimal.parse(lines[0].substring("old ".length()));
    var proof = new ArrayList<TreeHash>();
    for (int i = 1; i < lines.length && i <= MOST_HASHES; i++) {
      TreeHash.parse(lines[i]).ifPresent(proof::add);
    }
    var note = SignedNote.parse(body.substring(end + 2));
    return oldSize.isEmpty() || note.isEmpty() || proof.size() != lines.length - 1
        ? Optional.empty()
        : Optional.of(new AddCheckpoint(oldSize.getAsLong(), proof, note.get()));
  }

  /// The request's body.
  @Override
  public String toString() {
    var body = new StringBuilder("old ").append(oldSize).append('\n');
    proof.forEach(hash -> body.append(hash.base64()).append('\n'));
    return body.append('\n').append(note).toString();
  }
}
