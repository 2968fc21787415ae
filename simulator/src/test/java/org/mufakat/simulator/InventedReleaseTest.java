package org.mufakat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.ImportReport.Unresolved;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.MemoryShelf;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.PublishedText;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.ReadAnswer;
import org.mufakat.statistics.ReleaseOrigin;
import org.mufakat.statistics.ReleaseReading;
import org.mufakat.statistics.ReleaseShelf.Contents;
import org.mufakat.statistics.Resolution;
import org.mufakat.statistics.Sex;
import org.mufakat.statistics.SpellingTable;

class InventedReleaseTest {

  private static final LocalDate STAMP = LocalDate.of(2024, 1, 31);

  /// As the pack `example` has it.
  private static final SpellingTable SPELLINGS =
      (label, area) ->
          switch (PublishedText.tidy(label).toLowerCase(Locale.ROOT)) {
            case "nationals" -> new Resolution.OfState(area);
            case "northmark", "northmarkers" -> new Resolution.OfState("XNO");
            case "southmarker", "southmarkers" -> new Resolution.OfState("XSO");
            case "eastmark", "east mark" -> new Resolution.OfState("XEA");
            case "westmarkers" -> new Resolution.OfState("XWE");
            case "", "unknown", "stateless", "beyond the marks" -> new Resolution.NotAState("some");
            default -> new Resolution.Unresolved();
          };

  @Test
  void the_same_seed_gives_the_same_rows_and_another_seed_others() {
    var one = InventedRelease.of(7, 3_000, STAMP).lines().toList();

    assertThat(InventedRelease.of(7, 3_000, STAMP).lines().toList()).isEqualTo(one);
    assertThat(InventedRelease.of(8, 3_000, STAMP).lines().toList()).isNotEqualTo(one);
    assertThat(one).hasSize(3_003);
  }

  @Test
  void a_reading_finds_the_traps_that_were_set_whatever_the_number_of_rows() {
    for (int rows : new int[] {35, 1_000, 30_000}) {
      var release = InventedRelease.of(20240131, rows, STAMP);
      var expected = release.expected();

      var report = read(release).report();

      assertThat(report.rowsRead()).as("seed " + release.seed()).isEqualTo(expected.rows());
      assertThat(report.quarantined())
          .isEqualTo(
              Map.of(
                  QuarantinedRow.Reason.QUESTIONNAIRE_CODE, expected.questionnaireCodes(),
                  QuarantinedRow.Reason.VALUE_NOT_A_COUNT, expected.valuesThatAreNoCount()));
      assertThat(report.unresolved())
          .isEqualTo(
              Map.of(
                  Unresolved.REPEATED_KEY, expected.repeatedRows(),
                  Unresolved.UNKNOWN_SPELLING, expected.unknownSpellings(),
                  Unresolved.AREA_WITHOUT_CODE, expected.rowsWithoutCode()));
    }
  }

  @Test
  void keys_repeat_only_where_a_trap_says_so_however_many_rows_there_are() {
    var release = InventedRelease.of(3, 60_000, STAMP);

    var repeated =
        read(release).cells().stream()
            .filter(PublishedCell::isRepeated)
            .map(PublishedCell::key)
            .collect(Collectors.toSet());

    assertThat(repeated).hasSize(release.expected().repeatedKeys());
  }

  @Test
  void the_release_is_named_and_cited_as_invented() {
    var release = read(InventedRelease.of(1, 100, STAMP)).release();

    assertThat(release.id().value()).isEqualTo("2024-01-31");
    assertThat(release.citation())
        .isEqualTo("Office of the Marks, MARKTIP, release of 31 January 2024");
  }

  @Test
  void its_margins_narrow_and_contradict_as_those_of_a_real_release_do() {
    var shelf = new MemoryShelf();
    var contents = read(InventedRelease.of(1, 100, STAMP));
    shelf.put(contents);

    assertThat(value(contents, "XSO", Breakdown.ofSex(Sex.OTHER)))
        .isEqualTo(new PublishedValue.Suppressed(5));
    assertThat(value(contents, "XSO", Breakdown.TOTAL)).isEqualTo(new PublishedValue.Count(417));
    assertThat(value(contents, "XEA", Breakdown.TOTAL)).isEqualTo(new PublishedValue.Count(100));
    assertThat(shelf.areas(contents.release().id()))
        .extracting(a -> a.code())
        .containsExactly("Mark Holm", "XEA", "XNO", "XSO");
    assertThat(shelf.cells(contents.release().id(), Set.of("Mark Holm"), Set.of())).hasSize(2);
  }

  @Test
  void fewer_rows_than_traps_or_a_year_before_them_is_a_mistake() {
    assertThatThrownBy(() -> InventedRelease.of(1, 10, STAMP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> InventedRelease.of(1, 100, LocalDate.of(2004, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PublishedValue value(Contents contents, String area, Breakdown breakdown) {
    var key = new CellKey(area, Indicator.DETECTED_VICTIMS, breakdown, 2004);
    return contents.cells().stream()
        .filter(c -> c.key().equals(key))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Contents read(InventedRelease release) {
    var answer =
        ReleaseReading.read(
            release.asRows(),
            new ReleaseOrigin("", Optional.empty(), Instant.parse("2100-01-01T00:00:00Z")),
            SPELLINGS,
            ReleaseReading.Limits.USUAL,
            _ -> true);
    assertThat(answer).as("seed " + release.seed()).isInstanceOf(ReadAnswer.Read.class);
    return ((ReadAnswer.Read) answer).contents();
  }
}
