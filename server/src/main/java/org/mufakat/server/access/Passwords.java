package org.mufakat.server.access;

import java.text.Normalizer;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mufakat.server.access.Account.Secret;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Keeps passwords as Argon2id and checks them. One check costs some 16 MB and tens of
/// milliseconds, known username or not.
public final class Passwords {

  /// Without the characters that are easily confused.
  private static final String ONE_TIME_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int ONE_TIME_GROUPS = 4;
  private static final int ONE_TIME_GROUP_CHARACTERS = 4;

  private final Argon2PasswordEncoder argon2 =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final RandomGenerator chance;

  /// What an unknown username's password is compared with, so that it takes as long.
  private final String nobodysHash;

  /// @param chance for one-time passwords: a secure one outside tests
  public Passwords(RandomGenerator chance) {
    this.chance = chance;
    this.nobodysHash = hash(drawOneTime());
  }

  public Secret keep(String password) {
    return new Secret(hash(password), false);
  }

  public Secret keepOneTime(String password) {
    return new Secret(hash(password), true);
  }

  /// Some 79 bits of chance, to be read aloud or typed once: `k7mq-22xw-h9pd-tz4c`.
  public String drawOneTime() {
    var drawn = new StringBuilder();
    for (int group = 0; group < ONE_TIME_GROUPS; group++) {
      if (group > 0) {
        drawn.append('-');
      }
      for (int i = 0; i < ONE_TIME_GROUP_CHARACTERS; i++) {
        drawn.append(ONE_TIME_ALPHABET.charAt(chance.nextInt(ONE_TIME_ALPHABET.length())));
      }
    }
    return drawn.toString();
  }

  /// Whether the password opens the account. Always computes one hash, so that the time it takes
  /// tells nothing of who is known.
  public boolean opens(Optional<Account> account, String password) {
    var hash = account.map(Account::passwordHash).orElse(nobodysHash);
    var matches = argon2.matches(asTyped(password), hash);
    return matches && account.isPresent();
  }

  private String hash(String password) {
    var hash = argon2.encode(asTyped(password));
    if (hash == null) {
      throw new IllegalStateException("Argon2 gave no hash");
    }
    return hash;
  }

  /// Keyboards differ in how they write the same letter; NIST SP 800-63B 5.1.1.2 asks for this.
  private static String asTyped(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}
