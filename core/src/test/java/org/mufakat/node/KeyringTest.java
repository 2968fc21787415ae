package org.mufakat.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {

  @ParameterizedTest
  @ValueSource(strings = {"Ed448", "X25519", "EC"})
  void a_node_signs_with_an_ed25519_key_and_no_other(String algorithm) throws Exception {
    var other = pair(algorithm);

    assertThatThrownBy(() -> new Keyring(other)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_keyring_is_known_by_its_public_key_and_shows_no_private_one() throws Exception {
    var pair = pair("Ed25519");

    var keyring = new Keyring(pair);

    assertThat(keyring.fingerprint()).matches("[0-9a-f]{64}");
    assertThat(new Keyring(pair).fingerprint()).isEqualTo(keyring.fingerprint());
    assertThat(new Keyring(pair("Ed25519")).fingerprint()).isNotEqualTo(keyring.fingerprint());
    assertThat(keyring.toString())
        .isEqualTo("Keyring[" + keyring.fingerprint().substring(0, 12) + "]")
        .doesNotContain(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
  }

  private static KeyPair pair(String algorithm) throws NoSuchAlgorithmException {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }
}
