package org.mufakat.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mufakat.node.Keyring;

/// By what a node knows a person of a provider again.
class LinkedPersonTest {

  private Keyring node;

  @BeforeEach
  void makesAKey() throws GeneralSecurityException {
    node = new Keyring(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
  }

  @Test
  void the_same_person_is_known_again() {
    assertThat(LinkedPerson.of(node, "https://ministry.example", "sub", "7"))
        .isEqualTo(LinkedPerson.of(node, "https://ministry.example", "sub", "7"));
  }

  @Test
  void issuer_claim_and_value_do_not_run_together() {
    var parts =
        List.of(
            List.of("https://a", "sub", "7"),
            List.of("https://a", "su", "b7"),
            List.of("https://a", "sub7", ""),
            List.of("https://as", "ub", "7"),
            List.of("https://a", "number", "7"),
            List.of("https://a", "sub\n", "7"),
            List.of("https://a", "sub", "\n7"));
    var marks = new HashSet<String>();

    parts.forEach(p -> marks.add(LinkedPerson.of(node, p.get(0), p.get(1), p.get(2)).mark()));

    assertThat(marks).hasSameSizeAs(parts);
  }
}
