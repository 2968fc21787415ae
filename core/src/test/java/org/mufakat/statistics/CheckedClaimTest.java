package org.mufakat.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.statistics.ReleaseFixture.NORTH;
import static org.mufakat.statistics.ReleaseFixture.aRelease;
import static org.mufakat.statistics.ReleaseFixture.anExcerpt;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CheckedClaimTest {

  private static CheckedClaim searched(ReleaseFixture... releases) {
    return new CheckedClaim(
        new Claim(1_227, NORTH, new YearSpan(2017, 2021)),
        new ClaimAnswer.NothingToCompare(),
        Arrays.stream(releases).map(r -> r.figures().release()).toList());
  }

  @Test
  void an_answer_of_excerpts_alone_rests_on_excerpts_only() {
    var checked = searched(anExcerpt("2025-04-14"), anExcerpt("2023-05-30"));

    assertThat(checked.restsOnExcerptsOnly()).isTrue();
    assertThat(checked.excerpts()).extracting(ReleaseId::value).contains("2023-05-30");
  }

  @Test
  void one_whole_release_is_enough_and_the_excerpts_are_still_named() {
    var checked = searched(aRelease("2025-04-14"), anExcerpt("2023-05-30"));

    assertThat(checked.restsOnExcerptsOnly()).isFalse();
    assertThat(checked.excerpts()).extracting(ReleaseId::value).containsExactly("2023-05-30");
  }

  @Test
  void where_nothing_was_searched_no_excerpt_was() {
    assertThat(searched().restsOnExcerptsOnly()).isFalse();
    assertThat(searched().excerpts()).isEmpty();
  }
}
