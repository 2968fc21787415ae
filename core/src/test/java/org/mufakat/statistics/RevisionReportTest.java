package org.mufakat.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.statistics.ReleaseFixture.NORTH;
import static org.mufakat.statistics.ReleaseFixture.aRelease;
import static org.mufakat.statistics.ReleaseFixture.anExcerpt;

import org.junit.jupiter.api.Test;

class RevisionReportTest {

  @Test
  void what_changed_vanished_and_appeared_is_listed_and_the_rest_counted() {
    var before =
        aRelease("2023-05-30")
            .victims(NORTH, 2017, "471")
            .victims(NORTH, 2018, "417")
            .victims(NORTH, 2019, "1,540");
    var after =
        aRelease("2025-04-14")
            .victims(NORTH, 2018, "417")
            .victims(NORTH, 2019, "1,541")
            .victims(NORTH, 2020, "155");

    var report = RevisionReport.between(before.figures(), after.figures(), _ -> true);

    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(report.changed()).extracting(c -> c.key().year()).containsExactly(2019);
    assertThat(report.vanished()).extracting(c -> c.key().year()).containsExactly(2017);
    assertThat(report.appeared()).extracting(c -> c.key().year()).containsExactly(2020);
  }

  @Test
  void a_repeated_key_is_compared_with_all_its_rows_in_any_order() {
    var before = aRelease("2023-05-30").victims(NORTH, 2018, "8").victims(NORTH, 2018, "<5");
    var after = aRelease("2025-04-14").victims(NORTH, 2018, "<5").victims(NORTH, 2018, "8");

    var report = RevisionReport.between(before.figures(), after.figures(), _ -> true);

    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(report.changed()).isEmpty();
  }

  @Test
  void what_an_excerpt_lacks_has_not_vanished() {
    var before = aRelease("2023-05-30").victims(NORTH, 2017, "471").victims(NORTH, 2018, "417");
    var after = anExcerpt("2025-04-14").victims(NORTH, 2018, "418");

    var report = RevisionReport.between(before.figures(), after.figures(), _ -> true);

    assertThat(report.comparedInPart()).isTrue();
    assertThat(report.changed()).hasSize(1);
    assertThat(report.vanished()).isEmpty();
  }

  @Test
  void a_suppressed_cell_that_becomes_a_count_has_changed() {
    var before = aRelease("2023-05-30").victims(NORTH, 2018, "<5");
    var after = aRelease("2025-04-14").victims(NORTH, 2018, "4");

    var report = RevisionReport.between(before.figures(), after.figures(), _ -> true);

    assertThat(report.changed()).hasSize(1);
  }
}
