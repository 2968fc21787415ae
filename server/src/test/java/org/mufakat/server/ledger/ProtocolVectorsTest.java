package org.mufakat.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.AddCheckpoint;
import org.mufakat.ledger.Checkpoint;
import org.mufakat.ledger.CompactRange;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.ConsistencyProof;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.Ed25519Signer;
import org.mufakat.ledger.InclusionProof;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.ledger.TlogProof;
import org.mufakat.ledger.TreeHash;
import org.mufakat.ledger.TreeNode;
import org.mufakat.ledger.TreeNodes;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.Ed25519Seed;

/// The test vectors of `docs/protocol/ledger.md`, made again by the code from known keys: each
/// stands in the page to the letter.
class ProtocolVectorsTest {

  private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
  private static final String PAGE = read();

  private final NoteSigner log = signer("mufakat/example/XNO/ledger", KeyKind.ED25519, 1);
  private final NoteSigner witness =
      signer("mufakat/example/HUB/witness", KeyKind.COSIGNATURE_V1, 2);
  private final List<LedgerEntry> entries = List.of(entry(0), entry(1), entry(2));

  /// The key whose seed is 32 times this byte.
  private static NoteSigner signer(String name, KeyKind kind, int seed) {
    try {
      var bytes = new byte[32];
      Arrays.fill(bytes, (byte) seed);
      KeyPair pair = Ed25519Seed.pair(bytes);
      return new Ed25519Signer(name, kind, pair);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LedgerEntry entry(long index) {
    var content =
        index == 1
            ? ContentCommitment.to(
                "actual".getBytes(StandardCharsets.UTF_8), new byte[ContentCommitment.SALT_BYTES])
            : ContentCommitment.NONE;
    return new LedgerEntry(
        index,
        NOON.plusMillis(index * 37),
        new Actor(
            new OpaqueId("%032x".formatted(7)),
            Actor.Role.INVESTIGATOR,
            Optional.of(Compartment.LAW_ENFORCEMENT)),
        index == 1 ? LedgerEvent.CASE_CHANGED : LedgerEvent.IDENTITY_READ,
        new Subject(Subject.Kind.PERSON, new OpaqueId("%032x".formatted(0xabc))),
        Reason.ASSIGNED_CASE,
        content);
  }

  private TreeNodes nodes() {
    var tree = new CompactRange();
    var kept = new HashMap<TreeNode, TreeHash>();
    entries.forEach(e -> tree.append(e.leafHash()).forEach(n -> kept.put(n.at(), n.hash())));
    return node -> Optional.ofNullable(kept.get(node));
  }

  private Checkpoint checkpoint(long size) {
    return new Checkpoint(log.key().name(), size, nodes().root(size));
  }

  private static String read() {
    try {
      return Files.readString(Path.of("..", "docs", "protocol", "ledger.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void every_vector_of_the_protocols_page_is_what_the_code_makes() {
    var missing = new ArrayList<String>();
    for (String vector : vectors()) {
      if (!PAGE.contains("```\n" + vector + (vector.endsWith("\n") ? "" : "\n") + "```")) {
        missing.add(vector);
      }
    }

    assertThat(missing).isEmpty();
  }

  private List<String> vectors() {
    var second = checkpoint(2);
    var third = checkpoint(3);
    var cosigned = third.signedBy(log).with(witness.cosign(third, NOON.plusSeconds(9)));
    var consistency = ConsistencyProof.from(nodes(), 2, 3);
    var inclusion = InclusionProof.from(nodes(), 1, 3);
    return List.of(
        log.key() + "\n" + witness.key() + "\n",
        new String(entries.get(1).bytes(), StandardCharsets.US_ASCII),
        "leaf 0   %s\nleaf 1   %s\nleaf 2   %s\nroot 2   %s\nroot 3   %s\n"
            .formatted(
                entries.get(0).leafHash(),
                entries.get(1).leafHash(),
                entries.get(2).leafHash(),
                second.root(),
                third.root()),
        second.signedBy(log).toString(),
        new AddCheckpoint(2, consistency.path(), third.signedBy(log)).toString(),
        witness.cosign(third, NOON.plusSeconds(9)).line() + "\n",
        TlogProof.of(entries.get(1).bytes(), inclusion, cosigned).toString(),
        LedgerKeys.hashOf(log.key().name()) + "\n",
        OpaqueIds.of(new NodeId("XNO"), Subject.Kind.ACCOUNT, "a-7k3m9q2x") + "\n");
  }
}
