package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.conference.PlanOfAction.Activity;
import org.mufakat.server.conference.PlanOfAction.AdoptedBy;
import org.mufakat.server.conference.PlanOfAction.Plan;
import org.mufakat.server.conference.PlanOfAction.Report;
import org.mufakat.server.conference.PlanOfAction.Row;
import org.mufakat.server.conference.PlanOfAction.Status;

/// What is known of a plan's rows, and what is not.
class PlanProgressTest {

  private static final DrawnIds DRAW = new DrawnIds();
  private static final HalfYear FIRST = half("2031-H1");
  private static final Plan PLAN =
      new Plan(DRAW.get(), "A plan", new AdoptedBy.InTheRecord(DRAW.get()), FIRST, half("2033-H2"));
  private static final Row ONE = row(1);
  private static final Row TWO = row(2);

  private static HalfYear half(String text) {
    return HalfYear.parse(text).orElseThrow();
  }

  private static Row row(int number) {
    return new Row(
        DRAW.get(),
        PLAN.id(),
        number,
        new Activity(List.of("EX-14"), "area", "activity", "output", "OFFICIALS", List.of()));
  }

  private static Report report(Row row, String half, Status status) {
    return new Report(
        row.id(),
        half(half),
        status,
        "words",
        Optional.empty(),
        Optional.<OpaqueId>empty(),
        DRAW.get(),
        Optional.of("XNO"),
        Instant.EPOCH);
  }

  private static PlanProgress progress(String today, Report... reports) {
    return PlanProgress.of(PLAN, List.of(ONE, TWO), List.of(reports), LocalDate.parse(today));
  }

  @Test
  void no_report_is_not_a_row_that_has_not_begun() {
    var progress = progress("2031-07-01", report(ONE, "2031-H1", Status.NOT_BEGUN));

    var first = progress.periods().getLast();

    assertThat(first.half()).isEqualTo(FIRST);
    assertThat(first.rows("not-begun")).isEqualTo(1);
    assertThat(first.noReport()).isEqualTo(1);
    assertThat(progress.standing(TWO, FIRST).slug()).isEqualTo("no-report");
  }

  @Test
  void of_the_half_year_that_is_over_and_the_one_that_runs_a_report_is_expected() {
    var progress = progress("2032-03-01", report(ONE, "2031-H2", Status.UNDER_WAY));

    assertThat(progress.expected()).containsExactly(half("2032-H1"), half("2031-H2"));
    assertThat(progress.lacking(ONE)).containsExactly(half("2032-H1"));
    assertThat(progress.lacking(TWO)).containsExactly(half("2032-H1"), half("2031-H2"));
    assertThat(progress.isOver(half("2031-H2"))).isTrue();
    assertThat(progress.isOver(half("2032-H1"))).isFalse();
    assertThat(progress.late()).isEqualTo(1);
  }

  @Test
  void of_what_is_done_nothing_more_is_expected_and_it_counts_as_done() {
    var progress = progress("2032-03-01", report(ONE, "2031-H1", Status.DONE));

    assertThat(progress.lacking(ONE)).isEmpty();
    assertThat(progress.standing(ONE, half("2031-H2")).slug()).isEqualTo("ended-done");
    assertThat(progress.periods()).allMatch(p -> p.rows("done") == 1 && p.noReport() == 1);
  }

  @Test
  void the_last_report_of_a_half_year_counts() {
    var progress =
        progress(
            "2031-03-01",
            report(ONE, "2031-H1", Status.NOT_BEGUN),
            report(ONE, "2031-H1", Status.UNDER_WAY));

    assertThat(progress.standing(ONE, FIRST).slug()).isEqualTo("under-way");
  }

  @Test
  void before_a_plan_begins_and_after_it_ended_nothing_is_expected() {
    assertThat(progress("2030-12-31").begun()).isEmpty();
    assertThat(progress("2030-12-31").expected()).isEmpty();
    assertThat(progress("2034-03-01").expected()).containsExactly(half("2033-H2"));
    assertThat(progress("2034-07-01").expected()).isEmpty();
    assertThat(progress("2034-07-01").begun()).hasSize(6);
  }

  @Test
  void half_years_follow_each_other_from_january_and_from_july() {
    assertThat(HalfYear.of(LocalDate.parse("2031-06-30"))).isEqualTo(FIRST);
    assertThat(HalfYear.of(LocalDate.parse("2031-07-01"))).isEqualTo(FIRST.next());
    assertThat(FIRST.next().next()).isEqualTo(half("2032-H1"));
    assertThat(FIRST.previous()).isEqualTo(half("2030-H2"));
    assertThat(FIRST.last()).isEqualTo(LocalDate.parse("2031-06-30"));
    assertThat(PLAN.middle()).isEqualTo(half("2032-H1"));
    assertThat(HalfYear.parse("2031-H3")).isEmpty();
  }
}
