package org.mufakat.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.statistics.ReleaseFixture.NORTH;
import static org.mufakat.statistics.ReleaseFixture.SOUTH;
import static org.mufakat.statistics.ReleaseFixture.aRelease;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegionalPictureTest {

  private static final String FAR = "XFA";

  private static RegionalPicture picture(ReleaseFixture release) {
    return RegionalPicture.of(
        release.figures(),
        Indicator.DETECTED_VICTIMS,
        List.of(NORTH, SOUTH),
        new YearSpan(2017, 2018));
  }

  @Test
  void corridors_are_within_domestic_from_outside_or_to_outside() {
    var picture =
        picture(
            aRelease("2025-04-14")
                .citizens(SOUTH, 2017, "Northmark", NORTH, "53")
                .citizens(SOUTH, 2017, "Southmark", SOUTH, "9")
                .citizens(SOUTH, 2017, "Farland", FAR, "7")
                .citizens(FAR, 2017, "Northmark", NORTH, "12")
                .citizens(FAR, 2017, "Farland", FAR, "99"));

    assertThat(picture.within()).extracting(Corridor::citizenship).containsExactly(NORTH);
    assertThat(picture.domestic()).extracting(Corridor::detectedBy).containsExactly(SOUTH);
    assertThat(picture.fromOutside()).extracting(Corridor::citizenship).containsExactly(FAR);
    assertThat(picture.toOutside()).extracting(Corridor::detectedBy).containsExactly(FAR);
  }

  @Test
  void each_state_keeps_its_own_gaps() {
    var picture =
        picture(
            aRelease("2025-04-14")
                .victims(NORTH, 2017, "10")
                .victims(NORTH, 2018, "20")
                .victims(SOUTH, 2018, "<5"));

    assertThat(picture.whole().published()).isEqualTo(new CountInterval(30, 34));
    assertThat(picture.byState().get(1).yearsLacking()).hasToString("2017");
    assertThat(picture.byState().get(0).isComplete()).isTrue();
  }

  @Test
  void forms_are_those_that_the_members_published() {
    var forced = Breakdown.of(Dimension.FORM_OF_EXPLOITATION, "Forced labour");
    var sexual = Breakdown.of(Dimension.FORM_OF_EXPLOITATION, "Sexual exploitation");
    var picture =
        picture(
            aRelease("2025-04-14")
                .victims(NORTH, 2017, forced, "6")
                .victims(FAR, 2017, sexual, "60"));

    assertThat(picture.byForm())
        .extracting(f -> f.query().breakdown().category())
        .containsExactly("Forced labour");
  }
}
