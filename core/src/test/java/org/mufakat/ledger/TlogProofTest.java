package org.mufakat.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.ledger.LedgerFixture.POLICY;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TlogProofTest {

  private final MemoryLedger ledger = LedgerFixture.ledger(20, 1);

  private TlogProof proof(long index, long size) {
    return TlogProof.of(
        ledger.entries.get(index),
        InclusionProof.from(ledger, index, size),
        LedgerFixture.witnessed(ledger, size));
  }

  @Test
  void every_entry_is_proved_offline_by_its_file_alone() {
    for (int size = 1; size <= 20; size++) {
      for (int index = 0; index < size; index++) {
        var file = proof(index, size).toString();

        var answer = TlogProof.parse(file).orElseThrow().check(POLICY);

        var entry = LedgerEntry.decode(ledger.entries.get((long) index)).orElseThrow();
        assertThat(answer)
            .isInstanceOfSatisfying(
                ProofAnswer.Proven.class,
                proven -> {
                  assertThat(proven.entry()).isEqualTo(entry);
                  assertThat(proven.by().witnessed()).isTrue();
                });
      }
    }
  }

  @Test
  void the_file_has_the_published_form() {
    var lines = proof(5, 8).toString().lines().toList();

    assertThat(lines.get(0)).isEqualTo("c2sp.org/tlog-proof@v1");
    assertThat(lines.get(1))
        .isEqualTo("extra " + Base64.getEncoder().encodeToString(ledger.entries.get(5L)));
    assertThat(lines.get(2)).isEqualTo("index 5");
    assertThat(lines.subList(3, 6)).allSatisfy(l -> assertThat(TreeHash.parse(l)).isPresent());
    assertThat(lines.get(6)).isEmpty();
    assertThat(lines.subList(7, 9)).containsExactly(LedgerFixture.ORIGIN, "8");
  }

  @Test
  void a_file_changed_in_any_character_proves_nothing_else() {
    var file = proof(5, 8).toString();
    var proven = proof(5, 8).check(POLICY);
    for (int i = 0; i < file.length(); i++) {
      for (char c : new char[] {(char) (file.charAt(i) ^ 1), '0', 'A', '\n', ' '}) {
        var changed = new StringBuilder(file);
        changed.setCharAt(i, c);
        if (changed.toString().equals(file)) {
          continue;
        }
        TlogProof.parse(changed.toString())
            .map(p -> p.check(POLICY))
            .ifPresent(answer -> assertSays(answer, proven));
      }
    }
  }

  /// A changed name of a witness makes it a stranger's line, which counts for nothing; all else is
  /// refused.
  private static void assertSays(ProofAnswer answer, ProofAnswer proven) {
    if (answer instanceof ProofAnswer.Proven(var entry, var by)) {
      assertThat(by.witnessed()).isFalse();
      assertThat(entry).isEqualTo(((ProofAnswer.Proven) proven).entry());
      assertThat(by.checkpoint()).isEqualTo(((ProofAnswer.Proven) proven).by().checkpoint());
    }
  }

  @Test
  void another_entry_another_index_and_a_shorter_path_are_not_included() {
    var proof = proof(5, 8);
    var other = Base64.getEncoder().encodeToString(ledger.entries.get(6L));
    var shorter = new ArrayList<>(proof.path());
    shorter.removeLast();

    for (var wrong :
        List.of(
            new TlogProof(other, 5, proof.path(), proof.checkpoint()),
            new TlogProof(proof.extra(), 4, proof.path(), proof.checkpoint()),
            new TlogProof(proof.extra(), 8, proof.path(), proof.checkpoint()),
            new TlogProof(proof.extra(), 5, shorter, proof.checkpoint()),
            new TlogProof("", 5, proof.path(), proof.checkpoint()),
            new TlogProof(proof.extra(), 5, proof.path(), LedgerFixture.witnessed(ledger, 7)))) {
      assertThat(wrong.check(POLICY)).isEqualTo(new ProofAnswer.NotIncluded());
    }
  }

  @Test
  void what_is_in_the_tree_and_is_no_entry_is_said_to_be_none() {
    var strange = new MemoryLedger().append("no entry".getBytes());
    var proof =
        TlogProof.of(
            "no entry".getBytes(),
            InclusionProof.from(strange, 0, 1),
            LedgerFixture.signed(strange, 1));
    var displaced = new MemoryLedger().append(LedgerFixture.entry(3, new Random(1)).bytes());
    var proofOfDisplaced =
        TlogProof.of(
            displaced.entries.get(0L),
            InclusionProof.from(displaced, 0, 1),
            LedgerFixture.signed(displaced, 1));

    assertThat(proof.check(POLICY)).isEqualTo(new ProofAnswer.NotAnEntry());
    assertThat(proofOfDisplaced.check(POLICY)).isEqualTo(new ProofAnswer.NotAnEntry());
  }

  @Test
  void what_is_no_proof_file_is_not_read() {
    var file = proof(5, 8).toString();
    for (var bad :
        List.of(
            "",
            "c2sp.org/tlog-proof@v1\n\n",
            file.replace("@v1", "@v2"),
            file.replace("extra ", "extra !"),
            file.replace("index 5", "index 05"),
            file.replace("index 5", "index -5"),
            file.replace("index 5\n", ""),
            file.replace("index 5", "index notanumber"),
            file.replace("index 5\n", "index 5\n!!notbase64!!\n"),
            file.replace("index 5\n", "index 5\n" + "A".repeat(88) + "\n"),
            file.replace("index 5\n", "index 5\n" + (TreeHash.EMPTY.base64() + "\n").repeat(64)))) {
      assertThat(TlogProof.parse(bad)).as(bad).isEmpty();
    }
    assertThat(TlogProof.parse(file.replaceFirst("extra .*\n", ""))).isPresent();
  }
}
