package org.mufakat.ledger;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A file that proves one entry to a third party offline: the entry, its place, the inclusion
/// proof, and the checkpoint with the signatures of the log and of the witnesses. Who checks it
/// needs nothing of ours but the keys, and any tool that reads the format will do.
///
/// @param extra the entry's bytes, so that the leaf's hash can be computed; believed only because
///   the proof then holds
///
///   Source: C2SP `tlog-proof`; the file's name ends in `.tlog-proof`.
public record TlogProof(String extra, long index, List<TreeHash> path, SignedNote checkpoint) {

  private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
  private static final int MOST_HASHES = 63;

  public TlogProof {
    path = List.copyOf(path);
    if (index < 0 || path.size() > MOST_HASHES || StrictBase64.decode(extra).isEmpty()) {
      throw new IllegalArgumentException("a proof has an index from 0, and up to 63 hashes");
    }
  }

  /// @param checkpoint of the tree that the proof is for
  public static TlogProof of(byte[] entry, InclusionProof inclusion, SignedNote checkpoint) {
    return new TlogProof(
        Base64.getEncoder().encodeToString(entry), inclusion.index(), inclusion.path(), checkpoint);
  }

  /// Reads a proof file; empty when it is none.
  public static Optional<TlogProof> parse(String file) {
    int end = file.indexOf("\n\n");
    if (end < 0) {
      return Optional.empty();
    }
    var lines = List.of(file.substring(0, end).split("\n", -1));
    boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith("extra ");
    int indexLine = hasExtra ? 2 : 1;
    if (!lines.getFirst().equals(FIRST_LINE)
        || lines.size() <= indexLine
        || lines.size() > indexLine + 1 + MOST_HASHES
        || !lines.get(indexLine).startsWith("index ")) {
      return Optional.empty();
    }
    var extra = hasExtra ? lines.get(1).substring("extra ".length()) : "";
    var index = Decimal.parse(lines.get(indexLine).substring("index ".length()));
    var note = SignedNote.parse(file.substring(end + 2));
    var path = new ArrayList<TreeHash>();
    lines.stream().skip(indexLine + 1).map(TreeHash::parse).forEach(h -> h.ifPresent(path::add));
    if (index.isEmpty()
        || note.isEmpty()
        || path.size() != lines.size() - indexLine - 1
        || StrictBase64.decode(extra).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new TlogProof(extra, index.getAsLong(), path, note.get()));
  }

  /// Checks the file against the keys that the checker trusts. Needs nothing else.
  public ProofAnswer check(TrustPolicy policy) {
    return switch (policy.open(checkpoint)) {
      case CheckpointAnswer.Refused(var reason) -> new ProofAnswer.CheckpointRefused(reason);
      case CheckpointAnswer.Opened opened -> check(opened);
    };
  }

  private ProofAnswer check(CheckpointAnswer.Opened opened) {
    var bytes = Base64.getDecoder().decode(extra);
    var head = opened.checkpoint();
    var inclusion = new InclusionProof(index, head.size(), path);
    if (!inclusion.proves(TreeHash.ofLeaf(bytes), head.root())) {
      return new ProofAnswer.NotIncluded();
    }
    return LedgerEntry.decode(bytes)
        .filter(entry -> entry.index() == index)
        .<ProofAnswer>map(entry -> new ProofAnswer.Proven(entry, opened))
        .orElseGet(ProofAnswer.NotAnEntry::new);
  }

  /// The file.
  @Override
  public String toString() {
    var file = new StringBuilder(FIRST_LINE).append('\n');
    if (!extra.isEmpty()) {
      file.append("extra ").append(extra).append('\n');
    }
    file.append("index ").append(index).append('\n');
    path.forEach(hash -> file.append(hash.base64()).append('\n'));
    return file.append('\n').append(checkpoint).toString();
  }
}
