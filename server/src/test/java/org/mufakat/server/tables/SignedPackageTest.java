package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.Ed25519Signer;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.server.tables.SignedPackage.Fault;
import org.mufakat.server.tables.SignedPackage.Verdict;

class SignedPackageTest {

  private final NoteSigner signer = signer();
  private final TablesPackage release = InventedTables.release(InventedTables.table());
  private final byte[] file =
      SignedPackage.sign(release, Instant.parse("2031-05-06T07:08:09Z"), signer).file();

  private static NoteSigner signer() {
    return signer("mufakat/example/XNO/tables");
  }

  private static NoteSigner signer(String name) {
    try {
      return new Ed25519Signer(
          name, KeyKind.ED25519, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_a_node_signed_is_sound_to_whoever_has_its_key() {
    assertThat(SignedPackage.verify(file, Optional.of(signer.key())))
        .isInstanceOfSatisfying(
            Verdict.Sound.class,
            sound -> {
              assertThat(sound.release()).isEqualTo(release);
              assertThat(sound.approved()).isEqualTo("2031-05-06T07:08:09Z");
            });
  }

  @Test
  void another_key_than_the_one_believed_is_told() {
    assertThat(SignedPackage.verify(file, Optional.of(signer().key())))
        .isEqualTo(new Verdict.Unsound(Fault.OTHER_KEY));
  }

  @Test
  void a_changed_number_is_found() {
    var changed = changed("60]", "61]");

    assertThat(SignedPackage.verify(changed, Optional.of(signer.key())))
        .isEqualTo(new Verdict.Unsound(Fault.PACKAGE));
  }

  @Test
  void a_changed_note_is_found() {
    var changed = changed("approved 2031", "approved 2032");

    assertThat(SignedPackage.verify(changed, Optional.empty()))
        .isEqualTo(new Verdict.Unsound(Fault.SIGNATURE));
  }

  /// Each byte of the file matters: turned round, it is never sound.
  @Test
  void no_byte_can_be_changed_unseen() {
    for (int at = 0; at < file.length; at++) {
      var changed = file.clone();
      changed[at] ^= 1;

      assertThat(SignedPackage.verify(changed, Optional.of(signer.key())))
          .as("byte " + at)
          .isInstanceOf(Verdict.Unsound.class);
    }
  }

  @Test
  void what_a_node_signs_in_the_name_of_another_is_not_sound() {
    var forged =
        SignedPackage.sign(
                release,
                Instant.parse("2031-05-06T07:08:09Z"),
                signer("mufakat/example/XSO/tables"))
            .file();

    assertThat(SignedPackage.verify(forged, Optional.empty()))
        .isEqualTo(new Verdict.Unsound(Fault.NOTE_DIFFERS));
  }

  @Test
  void a_file_that_was_cut_off_is_not_sound() {
    for (int length = 0; length < file.length; length += 7) {
      assertThat(SignedPackage.verify(Arrays.copyOf(file, length), Optional.empty()))
          .isInstanceOf(Verdict.Unsound.class);
    }
  }

  private byte[] changed(String from, String to) {
    var text = new String(file, StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return text.replaceFirst(java.util.regex.Pattern.quote(from), to)
        .getBytes(StandardCharsets.UTF_8);
  }
}
