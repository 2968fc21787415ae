package org.mufakat.server.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AttemptLimit.Attempt;

/// Checks names and passwords for all nodes of this process, at a bounded rate and with bounded
/// memory.
public final class SignInDesk {

  /// How long a one-time password opens anything.
  public static final Duration ONE_TIME_PASSWORD_LASTS = Duration.ofDays(7);

  private static final int CHECKS_AT_ONCE = 8;
  private static final Duration QUEUE = Duration.ofSeconds(5);

  private final Passwords passwords;
  private final AttemptLimit limit;
  private final InstantSource time;
  private final AccessLog log;
  private final Semaphore places = new Semaphore(CHECKS_AT_ONCE, true);

  public SignInDesk(Passwords passwords, AttemptLimit limit, InstantSource time, AccessLog log) {
    this.passwords = passwords;
    this.limit = limit;
    this.time = time;
    this.log = log;
  }

  /// @param address of the connection, for counting
  public SignInAnswer attempt(
      NodeId node, Accounts accounts, String username, String password, String address) {
    var named = Username.typed(username);
    var counted = named.map(Username::value).orElse("");
    return switch (limit.start(node, counted, address)) {
      case AttemptLimit.Answer.Wait(Duration remaining) -> {
        log.slowedDown(node, address);
        yield new SignInAnswer.TooManyAttempts(remaining);
      }
      case AttemptLimit.Answer.Go(Attempt attempt) -> {
        if (!takePlace()) {
          limit.withdrawn(attempt);
          yield new SignInAnswer.Busy();
        }
        try {
          var tried = tried(named, accounts, password, attempt);
          yield answer(node, tried, attempt, address);
        } finally {
          places.release();
        }
      }
    };
  }

  /// @param opens whether the password is the account's
  private record Tried(Optional<Account> account, boolean opens) {}

  /// Looks the account up and hashes the password. Where that fails, the machine failed and nobody
  /// guessed; a refusal that cannot be told afterwards stays a guess.
  private Tried tried(
      Optional<Username> named, Accounts accounts, String password, Attempt attempt) {
    try {
      var account = named.flatMap(accounts::named);
      return new Tried(
          account,
          password.length() <= PasswordRule.MOST_CHARACTERS && passwords.opens(account, password));
    } catch (RuntimeException e) {
      limit.withdrawn(attempt);
      throw e;
    }
  }

  private SignInAnswer answer(NodeId node, Tried tried, Attempt attempt, String address) {
    var account = tried.account();
    if (!tried.opens() || account.orElseThrow().disabled()) {
      log.refused(node, account.map(Account::id), address);
      return new SignInAnswer.Refused();
    }
    limit.succeeded(attempt);
    return isTooOld(account.orElseThrow())
        ? new SignInAnswer.OneTimePasswordTooOld()
        : new SignInAnswer.Welcome(account.orElseThrow());
  }

  private boolean isTooOld(Account account) {
    return account.mustChangePassword()
        && time.instant().isAfter(account.passwordSetAt().plus(ONE_TIME_PASSWORD_LASTS));
  }

  private boolean takePlace() {
    try {
      return places.tryAcquire(QUEUE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
