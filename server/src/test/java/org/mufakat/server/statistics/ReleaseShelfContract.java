package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.statistics.Releases.APRIL;
import static org.mufakat.server.statistics.Releases.MAY;
import static org.mufakat.server.statistics.Releases.cell;
import static org.mufakat.server.statistics.Releases.contents;
import static org.mufakat.server.statistics.Releases.excerpt;
import static org.mufakat.server.statistics.Releases.whole;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mufakat.statistics.AgeGroup;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.ImportReport;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.Release.Extent;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseShelf;
import org.mufakat.statistics.ReleaseShelf.Contents;
import org.mufakat.statistics.ReleaseShelf.PutAnswer.AlreadyThere;
import org.mufakat.statistics.ReleaseShelf.PutAnswer.NameTaken;
import org.mufakat.statistics.ReleaseShelf.PutAnswer.Stored;
import org.mufakat.statistics.ReleaseShelf.UnknownSpelling;
import org.mufakat.statistics.ReportingArea;
import org.mufakat.statistics.Resolution;
import org.mufakat.statistics.Sex;

/// What every shelf of releases promises.
abstract class ReleaseShelfContract {

  /// A shelf with nothing on it.
  abstract ReleaseShelf emptyShelf();

  @Test
  void an_empty_shelf_knows_nothing_and_says_so() {
    var shelf = emptyShelf();

    assertThat(shelf.releases()).isEmpty();
    assertThat(shelf.find(MAY)).isEmpty();
    assertThat(shelf.report(MAY)).isEmpty();
    assertThat(shelf.cells(MAY, Set.of(), Set.of())).isEmpty();
    assertThat(shelf.areas(MAY)).isEmpty();
    assertThat(shelf.quarantine(MAY, 0, 10)).isEmpty();
    assertThat(shelf.unknownSpellings(MAY)).isEmpty();
  }

  @Test
  void what_was_put_is_found_again_as_it_was() {
    var shelf = emptyShelf();
    var put = everyKindOfContent();

    assertThat(shelf.put(put)).isEqualTo(new Stored(MAY));

    assertThat(shelf.find(MAY)).contains(put.release());
    assertThat(shelf.report(MAY)).contains(put.report());
    assertThat(shelf.areas(MAY)).isEqualTo(put.areas());
    assertThat(shelf.cells(MAY, Set.of(), Set.of())).isEqualTo(put.cells());
    assertThat(shelf.quarantine(MAY, 0, 100)).isEqualTo(put.quarantine());
  }

  @Test
  void releases_stand_newest_first_and_keep_their_cells_apart() {
    var shelf = emptyShelf();
    shelf.put(whole(APRIL, "a", cell(4, "XAA", 2020, 1)));
    shelf.put(whole(MAY, "b", cell(4, "XAA", 2020, 2)));
    shelf.put(whole(new ReleaseId("2031-04-14a"), "c", cell(4, "XAA", 2020, 3)));

    assertThat(shelf.releases())
        .extracting(r -> r.id().value())
        .containsExactly("2031-05-30", "2031-04-14a", "2031-04-14");
    assertThat(shelf.cells(APRIL, Set.of(), Set.of())).containsExactly(cell(4, "XAA", 2020, 1));
    assertThat(shelf.cells(MAY, Set.of(), Set.of())).containsExactly(cell(4, "XAA", 2020, 2));
  }

  @Test
  void the_same_content_under_the_same_name_changes_nothing() {
    var shelf = emptyShelf();
    var first = whole(MAY, "digest", cell(4, "XAA", 2020, 7));
    shelf.put(first);

    var answer = shelf.put(whole(MAY, "digest", cell(9, "XAB", 2020, 7)));

    assertThat(answer).isEqualTo(new AlreadyThere(MAY));
    assertThat(shelf.cells(MAY, Set.of(), Set.of())).isEqualTo(first.cells());
    assertThat(shelf.releases()).hasSize(1);
  }

  @Test
  void other_content_under_a_taken_name_is_refused_and_changes_nothing() {
    var shelf = emptyShelf();
    var first = whole(MAY, "one", cell(4, "XAA", 2020, 7));
    shelf.put(first);

    assertThat(shelf.put(whole(MAY, "two", cell(4, "XAA", 2020, 8)))).isEqualTo(new NameTaken(MAY));
    assertThat(shelf.put(excerpt(MAY, "three", cell(4, "XAA", 2020, 9))))
        .isEqualTo(new NameTaken(MAY));
    assertThat(shelf.cells(MAY, Set.of(), Set.of())).isEqualTo(first.cells());
  }

