package org.mufakat.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Notes, keys and cosignatures that others published and signed.
///
/// Source: golang.org/x/mod, `sumdb/note/note_test.go`; C2SP `signed-note`, example; the checkpoint
/// of sum.golang.org of 23 September 2024 and the cosignature in sigsum-go,
/// `pkg/checkpoint/checkpoint_test.go`.
class SignedNoteTest {

  private static final String PETER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String ENOCH =
      "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String PETER_LINE =
      "— PeterNeumann"
          + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  private static final String ENOCH_LINE =
      "— EnochRoot"
          + " rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
  private static final String PETER_SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

  private static VerifierKey key(String vkey) {
    return VerifierKey.parse(vkey).orElseThrow();
  }

  private static NoteSigner peter() {
    var typeAndSeed = Base64.getDecoder().decode(PETER_SEED);
    var seed = Arrays.copyOfRange(typeAndSeed, 1, 33);
    return new Ed25519Signer("PeterNeumann", KeyKind.ED25519, LedgerFixture.keyPair(seed));
  }

  @Test
  void a_published_key_is_read_and_printed_as_published() {
    for (var vkey : List.of(PETER, ENOCH)) {
      assertThat(key(vkey)).hasToString(vkey);
    }
    assertThat(key(PETER).keyId()).isEqualTo(0xc74f20a3);
    assertThat(peter().key()).isEqualTo(key(PETER));
  }

