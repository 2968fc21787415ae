package org.mufakat.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.statistics.ReleaseFixture.NORTH;
import static org.mufakat.statistics.ReleaseFixture.aRelease;
import static org.mufakat.statistics.ReleaseFixture.anExcerpt;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimCheckTest {

  /// The figures of Thailand in the release of 2023-05-30, under an invented State's code.
  private static ReleaseFixture older() {
    return anExcerpt("2023-05-30")
        .victims(NORTH, 2017, "471")
        .victims(NORTH, 2018, "417")
        .victims(NORTH, 2019, "1,540")
        .victims(NORTH, 2020, "146")
        .victims(NORTH, 2021, "134");
  }

  private static ReleaseFixture newer() {
    return aRelease("2025-04-14")
        .victims(NORTH, 2017, "471")
        .victims(NORTH, 2018, "417")
        .victims(NORTH, 2019, "1,541")
        .victims(NORTH, 2020, "155")
        .victims(NORTH, 2021, "190");
  }

  private static ClaimAnswer check(long number, ReleaseFixture... releases) {
    return new ClaimCheck(java.util.Arrays.stream(releases).map(ReleaseFixture::figures).toList())
        .check(new Claim(number, NORTH, new YearSpan(2017, 2021)));
  }

  @Test
  void the_founding_papers_five_years_are_four_years_of_detected_victims_in_an_older_release() {
    var answer = check(2_237, newer(), older());

    assertThat(answer).isInstanceOf(ClaimAnswer.Given.class);
    var match = ((ClaimAnswer.Given) answer).matches().getFirst();
    assertThat(match.figure().release().id()).hasToString("2023-05-30");
    assertThat(match.figure().covered()).hasToString("2018–2021");
    assertThat(match.leftOut()).hasToString("2017");
    assertThat(match.figure().query().indicator()).isEqualTo(Indicator.DETECTED_VICTIMS);
  }

  @Test
  void exactly_the_claimed_years_stand_before_a_part_of_them() {
    var answer = check(2_774, older(), newer());

    var match = ((ClaimAnswer.Given) answer).matches().getFirst();
    assertThat(match.coversExactlyTheClaimedYears()).isTrue();
    assertThat(match.figure().release().id()).hasToString("2025-04-14");
  }

  @Test
  void a_number_that_no_figure_gives_gets_the_nearest() {
    var answer = check(2_300, newer());

    assertThat(answer).isInstanceOf(ClaimAnswer.NotGiven.class);
    var nearest = ((ClaimAnswer.NotGiven) answer).nearest().getFirst();
    assertThat(nearest.figure().published()).isEqualTo(CountInterval.exactly(2_303));
    assertThat(nearest.distance()).isEqualTo(3);
  }

  @Test
  void an_interval_that_contains_the_number_is_possible_and_not_given() {
    var answer =
        check(3, aRelease("2025-04-14").victims(NORTH, 2019, "<5").victims(NORTH, 2020, "50"));

    assertThat(answer).isInstanceOf(ClaimAnswer.Possible.class);
  }

  @Test
  void without_any_value_there_is_nothing_to_compare() {
    assertThat(check(3, aRelease("2025-04-14").victims("XSO", 2019, "7")))
        .isEqualTo(new ClaimAnswer.NothingToCompare());
  }

  @Test
  void a_part_by_sex_that_gives_the_number_is_found_after_totals() {
    var answer = check(212, newer().victims(NORTH, 2018, Breakdown.ofSex(Sex.FEMALE), "212"));

    var given = (ClaimAnswer.Given) answer;
    assertThat(given.matches())
        .extracting(m -> m.figure().query().breakdown())
        .containsExactly(Breakdown.ofSex(Sex.FEMALE));
  }

  @Test
  void a_repeated_key_gives_no_number() {
    var answer =
        check(8, aRelease("2025-04-14").victims(NORTH, 2018, "8").victims(NORTH, 2018, "<5"));

    assertThat(answer).isEqualTo(new ClaimAnswer.NothingToCompare());
  }

  @Test
  void no_release_gives_nothing_to_compare() {
    assertThat(new ClaimCheck(List.of()).check(new Claim(1, NORTH, new YearSpan(2018, 2018))))
        .isEqualTo(new ClaimAnswer.NothingToCompare());
  }
}
