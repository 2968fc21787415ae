package org.mufakat.server.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import javax.crypto.spec.SecretKeySpec;

/// Codes of an authenticator app: six digits of HMAC-SHA-1 that change every 30 seconds, which is
/// what every app understands. A code is taken one step early or late, since clocks differ.
///
/// Source: RFC 6238.
final class Totp {

  static final int SECRET_BYTES = 20;

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int DIGITS = 6;
  private static final int STEPS_OFF = 1;

  private Totp() {}

  static byte[] drawSecret(RandomGenerator chance) {
    var secret = new byte[SECRET_BYTES];
    chance.nextBytes(secret);
    return secret;
  }

  static String codeAt(byte[] secret, long step) {
    return codeAt(secret, step, DIGITS, TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1);
  }

  static String codeAt(byte[] secret, long step, int digits, String algorithm) {
    try {
      return new TimeBasedOneTimePasswordGenerator(STEP, digits, algorithm)
          .generateOneTimePasswordString(
              new SecretKeySpec(secret, "RAW"),
              Instant.ofEpochSecond(step * STEP.toSeconds()),
              Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC takes any key", e);
    }
  }

  static long stepOf(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
  }

  /// The step whose code was typed; empty where it is the code of no step of now, or of one that is
  /// not after the last that was taken.
  static OptionalLong stepOf(String code, byte[] secret, long lastStep, Instant now) {
    var typed = code.getBytes(StandardCharsets.UTF_8);
    var found = OptionalLong.empty();
    for (long step = stepOf(now) - STEPS_OFF; step <= stepOf(now) + STEPS_OFF; step++) {
      var right = codeAt(secret, step).getBytes(StandardCharsets.US_ASCII);
      if (MessageDigest.isEqual(right, typed) && step > lastStep) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }
}
