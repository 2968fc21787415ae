package org.mufakat.server.access;

import java.time.Duration;

/// What came of typing a name and a password.
public sealed interface SignInAnswer {

  record Welcome(Account account) implements SignInAnswer {}

  /// The name is unknown, the password wrong, or the account disabled. Which one is never said.
  record Refused() implements SignInAnswer {}

  /// The password was right, but it was a one-time password and is too old.
  record OneTimePasswordTooOld() implements SignInAnswer {}

  /// Too many attempts failed.
  ///
  /// @param retryAfter until the next attempt is looked at
  record TooManyAttempts(Duration retryAfter) implements SignInAnswer {}

  /// More people are signing in at this moment than the machine can check.
  record Busy() implements SignInAnswer {}
}
