package org.mufakat.server.access;

import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Accounts of invented persons.
final class AccountFixture {

  static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");

  private static final RandomGenerator CHANCE = new Random(20260302);

  private AccountFixture() {}

  static Account account(String username) {
    return account(username, Role.READER);
  }

  static Account account(String username, Role role) {
    return Account.opened(
        AccountId.draw(CHANCE),
        new Username(username),
        "Person " + username,
        role,
        new Account.Secret("not a real hash", false),
        AT);
  }
}
