package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.tables.Watch;

/// What a demonstration releases, and what it leaves to be let out, whatever chance has it.
class InventedVictimsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_tables_that_wait_can_leave_beside_those_that_are_out_and_show_reasons(long seed) {
    var first = prepared(InventedVictims.FIRST, List.of(), seed);
    var figure = InventedVictims.figureOf("XSO", InventedTables.ID, Instant.EPOCH);

    var second =
        prepared(
            InventedVictims.SECOND,
            List.of(OutAlready.of(first.release()), figure.asOutAlready()),
            seed);

    assertThat(second.release().withheld()).isBetween(10, 60);
    assertThat(ReleaseText.reasons(second.review()))
        .containsKeys("threshold", "secondary", "before");
  }

  private static PreparationAnswer.Prepared prepared(
      AskedTables asked, List<OutAlready> out, long seed) {
    var chances = new Preparation.Chances(new SplittableRandom(seed), new SplittableRandom(seed));
    var persons = InventedVictims.persons();
    return (PreparationAnswer.Prepared)
        new Preparation("XNO", InventedTables.ID, asked, persons, out, chances, Watch.none())
            .answer();
  }
}
