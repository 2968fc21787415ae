package org.mufakat.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.server.SoftToken;
import org.mufakat.server.hosting.RefusedToStart;

class TokenNodeKeysTest {

  private static final SecureRandom CHANCE = new SecureRandom();
  private static final byte[] CONTEXT = "key 0123 XNO".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "key 0124 XNO".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private Token token(String label) {
    return SoftToken.labelled(label, folder);
  }

  private static TokenNodeKeys withAKey(Token token) {
    var keys = TokenNodeKeys.open(token, CHANCE);
    keys.rotate();
    return keys;
  }

  private static byte[] personsKey() {
    return new Aead(CHANCE).drawKey();
  }

  @Test
  void what_the_token_wrapped_opens_with_the_same_context_alone() {
    var keys = withAKey(token("context"));
    var key = personsKey();

    var wrapped = keys.wrap(key, CONTEXT);

    assertThat(wrapped.version()).isEqualTo(1);
    assertThat(keys.unwrap(1, wrapped.bytes(), CONTEXT)).contains(key);
    assertThat(keys.unwrap(1, wrapped.bytes(), OTHER)).isEmpty();
    assertThat(keys.unwrap(1, wrapped.bytes(), CONTEXT)).contains(key);
    assertThat(keys.unwrap(2, wrapped.bytes(), CONTEXT)).isEmpty();
    assertThat(keys.unwrap(1, new byte[12], CONTEXT)).isEmpty();
    assertThat(keys.wrap(key, CONTEXT).bytes()).isNotEqualTo(wrapped.bytes()).hasSize(60);
  }

  @Test
  void every_altered_byte_of_a_wrapped_key_is_noticed() {
    var keys = withAKey(token("altered"));
    var wrapped = keys.wrap(personsKey(), CONTEXT).bytes();

    for (int i = 0; i < wrapped.length; i++) {
      var altered = wrapped.clone();
      altered[i] ^= 1;

      assertThat(keys.unwrap(1, altered, CONTEXT)).as("byte %d", i).isEmpty();
    }
  }

  @Test
  void after_a_rotation_the_newest_wraps_all_unwrap_and_a_destroyed_one_is_gone() {
    var token = token("rotated");
    var keys = withAKey(token);
    var key = personsKey();
    var old = keys.wrap(key, CONTEXT);

    keys.rotate();
    var anew = keys.wrap(key, CONTEXT);

    assertThat(anew.version()).isEqualTo(2);
    assertThat(keys.unwrap(1, old.bytes(), CONTEXT)).contains(key);
    assertThat(keys.versions().keySet()).containsExactly(1, 2);
    assertThat(keys.versions().values()).allMatch(made -> made.isPresent());
    assertThatThrownBy(() -> keys.drop(Set.of(2))).isInstanceOf(IllegalArgumentException.class);

    keys.drop(Set.of(1));

    var again = TokenNodeKeys.open(token, CHANCE);
    assertThat(again.versions().keySet()).containsExactly(2);
    assertThat(again.unwrap(1, old.bytes(), CONTEXT)).isEmpty();
    assertThat(again.unwrap(2, anew.bytes(), CONTEXT)).contains(key);
  }

  @Test
  void one_who_has_the_token_open_finds_a_key_that_another_made_since() {
    var token = token("since");
    var serving = withAKey(token);
    var command = TokenNodeKeys.open(token, CHANCE);
    var key = personsKey();

    command.rotate();
    var wrapped = command.wrap(key, CONTEXT);

    assertThat(wrapped.version()).isEqualTo(2);
    assertThat(serving.unwrap(2, wrapped.bytes(), CONTEXT)).contains(key);
    assertThat(serving.newest()).isEqualTo(2);
  }

  @Test
  void nodes_with_other_labels_do_not_see_each_others_keys() {
    var one = withAKey(token("one"));
    var other = withAKey(token("one-more"));
    var wrapped = one.wrap(personsKey(), CONTEXT);

    assertThat(one.versions()).hasSize(1);
    assertThat(other.unwrap(1, wrapped.bytes(), CONTEXT)).isEmpty();
    assertThat(TokenNodeKeys.open(token("nobodys"), CHANCE).isEmpty()).isTrue();
  }

  @Test
  void the_token_does_not_give_a_key_out() throws Exception {
    var token = token("kept");
    withAKey(token);
    var provider =
        Security.getProvider("SunPKCS11")
            .configure(
                "--name = thief\nlibrary = %s\nslot = %d\n"
                    .formatted(token.library(), token.slot()));
    var store = KeyStore.getInstance("PKCS11", provider);
    store.load(null, "49152".toCharArray());

    var names =
        Collections.list(store.aliases()).stream()
            .filter(name -> name.startsWith("kept-v1-"))
            .toList();

    assertThat(names).hasSize(1);
    assertThat(store.getKey(names.getFirst(), null).getEncoded()).isNull();
  }

  @Test
  void a_wrong_pin_a_wrong_slot_and_a_missing_library_are_told() {
    var right = token("refused");
    var wrongPin =
        new Token(
            right.library(),
            SoftToken.slotThatNobodySignsInTo(),
            "refused",
            SoftToken.pin(folder, "wrong-word"));
    var wrongSlot = new Token(right.library(), 77, "refused", right.pinFile());
    var noLibrary = new Token(folder.resolve("none.so"), 0, "refused", right.pinFile());

    assertThatThrownBy(() -> TokenNodeKeys.open(wrongSlot, CHANCE))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("gives no token with AES-GCM in slot 77");
    assertThatThrownBy(() -> TokenNodeKeys.open(noLibrary, CHANCE))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("is no PKCS #11 library");
    assertThatThrownBy(() -> TokenNodeKeys.open(wrongPin, CHANCE))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("does not let slot")
        .hasMessageContaining("CKR_PIN_INCORRECT")
        .hasMessageNotContaining("wrong-word");
  }
}
