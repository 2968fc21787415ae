package org.mufakat.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);
  private static final long STEP = Totp.stepOf(NOW);

  /// Source: RFC 6238, appendix B. The secret is the digits 1 to 0 over and over, as long as the
  /// hash.
  @ParameterizedTest
  @CsvSource({
    "59,          94287082, 46119246, 90693936",
    "1111111109,  07081804, 68084774, 25091201",
    "1111111111,  14050471, 67062674, 99943326",
    "1234567890,  89005924, 91819424, 93441116",
    "2000000000,  69279037, 90698825, 38618901",
    "20000000000, 65353130, 77737706, 47863826"
  })
  void the_codes_are_those_of_the_standard(
      long seconds, String sha1, String sha256, String sha512) {
    long step = Totp.stepOf(Instant.ofEpochSecond(seconds));

    assertThat(Totp.codeAt(digits(20), step, 8, "HmacSHA1")).isEqualTo(sha1);
    assertThat(Totp.codeAt(digits(32), step, 8, "HmacSHA256")).isEqualTo(sha256);
    assertThat(Totp.codeAt(digits(64), step, 8, "HmacSHA512")).isEqualTo(sha512);
  }

  private static byte[] digits(int length) {
    return "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void six_digits_are_the_last_of_eight() {
    assertThat(Totp.codeAt(SECRET, STEP)).isEqualTo("081804");
  }

  @Test
  void a_clock_may_be_one_step_off_and_no_more() {
    for (long off : new long[] {-1, 0, 1}) {
      assertThat(Totp.stepOf(Totp.codeAt(SECRET, STEP + off), SECRET, 0, NOW))
          .isEqualTo(OptionalLong.of(STEP + off));
    }
    for (long off : new long[] {-2, 2}) {
      assertThat(Totp.stepOf(Totp.codeAt(SECRET, STEP + off), SECRET, 0, NOW)).isEmpty();
    }
  }

  @Test
  void a_code_of_the_last_step_or_before_is_not_taken() {
    assertThat(Totp.stepOf(Totp.codeAt(SECRET, STEP), SECRET, STEP, NOW)).isEmpty();
    assertThat(Totp.stepOf(Totp.codeAt(SECRET, STEP - 1), SECRET, STEP, NOW)).isEmpty();
    assertThat(Totp.stepOf(Totp.codeAt(SECRET, STEP + 1), SECRET, STEP, NOW)).isPresent();
  }

  @Test
  void what_is_no_code_is_not_taken() {
    for (String typed : new String[] {"", "81804", "0818040", "aaaaaa", "٠٨١٨٠٤"}) {
      assertThat(Totp.stepOf(typed, SECRET, 0, NOW)).isEmpty();
    }
  }
}
