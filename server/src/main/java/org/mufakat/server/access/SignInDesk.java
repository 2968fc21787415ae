package org.mufakat.server.access;

import java.time.Duration;
import java.time.InstantSource;
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
  private final Semaphore places = new Semaphore(CHECKS_AT_ONCE, true);

  public SignInDesk(Passwords passwords, AttemptLimit limit, InstantSource time) {
    this.passwords = passwords;
    this.limit = limit;
    this.time = time;
  }

  /// @param address of the connection, for counting
  public SignInAnswer attempt(
      NodeId node, Accounts accounts, String username, String password, String address) {
    var named = Username.typed(username);
    var counted = named.map(Username::value).orElse("");
    return switch (limit.start(node, counted, address)) {
      case AttemptLimit.Answer.Wait(Duration remaining) ->
          new SignInAnswer.TooManyAttempts(remaining);
      case AttemptLimit.Answer.Go(Attempt attempt) -> {
        if (password.length() > PasswordRule.MOST_CHARACTERS) {
          yield new SignInAnswer.Refused();
        }
        if (!takePlace()) {
          limit.withdrawn(attempt);
          yield new SignInAnswer.Busy();
        }
        try {
          var account = named.flatMap(accounts::named);
          var opens = passwords.opens(account, password);
          yield opens ? judge(account.orElseThrow(), attempt) : new SignInAnswer.Refused();
        } finally {
          places.release();
        }
      }
    };
  }

  private SignInAnswer judge(Account account, Attempt attempt) {
    if (account.disabled()) {
      return new SignInAnswer.Refused();
    }
    limit.succeeded(attempt);
    var lasts = account.passwordSetAt().plus(ONE_TIME_PASSWORD_LASTS);
    return account.mustChangePassword() && time.instant().isAfter(lasts)
        ? new SignInAnswer.OneTimePasswordTooOld()
        : new SignInAnswer.Welcome(account);
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