  @Test
  void no_part_and_no_mangling_of_a_key_is_a_key() {
    for (int i = 0; i <= PETER.length(); i++) {
      for (int j = i + 1; j <= PETER.length(); j++) {
        if (i != 0 || j != PETER.length()) {
          assertThat(VerifierKey.parse(PETER.substring(i, j))).isEmpty();
        }
      }
    }
    for (int i = 0; i < PETER.length(); i++) {
      var mangled = new StringBuilder(PETER);
      mangled.setCharAt(i, (char) (PETER.charAt(i) + 1));
      assertThat(VerifierKey.parse(mangled.toString())).as("%s", mangled).isEmpty();
    }
    assertThat(
            VerifierKey.parse(
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="))
        .isEmpty();
    assertThat(
            VerifierKey.parse("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
        .isEmpty();
  }

  @Test
  void a_text_is_signed_as_the_published_implementation_signs_it() {
    assertThat(SignedNote.sign(TEXT, peter())).hasToString(TEXT + "\n" + PETER_LINE);
  }

  @Test
  void published_signatures_are_verified_by_their_own_keys_only() {
    var note = SignedNote.parse(TEXT + "\n" + PETER_LINE + ENOCH_LINE).orElseThrow();
    var byPeter = note.signatures().getFirst();
    var byEnoch = note.signatures().getLast();

    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note).hasToString(TEXT + "\n" + PETER_LINE + ENOCH_LINE);
    assertThat(key(PETER).verifies(TEXT, byPeter)).isTrue();
    assertThat(key(ENOCH).verifies(TEXT, byEnoch)).isTrue();
    assertThat(key(PETER).verifies(TEXT, byEnoch)).isFalse();
    assertThat(key(PETER).verifies(TEXT + "\n", byPeter)).isFalse();
  }

  @Test
  void the_specification_s_own_note_is_verified() {
    var note =
        SignedNote.parse(
                """
                This is an example message.

                — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                """)
            .orElseThrow();

    assertThat(
            key("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
                .verifies(note.text(), note.signatures().getFirst()))
        .isTrue();
  }

  @Test
  void a_signature_changed_in_any_bit_is_none() {
    var bytes = Base64.getDecoder().decode(PETER_LINE.strip().split(" ")[2]);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      var changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      var signature =
          new NoteSignature("PeterNeumann", Base64.getEncoder().encodeToString(changed));

      assertThat(key(PETER).verifies(TEXT, signature)).as("bit %d", bit).isFalse();
    }
  }

  /// Source: RFC 8032, section 5.1.7: S is less than the group's order.
  @Test
  void a_signature_made_over_by_adding_the_group_s_order_is_none() {
    var order =
        BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    var bytes = Base64.getDecoder().decode(PETER_LINE.strip().split(" ")[2]);
    var bigEndian = new byte[32];
    for (int i = 0; i < 32; i++) {
      bigEndian[31 - i] = bytes[36 + i];
    }
    var moved = new BigInteger(1, bigEndian).add(order).toByteArray();
    for (int i = 0; i < 32; i++) {
      bytes[36 + i] = i < moved.length ? moved[moved.length - 1 - i] : 0;
    }

    var signature = new NoteSignature("PeterNeumann", Base64.getEncoder().encodeToString(bytes));

    assertThat(key(PETER).verifies(TEXT, signature)).isFalse();
  }

  /// With a key of small order one signature would fit every text.
  @Test
  void a_key_of_small_order_verifies_nothing() throws GeneralSecurityException {
    var x509 = HexFormat.of().parseHex("302a300506032b6570032100" + "01" + "00".repeat(31));
    var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
    var weak = new VerifierKey("Nobody", KeyKind.ED25519, key);
    var signature = NoteSignature.of("Nobody", weak.keyId(), Arrays.copyOf(new byte[] {1}, 64));

    assertThat(weak.verifies(TEXT, signature)).isFalse();
  }

  @Test
  void what_is_no_note_is_not_read() {
    var twice = TEXT + "\n" + PETER_LINE;
    for (var bad :
        List.of(
            "",
            "\n",
            "\n\n",
            TEXT,
            TEXT + "\n",
            twice.substring(0, twice.length() - 1),
            "\u0001" + twice,
            "\ud800" + twice,
            TEXT.replace("\n", "\r\n") + "\n" + PETER_LINE,
            TEXT + "\n" + PETER_LINE.replace("PeterNeumann", "Bad Name"),
            TEXT + "\n" + PETER_LINE.replace("PeterNeumann", "Bad+Name"),
            TEXT + "\n" + PETER_LINE.replace("PeterNeumann", "Bad\u00a0Name"),
            TEXT + "\n" + PETER_LINE.replace("—", "-"),
            TEXT + "\n" + PETER_LINE.replace("nAM=", "nAN="),
            TEXT + "\n" + PETER_LINE.replace("nAM=", "nAM"),
            TEXT + "\n" + "— PeterNeumann x08gow==\n",
            TEXT + "\n" + PETER_LINE + "Unexpected line.\n",
            TEXT + "\n" + PETER_LINE.repeat(101))) {
      assertThat(SignedNote.parse(bad)).as(bad).isEmpty();
    }
    assertThat(SignedNote.parse(("ÿ" + twice).getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    assertThat(SignedNote.parse(twice.getBytes(StandardCharsets.UTF_8))).isPresent();
    assertThat(SignedNote.parse(TEXT + "\n" + PETER_LINE.repeat(100))).isPresent();
  }

  @Test
  void a_text_may_have_empty_lines_and_the_last_one_ends_it() {
    var note = SignedNote.sign("one\n\ntwo\n", peter());

    assertThat(SignedNote.parse(note.toString())).contains(note);
  }

  @Test
  void the_go_checksum_database_s_checkpoint_is_read_printed_and_verified() {
    var text =
        """
        go.sum database tree
        30055305
        mXfgRcJ0bG0j3CPdKwgGWtUzBUbX67saZGRmFuJGGsM=

        — sum.golang.org Az3grpgEild5qw7+5dtV13Kf1C2Xurm8q4fhdxvcsDHnqNTaxL2AFjBY+2TyGKevucFcAAlWFJJYle3EJlDCrQ+y3A8=
        """;
    var key = key("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
    var note = SignedNote.parse(text).orElseThrow();
    var checkpoint = Checkpoint.parse(note.text()).orElseThrow();

    assertThat(checkpoint.origin()).isEqualTo("go.sum database tree");
    assertThat(checkpoint.size()).isEqualTo(30_055_305);
    assertThat(checkpoint.text()).isEqualTo(note.text());
    assertThat(note).hasToString(text);
    assertThat(new TrustPolicy("go.sum database tree", List.of(key), List.of(), 1).open(note))
        .isEqualTo(new CheckpointAnswer.Opened(checkpoint, List.of(), false));
  }

  @Test
  void a_published_cosignature_is_verified_and_made_again_byte_for_byte() {
    var witness = LedgerFixture.signer("example.org/witness", KeyKind.COSIGNATURE_V1, 17);
    var checkpoint =
        Checkpoint.parse("example.org/log\n10\nHA5HAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")
            .orElseThrow();
    var published =
        NoteSignature.parse(
                "— example.org/witness"
                    + " ys8uUAAAAAAAAATSftMzceM8zssdZ9jin9SjwIxzx9iADMf63VqirX2hafol9RsqNqbofIz0LVRqHXI2kpEBSki5RTXFtxz1vo9+Cg==")
            .orElseThrow();

    assertThat(witness.key().verifies(checkpoint.text(), published)).isTrue();
    assertThat(Cosignature.of(published).at()).isEqualTo(Instant.ofEpochSecond(1234));
    assertThat(witness.cosign(checkpoint, Instant.ofEpochSecond(1234))).isEqualTo(published);
    assertThat(VerifierKey.parse(witness.key().toString())).contains(witness.key());
  }

  @Test
  void a_cosignature_s_time_cannot_be_changed() {
    var checkpoint = new Checkpoint("a", 1, TreeHash.ofLeaf(new byte[0]));
    var signature = LedgerFixture.HUB.cosign(checkpoint, LedgerFixture.NOON);
    var bytes = Base64.getDecoder().decode(signature.base64());
    bytes[11]++;
    var later = new NoteSignature(signature.keyName(), Base64.getEncoder().encodeToString(bytes));

    assertThat(LedgerFixture.HUB.key().verifies(checkpoint.text(), signature)).isTrue();
    assertThat(LedgerFixture.HUB.key().verifies(checkpoint.text(), later)).isFalse();
  }

  @Test
  void a_key_signs_only_what_its_kind_is_for() {
    var checkpoint = new Checkpoint("a", 0, TreeHash.EMPTY);

    assertThatThrownBy(() -> LedgerFixture.HUB.sign("a\n"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> LedgerFixture.LOG.cosign(checkpoint, LedgerFixture.NOON))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_is_no_checkpoint_is_not_read() {
    var root = TreeHash.EMPTY.base64();
    for (var bad :
        List.of(
            "",
            "a\n",
            "a\n1\n",
            "\n1\n" + root + "\n",
            "a\n01\n" + root + "\n",
            "a\n-1\n" + root + "\n",
            "a\n+1\n" + root + "\n",
            "a\n1 \n" + root + "\n",
            "a\n9223372036854775808\n" + root + "\n",
            "a\n1\n" + root,
            "a\n1\n" + root + " \n",
            "a\n1\n" + root.replace("=", "") + "\n",
            "a\n1\n" + root.substring(4) + "\n",
            "a\n1\n" + root + "\n\n",
            "a\n1\n" + root + "\nextension\n\n")) {
      assertThat(Checkpoint.parse(bad)).as(bad).isEmpty();
    }
    var text = "a b\n9223372036854775807\n" + root + "\nextension\n";
    assertThat(Checkpoint.parse(text).map(Checkpoint::text)).contains(text);
  }
}
