package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.statistics.Releases.cell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mufakat.statistics.Claim;
import org.mufakat.statistics.FigureQuery;
import org.mufakat.statistics.ImportReport;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.MemoryShelf;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseLibrary;
import org.mufakat.statistics.ReleaseShelf;
import org.mufakat.statistics.ReportingArea;
import org.mufakat.statistics.YearSpan;

class FigureReaderTest {

  private final CountingShelf shelf = new CountingShelf();
  private final FigureReader reader = new FigureReader(new ReleaseLibrary(List.of(shelf)));

  @Test
  void a_claim_asks_once_what_releases_there_are_however_many() {
    shelf.put(Releases.whole(Releases.APRIL, "a", cell(1, "XNO", 2030, 7_001)));
    shelf.put(Releases.whole(Releases.MAY, "m", cell(1, "XNO", 2030, 8_002)));

    var checked = reader.check(new Claim(7_001, "XNO", YearSpan.parse("2030").orElseThrow()));

    assertThat(checked.searched()).hasSize(2);
    assertThat(shelf.timesListed).isEqualTo(1);
  }

  @Test
  void a_figure_is_read_from_the_shelf_once_and_then_from_memory() {
    shelf.put(Releases.whole(Releases.MAY, "m", cell(1, "XNO", 2030, 8_002)));
    var query =
        FigureQuery.ofTotal(
            Indicator.DETECTED_VICTIMS, "XNO", YearSpan.parse("2030").orElseThrow());

    var first = reader.figure(Releases.MAY, query);
    var again = reader.figure(Releases.MAY, query);

    assertThat(first).isPresent().isEqualTo(again);
    assertThat(shelf.timesRead).isEqualTo(1);
    assertThat(shelf.timesListed).isEqualTo(2);
  }

  /// A shelf in memory that counts what is asked of it.
  private static final class CountingShelf implements ReleaseShelf {

    private final MemoryShelf shelf = new MemoryShelf();
    private int timesListed;
    private int timesRead;

    @Override
    public List<Release> releases() {
      timesListed++;
      return shelf.releases();
    }

    @Override
    public Optional<Release> find(ReleaseId id) {
      return shelf.find(id);
    }

    @Override
    public PutAnswer put(Contents contents) {
      return shelf.put(contents);
    }

    @Override
    public List<PublishedCell> cells(ReleaseId id, Set<String> areas, Set<Indicator> indicators) {
      timesRead++;
      return shelf.cells(id, areas, indicators);
    }

    @Override
    public List<ReportingArea> areas(ReleaseId id) {
      return shelf.areas(id);
    }

    @Override
    public Optional<ImportReport> report(ReleaseId id) {
      return shelf.report(id);
    }

    @Override
    public List<QuarantinedRow> quarantine(ReleaseId id, int offset, int limit) {
      return shelf.quarantine(id, offset, limit);
    }

    @Override
    public List<UnknownSpelling> unknownSpellings(ReleaseId id) {
      return shelf.unknownSpellings(id);
    }
  }
}
