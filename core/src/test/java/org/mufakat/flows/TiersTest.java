package org.mufakat.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.mufakat.flows.Tiers.Member;
import org.mufakat.statistics.CountInterval;

class TiersTest {

  private static Member<String> member(String name, double low, double high) {
    return new Member<>(name, new Band(low, high));
  }

  private static Tiers<String> tiers(List<Member<String>> members) {
    return Tiers.of(members, Comparator.naturalOrder());
  }

  @Test
  void corridors_whose_bands_overlap_stand_in_one_tier_by_name() {
    var tiers = tiers(List.of(member("z", 90, 110), member("a", 80, 95), member("m", 1, 5)));

    assertThat(tiers.tiers())
        .extracting(t -> t.stream().map(Member::thing).toList())
        .containsExactly(List.of("a", "z"), List.of("m"));
  }

  /// a overlaps b and b overlaps c, so no cut is true; that a lies above c is still told.
  @Test
  void a_chain_of_overlaps_is_one_tier_and_its_ends_are_still_told_apart() {
    var a = member("a", 10, 20);
    var c = member("c", 1, 6);
    var tiers = tiers(List.of(c, member("b", 5, 12), a));

    assertThat(tiers.tiers()).hasSize(1);
    assertThat(tiers.surelyFewer(a)).isEqualTo(1);
    assertThat(tiers.surelyMore(c)).isEqualTo(1);
    assertThat(tiers.surelyMore(a)).isZero();
  }

  @Test
  void equal_bands_and_bands_that_touch_are_not_told_apart() {
    assertThat(tiers(List.of(member("b", 3, 4), member("a", 4, 5))).tiers()).hasSize(1);
    assertThat(tiers(List.of(member("b", 3, 3), member("a", 3, 3))).tiers()).hasSize(1);
  }

  @Test
  void of_nothing_there_is_no_tier() {
    assertThat(tiers(List.of()).tiers()).isEmpty();
  }

  @RepeatedTest(200)
  void no_listing_implies_an_order_that_the_bands_do_not_carry(RepetitionInfo info) {
    long seed = info.getCurrentRepetition();
    var members = drawn(new Random(seed));

    var tiers = tiers(members);

    assertThat(tiers.all()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(members);
    for (int t = 0; t < tiers.tiers().size(); t++) {
      var tier = tiers.tiers().get(t);
      assertThat(tier).as("seed %d", seed).isSortedAccordingTo(Comparator.comparing(Member::thing));
      for (var below : tiers.tiers().subList(t + 1, tiers.tiers().size())) {
        assertThat(tier)
            .as("seed %d", seed)
            .allMatch(a -> below.stream().allMatch(b -> a.band().isAbove(b.band())));
      }
      assertThat(canBeCut(tier)).as("seed %d", seed).isFalse();
    }
  }

  @RepeatedTest(50)
  void the_listing_does_not_depend_on_the_order_in_which_corridors_come(RepetitionInfo info) {
    long seed = info.getCurrentRepetition();
    var members = drawn(new Random(seed));
    var other = new ArrayList<>(members);
    Collections.shuffle(other, new Random(seed + 1));

    assertThat(tiers(other)).as("seed %d", seed).isEqualTo(tiers(members));
  }

  @RepeatedTest(50)
  void surely_more_is_an_order_without_rings(RepetitionInfo info) {
    long seed = info.getCurrentRepetition();
    var members = drawn(new Random(seed));

    for (var a : members) {
      assertThat(a.band().isAbove(a.band())).isFalse();
      for (var b : members) {
        assertThat(a.band().isAbove(b.band()) && a.band().overlaps(b.band())).isFalse();
        for (var c : members) {
          if (a.band().isAbove(b.band()) && b.band().isAbove(c.band())) {
            assertThat(a.band().isAbove(c.band())).as("seed %d", seed).isTrue();
          }
        }
      }
    }
  }

  /// Bands of counts from 0 to some thousands, some of them intervals.
  private static List<Member<String>> drawn(Random chance) {
    int count = 1 + chance.nextInt(25);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              long low = (long) Math.exp(8 * chance.nextDouble()) - 1;
              long width = chance.nextInt(3) == 0 ? 4L * (1 + chance.nextInt(6)) : 0;
              return new Member<>(
                  "c" + (char) ('a' + (i * 7) % 26) + i,
                  Band.around(new CountInterval(low, low + width)));
            })
        .toList();
  }

  /// Whether some cut through a tier would be true: by hand over all cuts of the order of low ends.
  private static boolean canBeCut(List<Member<String>> tier) {
    return tier.stream()
        .anyMatch(
            cut -> {
              var above = tier.stream().filter(m -> m.band().low() >= cut.band().low()).toList();
              var below = tier.stream().filter(m -> !above.contains(m)).toList();
              return !below.isEmpty()
                  && above.stream()
                      .allMatch(a -> below.stream().allMatch(b -> a.band().isAbove(b.band())));
            });
  }
}
