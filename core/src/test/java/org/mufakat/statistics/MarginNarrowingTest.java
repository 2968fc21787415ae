package org.mufakat.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.statistics.ReleaseFixture.NORTH;
import static org.mufakat.statistics.ReleaseFixture.aRelease;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarginNarrowingTest {

  private static Reading.Valued read(ReleaseFigures figures, Breakdown breakdown) {
    return (Reading.Valued)
        figures.read(new CellKey(NORTH, Indicator.DETECTED_VICTIMS, breakdown, 2018));
  }

  /// The margins of Thailand in 2018: 212 female, 205 male, 417 in total.
  @Test
  void other_is_zero_where_female_and_male_come_to_the_total() {
    var figures =
        aRelease("2025-04-14")
            .victims(NORTH, 2018, "417")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.FEMALE), "212")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.MALE), "205")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.OTHER), "<5")
            .figures();

    var other = read(figures, Breakdown.ofSex(Sex.OTHER));

    assertThat(other.published()).isEqualTo(new CountInterval(0, 4));
    assertThat(other.narrowed()).isEqualTo(CountInterval.exactly(0));
    assertThat(other.narrowings())
        .singleElement()
        .satisfies(
            why -> {
              assertThat(why.totalHigh()).isEqualTo(417);
              assertThat(why.othersLow()).isEqualTo(417);
              assertThat(why.others())
                  .extracting(k -> k.breakdown().sex())
                  .containsExactly(Sex.FEMALE, Sex.MALE);
            });
  }

  @Test
  void a_part_that_nothing_forces_keeps_its_published_bounds() {
    var figures =
        aRelease("2025-04-14")
            .victims(NORTH, 2018, "500")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.FEMALE), "212")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.OTHER), "<5")
            .figures();

    var other = read(figures, Breakdown.ofSex(Sex.OTHER));

    assertThat(other.narrowed()).isEqualTo(other.published());
    assertThat(other.narrowings()).isEmpty();
  }

  @Test
  void parts_need_not_be_complete_so_no_lower_bound_is_ever_raised() {
    var figures =
        aRelease("2025-04-14")
            .victims(NORTH, 2018, "216")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.FEMALE), "212")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.MALE), "<5")
            .figures();

    assertThat(read(figures, Breakdown.ofSex(Sex.MALE)).narrowed())
        .isEqualTo(new CountInterval(0, 4));
  }

  @Test
  void a_table_that_contradicts_itself_is_left_as_published() {
    var figures =
        aRelease("2025-04-14")
            .victims(NORTH, 2018, "66")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.FEMALE), "19")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.MALE), "50")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.OTHER), "<5")
            .figures();

    assertThat(read(figures, Breakdown.ofSex(Sex.OTHER)).narrowed())
        .isEqualTo(new CountInterval(0, 4));
  }

  /// No total is exceeded as published; but 10 less 8 males leaves 2 females, and 3 are girls.
  @Test
  void a_table_that_contradicts_itself_only_after_narrowing_is_left_as_published() {
    var girls = new Breakdown(Dimension.TOTAL, "Total", Sex.FEMALE, AgeGroup.CHILD);
    var figures =
        aRelease("2025-04-14")
            .victims(NORTH, 2018, "10")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.MALE), "8")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.FEMALE), "<5")
            .victims(NORTH, 2018, girls, "3")
            .figures();

    assertThat(read(figures, Breakdown.ofSex(Sex.FEMALE)).narrowed())
        .isEqualTo(new CountInterval(0, 4));
    assertThat(read(figures, girls).narrowed()).isEqualTo(CountInterval.exactly(3));
  }

  @Test
  void a_repeated_key_forces_nothing() {
    var figures =
        aRelease("2025-04-14")
            .victims(NORTH, 2018, "10")
            .victims(NORTH, 2018, "10")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.FEMALE), "10")
            .victims(NORTH, 2018, Breakdown.ofSex(Sex.OTHER), "<5")
            .figures();

    assertThat(read(figures, Breakdown.ofSex(Sex.OTHER)).narrowed())
        .isEqualTo(new CountInterval(0, 4));
  }

  /// Invents true tables, publishes them with suppression and some cells withheld, and asks that
  /// the truth is always inside the narrowed bounds, and that the bounds never leave the published
  /// ones.
  @Test
  void the_truth_is_never_narrowed_away() {
    long seed = 20_250_414L;
    var random = new SplittableRandom(seed);
    int narrowedCells = 0;

    for (int round = 0; round < 3_000; round++) {
      var truth = new ArrayList<PublishedCell>();
      var counts = new ArrayList<Long>();
      inventTable(random, truth, counts);
      var figures = new ReleaseFigures(aRelease("2025-04-14").release(), truth);
      for (int i = 0; i < truth.size(); i++) {
        var reading = (Reading.Valued) figures.read(truth.get(i).key());
        assertThat(reading.narrowed().contains(counts.get(i))).as("seed %d", seed).isTrue();
        assertThat(reading.narrowed().within(reading.published())).as("seed %d", seed).isTrue();
        narrowedCells += reading.narrowings().isEmpty() ? 0 : 1;
      }
    }

    assertThat(narrowedCells).as("rounds that tested something").isGreaterThan(1_000);
  }

  private static void inventTable(
      SplittableRandom random, List<PublishedCell> truth, List<Long> counts) {
    var sexes = List.of(Sex.FEMALE, Sex.MALE, Sex.OTHER);
    var ages = List.of(AgeGroup.CHILD, AgeGroup.ADULT);
    long[][] table = new long[3][2];
    long[] unknownAge = new long[3];
    for (int s = 0; s < 3; s++) {
      for (int a = 0; a < 2; a++) {
        table[s][a] = random.nextInt(4) == 0 ? random.nextInt(200) : random.nextInt(7);
      }
      unknownAge[s] = random.nextInt(3) == 0 ? random.nextInt(3) : 0;
    }
    long unknown = random.nextInt(2) == 0 ? random.nextInt(6) : 0;
    long all = unknown;
    for (int s = 0; s < 3; s++) {
      long ofSex = table[s][0] + table[s][1] + unknownAge[s];
      all += ofSex;
      publish(random, truth, counts, sexes.get(s), AgeGroup.TOTAL, ofSex);
      for (int a = 0; a < 2; a++) {
        publish(random, truth, counts, sexes.get(s), ages.get(a), table[s][a]);
      }
    }
    for (int a = 0; a < 2; a++) {
      publish(
          random, truth, counts, Sex.TOTAL, ages.get(a), table[0][a] + table[1][a] + table[2][a]);
    }
    publish(random, truth, counts, Sex.UNKNOWN, AgeGroup.UNKNOWN, unknown);
    publish(random, truth, counts, Sex.TOTAL, AgeGroup.TOTAL, all);
  }

  private static void publish(
      SplittableRandom random,
      List<PublishedCell> truth,
      List<Long> counts,
      Sex sex,
      AgeGroup age,
      long count) {
    if (random.nextInt(6) == 0) {
      return;
    }
    var key =
        new CellKey(
            NORTH,
            Indicator.DETECTED_VICTIMS,
            new Breakdown(Dimension.TOTAL, "Total", sex, age),
            2018);
    var value = count < 5 ? new PublishedValue.Suppressed(5) : new PublishedValue.Count(count);
    truth.add(new PublishedCell(key, value, new Resolution.NotAsked(), 1, truth.size() + 4));
    counts.add(count);
  }
}