  @Test
  void a_whole_release_takes_the_place_of_an_excerpt() {
    var shelf = emptyShelf();
    shelf.put(excerpt(MAY, "typed in", cell(4, "XAA", 2020, 7), cell(5, "XAB", 2020, 7)));
    var whole =
        contents(
            MAY,
            Extent.WHOLE,
            "whole",
            List.of(cell(4, "XAC", 2019, 1)),
            List.of(quarantined(5, QuarantinedRow.Reason.UNKNOWN_SEX)));

    assertThat(shelf.put(whole)).isEqualTo(new Stored(MAY));

    assertThat(shelf.releases()).containsExactly(whole.release());
    assertThat(shelf.areas(MAY)).isEqualTo(whole.areas());
    assertThat(shelf.cells(MAY, Set.of(), Set.of())).isEqualTo(whole.cells());
    assertThat(shelf.report(MAY)).contains(whole.report());
    assertThat(shelf.quarantine(MAY, 0, 10)).isEqualTo(whole.quarantine());
  }

  @Test
  void a_whole_release_takes_the_place_of_an_excerpt_with_the_very_same_rows() {
    var shelf = emptyShelf();
    shelf.put(excerpt(MAY, "same", cell(4, "XAA", 2020, 7)));

    assertThat(shelf.put(whole(MAY, "same", cell(4, "XAA", 2020, 7)))).isEqualTo(new Stored(MAY));
    assertThat(shelf.find(MAY))
        .hasValueSatisfying(r -> assertThat(r.extent()).isEqualTo(Extent.WHOLE));
  }

  @Test
  void a_corrected_excerpt_takes_the_place_of_the_older_one_and_the_same_one_changes_nothing() {
    var shelf = emptyShelf();
    shelf.put(excerpt(MAY, "first", cell(1, "XAA", 2020, 7)));

    assertThat(shelf.put(excerpt(MAY, "first", cell(1, "XAA", 2020, 7))))
        .isEqualTo(new AlreadyThere(MAY));
    assertThat(shelf.put(excerpt(MAY, "second", cell(1, "XAA", 2020, 8))))
        .isEqualTo(new Stored(MAY));
    assertThat(shelf.cells(MAY, Set.of(), Set.of())).containsExactly(cell(1, "XAA", 2020, 8));
  }

  @Test
  void cells_are_chosen_by_area_and_indicator_and_come_in_the_order_of_rows() {
    var shelf = emptyShelf();
    var victims = cell(9, "XAA", Indicator.DETECTED_VICTIMS);
    var convicted = cell(4, "XAA", Indicator.PERSONS_CONVICTED);
    var neighbour = cell(5, "XAB", Indicator.DETECTED_VICTIMS);
    var nameOnly = cell(6, "Isle of 'Odd', \"Names\"", Indicator.DETECTED_VICTIMS);
    shelf.put(whole(MAY, "d", victims, convicted, neighbour, nameOnly));

    assertThat(shelf.cells(MAY, Set.of("XAA"), Set.of())).containsExactly(convicted, victims);
    assertThat(shelf.cells(MAY, Set.of(), Set.of(Indicator.DETECTED_VICTIMS)))
        .containsExactly(neighbour, nameOnly, victims);
    assertThat(shelf.cells(MAY, Set.of("XAA", "XAB"), Set.of(Indicator.DETECTED_VICTIMS)))
        .containsExactly(neighbour, victims);
    assertThat(shelf.cells(MAY, Set.of("Isle of 'Odd', \"Names\""), Set.of()))
        .containsExactly(nameOnly);
    assertThat(shelf.cells(MAY, Set.of("xaa"), Set.of())).isEmpty();
    assertThat(shelf.cells(APRIL, Set.of("XAA"), Set.of())).isEmpty();
  }

  @Test
  void the_quarantine_is_read_page_by_page_in_file_order() {
    var shelf = emptyShelf();
    var rows =
        IntStream.of(30, 12, 7, 19)
            .mapToObj(r -> quarantined(r, QuarantinedRow.Reason.VALUE_NOT_A_COUNT))
            .toList();
    shelf.put(contents(MAY, Extent.WHOLE, "d", List.of(), rows));

    assertThat(shelf.quarantine(MAY, 0, 2)).extracting(QuarantinedRow::row).containsExactly(7, 12);
    assertThat(shelf.quarantine(MAY, 2, 5)).extracting(QuarantinedRow::row).containsExactly(19, 30);
    assertThat(shelf.quarantine(MAY, 4, 5)).isEmpty();
    assertThat(shelf.quarantine(MAY, 0, 0)).isEmpty();
  }

  @Test
  void unknown_spellings_are_counted_and_the_most_frequent_come_first() {
    var shelf = emptyShelf();
    shelf.put(
        whole(
            MAY,
            "d",
            spelling(4, Dimension.CITIZENSHIP, "Zzland"),
            spelling(5, Dimension.CITIZENSHIP, "Qqland"),
            spelling(6, Dimension.CITIZENSHIP, "Qqland"),
            spelling(7, Dimension.COUNTRY_OF_REPATRIATION, "Qqland"),
            spelling(8, Dimension.CITIZENSHIP, "Ääland"),
            cell(9, "XAA", 2020, 1)));

    assertThat(shelf.unknownSpellings(MAY))
        .containsExactly(
            new UnknownSpelling(Dimension.CITIZENSHIP, "Qqland", 2),
            new UnknownSpelling(Dimension.CITIZENSHIP, "Zzland", 1),
            new UnknownSpelling(Dimension.CITIZENSHIP, "Ääland", 1),
            new UnknownSpelling(Dimension.COUNTRY_OF_REPATRIATION, "Qqland", 1));
  }

