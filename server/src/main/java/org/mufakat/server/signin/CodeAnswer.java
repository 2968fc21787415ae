package org.mufakat.server.signin;

import java.time.Duration;

/// What came of typing a code.
sealed interface CodeAnswer {

  /// @param byRecoveryCode a recovery code stood in for the app's
  record Right(boolean byRecoveryCode) implements CodeAnswer {}

  /// Not the code of now, or one that was used before.
  record Wrong() implements CodeAnswer {}

  record TooManyAttempts(Duration retryAfter) implements CodeAnswer {}
}
