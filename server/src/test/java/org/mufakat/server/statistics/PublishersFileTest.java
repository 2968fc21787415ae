package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.node.PackSpellings;
import org.mufakat.server.SharedData;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.regime.Packs;
import org.mufakat.statistics.MemoryShelf;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseRows.Next;
import org.mufakat.statistics.ReleaseShelf;
import org.mufakat.statistics.SpellingTable;

/// The publisher's own file of 14 April 2025 on its way onto a shelf: what is held back, that CSV
/// and workbook are one release, and that the database gives back what it was given. What it says
/// is tested in [PublishedReleaseTest].
class PublishersFileTest {

  private static final ReleaseId RELEASE = new ReleaseId("2025-04-14");

  private static Path file;
  private static SpellingTable spellings;
  private static MemoryShelf shelf;

  @BeforeAll
  static void read() {
    file = SharedData.glotip();
    var pack = Packs.shipped("asean");
    spellings = new PackSpellings(pack.spellings());
    shelf = new MemoryShelf();
    assertThat(run(shelf, file, Optional.empty())).isInstanceOf(ImportOutcome.Stored.class);
  }

  @Test
  void the_128_questionnaire_codes_and_only_they_are_quarantined() {
    var held = shelf.quarantine(RELEASE, 0, 1_000);

    assertThat(held).hasSize(128);
    assertThat(
            held.stream()
                .collect(
                    Collectors.groupingBy(r -> r.published().getFirst(), Collectors.counting())))
        .isEqualTo(Map.of("PAK", 63L, "SLE", 63L, "AND", 1L, "SLV", 1L));
    assertThat(
            cells().stream()
                .map(PublishedCell::value)
                .filter(PublishedValue.Count.class::isInstance)
                .mapToLong(v -> ((PublishedValue.Count) v).count())
                .max())
        .hasValue(32_022);
  }

  @Test
  void half_of_the_values_are_suppressed_and_none_is_zero() {
    assertThat(cells())
        .filteredOn(c -> c.value().equals(new PublishedValue.Suppressed(5)))
        .hasSize(29_558);
    assertThat(cells()).noneMatch(c -> c.value().equals(new PublishedValue.Count(0)));
  }

  @Test
  void as_csv_it_is_the_same_release(@TempDir Path folder) throws IOException {
    var csv = folder.resolve("any name.csv");
    try (var opened = XlsxRelease.open(file, FileLimits.USUAL);
        var out = Files.newBufferedWriter(csv);
        var printer = CSVFormat.DEFAULT.print(out)) {
      for (var next = opened.next();
          next instanceof Next.Row(int _, List<String> texts);
          next = opened.next()) {
        printer.printRecord(texts);
      }
    }

    assertThat(run(shelf, csv, Optional.empty())).isInstanceOf(ImportOutcome.AlreadyThere.class);
  }

  @Test
  void the_database_gives_back_what_it_was_given_and_a_second_time_changes_nothing() {
    var stored = new JdbcShelf(TestDatabase.migrated());

    assertThat(run(stored, file, Optional.empty())).isInstanceOf(ImportOutcome.Stored.class);

    assertThat(stored.cells(RELEASE, Set.of(), Set.of())).isEqualTo(cells());
    assertThat(stored.quarantine(RELEASE, 0, 1_000)).isEqualTo(shelf.quarantine(RELEASE, 0, 1_000));
    assertThat(stored.unknownSpellings(RELEASE)).isEqualTo(shelf.unknownSpellings(RELEASE));
    assertThat(stored.areas(RELEASE)).isEqualTo(shelf.areas(RELEASE));
    assertThat(stored.report(RELEASE)).isEqualTo(shelf.report(RELEASE));
    assertThat(run(stored, file, Optional.empty())).isInstanceOf(ImportOutcome.AlreadyThere.class);
    assertThat(stored.releases()).hasSize(1);
  }

  private static List<PublishedCell> cells() {
    return shelf.cells(RELEASE, Set.of(), Set.of());
  }

  private static ImportOutcome run(ReleaseShelf shelf, Path file, Optional<ReleaseId> asked) {
    var clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    return new GlotipImport(shelf, spellings, clock)
        .run(file, file.getFileName().toString(), asked, ImportWatch.none());
  }
}
