package org.mufakat.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SensitivityTest {

  private static final CaptureTable WESTERN = PublishedTables.WESTERN;

  @Test
  void every_list_every_two_and_every_link_is_changed_once() {
    var sensitivity = of(WESTERN);

    assertThat(sensitivity.changed()).hasSize(5 + 10 + 2 * 10);
    assertThat(sensitivity.consistency())
        .extracting(Sensitivity.Consistency::known)
        .containsExactly(64, 98, 126, 52, 30);
  }

  @Test
  void a_changed_table_is_estimated_as_if_it_had_been_given() {
    var without = WESTERN.without(4).orElseThrow();

    var said = of(WESTERN).changed().get(4);

    assertThat(said.change()).isEqualTo(new Change.WithoutList(4));
    assertThat(said.said().orElseThrow().persons())
        .isCloseTo(StepwiseEstimate.of(without).persons(), within(1e-6));
  }

  @Test
  void leaving_a_list_out_leaves_out_those_on_no_other() {
    var without = WESTERN.without(0).orElseThrow();

    assertThat(without.lists()).containsExactly("B", "C", "D", "E");
    assertThat(without.persons()).isEqualTo(345 - 52);
    assertThat(without.count(0b0010)).isEqualTo(114 + 4);
  }

  @Test
  void a_link_fewer_is_a_person_more_and_a_link_more_a_person_less() {
    var fewer = new Change.LinkFewer(0, 2).of(WESTERN).orElseThrow();
    var more = new Change.LinkMore(0, 1).of(WESTERN).orElseThrow();

    assertThat(fewer.persons()).isEqualTo(346);
    assertThat(fewer.onAll(0b00101)).isEqualTo(WESTERN.onAll(0b00101) - 1);
    assertThat(more.persons()).isEqualTo(344);
    assertThat(more.onAll(0b00011)).isEqualTo(WESTERN.onAll(0b00011) + 1);
    assertThat(new Change.LinkFewer(0, 1).of(WESTERN)).isEmpty();
    assertThat(new Change.LinkMore(1, 0).of(more.without(2).orElseThrow())).isPresent();
  }

  @Test
  void a_list_made_up_of_independent_others_is_estimated_as_large_as_it_is() {
    var names = List.of("A", "B", "C");
    var table =
        PublishedTables.table(
            names, "A 1000, B 1000, C 1000, A:B 1000, A:C 1000, B:C 1000, A:B:C 1000");

    var sensitivity = of(table);

    assertThat(sensitivity.consistency())
        .allSatisfy(c -> assertThat(c.logRatio().orElseThrow()).isCloseTo(0, within(1e-9)));
  }

  private static Sensitivity of(CaptureTable table) {
    var plan =
        new Plan(
            Method.STEPWISE,
            Optional.empty(),
            new Bootstrap.Resamples(Optional.of(1), 1, 1),
            Plan.USUAL_THRESHOLD,
            Plan.USUAL_MOST_VARIATION);
    return Sensitivity.of(table, plan, Watch.none());
  }
}
