package org.mufakat.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mufakat.server.keys.KeyShares.Recovery;

class KeySharesTest {

  private static final KeyBundle KEYS =
      new KeyBundle(
          Map.of(
              KeyBundle.IDENTITY_KEYS,
              "1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
                  .getBytes(StandardCharsets.US_ASCII),
              KeyBundle.NODE_KEY,
              "-----BEGIN PRIVATE KEY-----\n…".getBytes(StandardCharsets.UTF_8)));

  private static List<KeyShare> shares() {
    return shares("XNO", 5, 3);
  }

  private static List<KeyShare> shares(String node, int officers, int needed) {
    return new KeyShares(new SecureRandom())
        .split(KEYS, node, List.of(1), officers, needed, LocalDate.of(2031, 5, 6));
  }

  @Test
  void any_three_of_five_bring_the_keys_back_in_any_order() {
    var shares = shares();

    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < 5; b++) {
        for (int c = 0; c < 5; c++) {
          if (a != b && b != c && a != c) {
            var together = List.of(shares.get(a), shares.get(b), shares.get(c));
            assertThat(KeyShares.recover(together, "XNO"))
                .isEqualTo(new Recovery.Recovered(KEYS, shares.get(a)));
          }
        }
      }
    }
    assertThat(KeyShares.recover(shares, "XNO"))
        .isEqualTo(new Recovery.Recovered(KEYS, shares.getFirst()));
  }

  @Test
  void it_works_for_all_that_is_possible_and_for_nothing_else() {
    for (int officers = 2; officers <= 20; officers++) {
      for (int needed = 2; needed <= officers; needed++) {
        var some = shares("XNO", officers, needed).subList(officers - needed, officers);
        assertThat(KeyShares.recover(some, "XNO"))
            .as("%d of %d", needed, officers)
            .isEqualTo(new Recovery.Recovered(KEYS, some.getFirst()));
      }
    }
    assertThatThrownBy(() -> shares("XNO", 3, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> shares("XNO", 3, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> shares("XNO", 21, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void too_few_bring_nothing_back_and_one_twice_counts_once() {
    var shares = shares();

    assertThat(KeyShares.recover(shares.subList(0, 2), "XNO")).isEqualTo(new Recovery.TooFew(2, 3));
    assertThat(KeyShares.recover(List.of(shares.get(0), shares.get(1), shares.get(1)), "XNO"))
        .isEqualTo(new Recovery.TooFew(2, 3));
  }

  /// A second, naive implementation: Lagrange at 0 over the field of AES, from the definition.
  @Test
  void the_shares_are_those_of_the_published_scheme() {
    var shares = shares().subList(1, 4);

    var secret = new byte[shares.getFirst().bytes().length];
    for (int at = 0; at < secret.length; at++) {
      int sum = 0;
      for (KeyShare one : shares) {
        int term = one.bytes()[at] & 0xff;
        for (KeyShare other : shares) {
          if (other.number() != one.number()) {
            term = times(term, times(other.number(), inverse(one.number() ^ other.number())));
          }
        }
        sum ^= term;
      }
      secret[at] = (byte) sum;
    }

    assertThat(KeyBundle.read(secret)).contains(KEYS);
  }

  private static int times(int a, int b) {
    int product = 0;
    for (int bit = 0; bit < 8; bit++) {
      if ((b >> bit & 1) == 1) {
        product ^= a << bit;
      }
    }
    for (int bit = 14; bit >= 8; bit--) {
      if ((product >> bit & 1) == 1) {
        product ^= 0x11b << (bit - 8);
      }
    }
    return product;
  }

  private static int inverse(int a) {
    for (int b = 1; b < 256; b++) {
      if (times(a, b) == 1) {
        return b;
      }
    }
    throw new IllegalArgumentException("0 has no inverse");
  }

  /// With two shares of three, every value of a byte of the secret is still possible: over many
  /// drawings of the same secret, a share's byte takes all values about equally often.
  @Test
  void a_share_alone_says_nothing_of_the_secret() {
    var seen = new int[256];

    for (int i = 0; i < 4_000; i++) {
      for (byte each : shares("XNO", 2, 2).getFirst().bytes()) {
        seen[each & 0xff]++;
      }
    }

    double expected = 4_000.0 * KEYS.bytes().length / 256;
    double chiSquared = 0;
    for (int count : seen) {
      chiSquared += (count - expected) * (count - expected) / expected;
    }
    // 255 degrees of freedom: 400 is passed once in some hundred million times.
    assertThat(chiSquared).isLessThan(400);
  }

  @Test
  void a_share_of_another_node_or_of_another_set_is_named() {
    var north = shares();
    var south = shares("XSO", 5, 3);
    var later = shares();

    assertThat(KeyShares.recover(List.of(north.get(0), south.get(1), north.get(2)), "XNO"))
        .isEqualTo(new Recovery.OtherNode(1, "XSO"));
    assertThat(KeyShares.recover(List.of(north.get(0), north.get(1), later.get(2)), "XNO"))
        .isEqualTo(new Recovery.OtherSet(2));
  }

  @Test
  void a_share_changed_on_purpose_is_found_when_they_come_together() {
    var shares = shares();
    var bytes = shares.get(1).bytes().clone();
    bytes[7] ^= 1;
    var forged =
        new KeyShare(
            "XNO", shares.get(1).set(), 2, 5, 3, List.of(1), LocalDate.of(2031, 5, 6), bytes);

    var recovery = KeyShares.recover(List.of(shares.get(0), forged, shares.get(2)), "XNO");

    assertThat(recovery).isEqualTo(new Recovery.DoNotFit());
  }

  @Test
  void what_an_officer_keeps_reads_back_also_when_typed_carelessly() {
    var share = shares().get(3);

    var careless = share.text().toUpperCase(java.util.Locale.ROOT).replace("\n", "  \r\n ");

    assertThat(KeyShare.read(share.text())).isEqualTo(new KeyShare.Reading.Read(share));
    assertThat(KeyShare.read(careless)).isEqualTo(new KeyShare.Reading.Read(share));
    assertThat(share.text())
        .contains("node: XNO", "share: 4 of 5", "needed: 3", "key versions: 1", "made: 2031-05-06")
        .matches("\\p{ASCII}*");
    assertThat(share.toString()).doesNotContain(share.text().lines().toList().get(12));
  }

  @Test
  void every_changed_character_that_matters_is_found() {
    var share = shares().get(0);
    var text = share.text();
    int body = text.indexOf("node: ");

    var unnoticed = new ArrayList<String>();
    for (int at = body; at < text.length(); at++) {
      char typed = text.charAt(at);
      char instead =
          typed == '0' ? '1' : typed == 'a' ? 'b' : Character.isLetterOrDigit(typed) ? '0' : typed;
      if (instead != typed) {
        var changed = text.substring(0, at) + instead + text.substring(at + 1);
        if (!(KeyShare.read(changed) instanceof KeyShare.Reading.Damaged)) {
          unnoticed.add(changed.substring(at - 5, at + 5));
        }
      }
    }

    assertThat(unnoticed).isEmpty();
  }

  @Test
  void a_typing_error_is_said_with_its_line() {
    var text = shares().get(0).text();
    int third = text.indexOf("03) ") + 4;
    char digit = text.charAt(third);

    var wrong = text.substring(0, third) + (digit == '7' ? '1' : '7') + text.substring(third + 1);
    var missing = text.replaceAll("(?m)^02\\) .*\n", "");
    var cut = text.replaceAll("(?m)^check: .*\n", "");

    assertThat(KeyShare.read(wrong))
        .isEqualTo(new KeyShare.Reading.Damaged("line 03 of it has an error"));
    assertThat(KeyShare.read(missing))
        .isEqualTo(new KeyShare.Reading.Damaged("line 02 of it is missing or not in its place"));
    assertThat(KeyShare.read(cut)).isInstanceOf(KeyShare.Reading.Damaged.class);
    assertThat(KeyShare.read("")).isInstanceOf(KeyShare.Reading.Damaged.class);
  }
}