  @Test
  void of_two_imports_of_one_release_at_once_one_is_stored_and_the_other_finds_it_there()
      throws Exception {
    var shelf = emptyShelf();
    var cells = IntStream.range(0, 500).mapToObj(i -> cell(i + 4, "XAA", 2020, i)).toList();
    var contents = contents(MAY, Extent.WHOLE, "d", cells, List.of());
    var together = new CyclicBarrier(2);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          List.of(1, 2).stream()
              .map(
                  _ ->
                      threads.submit(
                          () -> {
                            together.await();
                            return shelf.put(contents);
                          }))
              .toList();

      assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
          .containsExactlyInAnyOrder(new Stored(MAY), new AlreadyThere(MAY));
    }
    assertThat(shelf.cells(MAY, Set.of(), Set.of())).isEqualTo(cells);
  }

  @Test
  void of_two_whole_releases_that_meet_over_an_excerpt_one_is_stored_and_the_other_refused()
      throws Exception {
    var shelf = emptyShelf();
    shelf.put(excerpt(MAY, "typed in", cell(1, "XAA", 2020, 7)));
    var together = new CyclicBarrier(2);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          List.of("one", "two").stream()
              .map(
                  digest ->
                      threads.submit(
                          () -> {
                            together.await();
                            return shelf.put(whole(MAY, digest, cell(4, "XAA", 2020, 1)));
                          }))
              .toList();

      assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
          .containsExactlyInAnyOrder(new Stored(MAY), new NameTaken(MAY));
    }
    assertThat(shelf.cells(MAY, Set.of(), Set.of())).containsExactly(cell(4, "XAA", 2020, 1));
  }

  private static Contents everyKindOfContent() {
    var citizenship = Breakdown.of(Dimension.CITIZENSHIP, "Nationals");
    var awkward =
        Breakdown.of(Dimension.CITIZENSHIP, "tab\there, \\N, new\nline, 'ประเทศ' {\"x\"}");
    var finest = new Breakdown(Dimension.FORM_OF_EXPLOITATION, "", Sex.OTHER, AgeGroup.UNKNOWN);
    var count = new PublishedValue.Count(3_000_000_000L);
    var repeated = new CellKey("XAB", Indicator.OFFENCES, Breakdown.TOTAL, 2021);
    var nowhere = new Resolution.NotAsked();
    var cells =
        List.of(
            cell(4, "XAA", 2020, citizenship, count, new Resolution.OfState("XAA")),
            cell(
                5, "XAA", 2021, awkward, new PublishedValue.Missing(), new Resolution.Unresolved()),
            cell(
                6,
                "Sandbank",
                2020,
                Breakdown.of(Dimension.COUNTRY_OF_REPATRIATION, ""),
                new PublishedValue.Suppressed(5),
                new Resolution.NotAState("blank")),
            cell(7, "XAA", 2020, finest, new PublishedValue.NotApplicable()),
            cell(8, "XAA", 2019, Breakdown.ofAge(AgeGroup.CHILD), new PublishedValue.NoMention()),
            cell(11, "XAA", 2019, Breakdown.ofSex(Sex.FEMALE), new PublishedValue.Count(0)),
            new PublishedCell(repeated, new PublishedValue.Count(1), nowhere, 2, 9),
            new PublishedCell(repeated, new PublishedValue.Suppressed(5), nowhere, 2, 10));
    var quarantine =
        List.of(
            quarantined(20, QuarantinedRow.Reason.QUESTIONNAIRE_CODE),
            quarantined(12, QuarantinedRow.Reason.WRONG_NUMBER_OF_COLUMNS));
    var areas =
        List.of(
            new ReportingArea("XAB", "Northland", "Invented subregion"),
            new ReportingArea("Sandbank", "Sandbank", ""),
            new ReportingArea("XAA", "Côte d'Essai", "Invented subregion"));
    var contents =
        Contents.of(Releases.release(MAY, Extent.WHOLE, "f00", 10), areas, cells, quarantine);
    assertThat(contents.report().unresolved())
        .isEqualTo(
            Map.of(
                ImportReport.Unresolved.REPEATED_KEY, 2,
                ImportReport.Unresolved.UNKNOWN_SPELLING, 1,
                ImportReport.Unresolved.AREA_WITHOUT_CODE, 1));
    return contents;
  }

  private static QuarantinedRow quarantined(int row, QuarantinedRow.Reason reason) {
    return new QuarantinedRow(
        row,
        reason,
        List.of("XAA", "", "back\\slash", "\"quoted\"", "{brace,comma}", "NULL", "<5"));
  }

  private static PublishedCell spelling(int row, Dimension dimension, String label) {
    return cell(
        row,
        "XAA",
        2020,
        Breakdown.of(dimension, label),
        new PublishedValue.Count(1),
        new Resolution.Unresolved());
  }
}
