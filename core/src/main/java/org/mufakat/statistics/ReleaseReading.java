package org.mufakat.statistics;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mufakat.statistics.FileRefusal.Reason;
import org.mufakat.statistics.ReleaseRows.Next;

/// The reading of one file: its stamp, its header, and what became of every row. A row ends in
/// exactly one of accepted, accepted with something unresolved, quarantined; a row without any text
/// is no row.
///
/// The header is the first of the file's first ten rows that names every column of a release. What
/// stands above it tells the publisher and the date.
public final class ReleaseReading {

  /// How much a reading takes in at most.
  ///
  /// @param rows rows below the header
  /// @param letters letters of different texts to keep
  public record Limits(int rows, long letters) {

    /// As many rows as a sheet of a workbook can have.
    public static final Limits USUAL = new Limits(1_048_576, 16L * 1024 * 1024);
  }

  /// Told now and then how far the reading is; answers whether to go on.
  @FunctionalInterface
  public interface Watch {
    boolean goOn(int rowsRead);
  }

  private static final int HEADER_WITHIN_ROWS = 10;
  private static final int ROWS_BETWEEN_LOOKS = 256;
  private static final String USUAL_PUBLISHER = "UNODC";
  private static final String USUAL_SERIES = "GLOTIP";
  private static final int LONGEST_PUBLISHER = 80;
  private static final DateTimeFormatter IN_WORDS =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final ReleaseRows rows;
  private final ReleaseOrigin origin;
  private final SpellingTable spellings;
  private final Limits limits;
  private final Watch watch;
  private final KnownTexts texts;
  private final ContentDigest digest = new ContentDigest();
  private final List<PublishedCell> cells = new ArrayList<>();
  private final List<QuarantinedRow> quarantine = new ArrayList<>();
  private final Map<String, ReportingArea> areas = new HashMap<>();
  private @Nullable String publisher;
  private @Nullable String series;
  private @Nullable LocalDate stamp;
  private int rowsRead;

  private ReleaseReading(
      ReleaseRows rows, ReleaseOrigin origin, SpellingTable spellings, Limits limits, Watch watch) {
    this.rows = rows;
    this.origin = origin;
    this.spellings = spellings;
    this.limits = limits;
    this.watch = watch;
    this.texts = new KnownTexts(limits.letters());
  }

  public static ReadAnswer read(
      ReleaseRows rows, ReleaseOrigin origin, SpellingTable spellings, Limits limits, Watch watch) {
    return new ReleaseReading(rows, origin, spellings, limits, watch).answer();
  }

  private ReadAnswer answer() {
    Next.@Nullable Row fullest = null;
    int mostNamed = 0;
    while (true) {
      switch (rows.next()) {
        case Next.Broken(FileRefusal refusal) -> {
          return new ReadAnswer.Refused(refusal);
        }
        case Next.End() -> {
          return withoutHeader(fullest, mostNamed);
        }
        case Next.Row row -> {
          int named = row.number() > HEADER_WITHIN_ROWS ? 0 : ReleaseColumn.namedIn(row.texts());
          if (named == ReleaseColumn.values().length) {
            return belowHeader(row);
          }
          if (named > mostNamed) {
            mostNamed = named;
            fullest = row;
          }
          if (row.number() > HEADER_WITHIN_ROWS) {
            return withoutHeader(fullest, mostNamed);
          }
          preamble(row.texts());
        }
      }
    }
  }

  private static ReadAnswer withoutHeader(Next.@Nullable Row fullest, int named) {
    if (fullest == null || named < ReleaseHeader.ENOUGH_TO_BE_A_HEADER) {
      return refused(Reason.NOT_A_RELEASE, "");
    }
    return switch (ReleaseHeader.of(fullest)) {
      case ReleaseHeader.Answer.Refused(FileRefusal refusal) -> new ReadAnswer.Refused(refusal);
      case ReleaseHeader.Answer.Found _ ->
          throw new IllegalStateException("a whole header is no header that lacks a column");
    };
  }

  /// Above the header: the date wherever it stands, and the publisher in the first text that is no
  /// date.
  private void preamble(List<String> row) {
    for (var text : row) {
      var date = ReleaseOrigin.stamp(text);
      if (date.isPresent()) {
        stamp = stamp == null ? date.get() : stamp;
      } else if (publisher == null && !text.isBlank() && text.length() <= LONGEST_PUBLISHER) {
        publisher = PublishedText.tidy(text);
      }
    }
  }

  private ReadAnswer belowHeader(Next.Row headerRow) {
    ReleaseHeader header;
    switch (ReleaseHeader.of(headerRow)) {
      case ReleaseHeader.Answer.Refused(FileRefusal refusal) -> {
        return new ReadAnswer.Refused(refusal);
      }
      case ReleaseHeader.Answer.Found(ReleaseHeader found) -> header = found;
    }
    var date = Optional.ofNullable(stamp).or(origin::dateInName).or(this::askedDate);
    if (date.isEmpty()) {
      return refused(Reason.NO_RELEASE_DATE, "");
    }
    if (origin.asked().isPresent() && !askedDate().equals(date)) {
      return refused(
          Reason.OTHER_RELEASE_DATE,
          "stamped " + date.get() + ", asked for " + origin.asked().get());
    }
    if (date.get().isAfter(origin.latestToday())) {
      return refused(Reason.FUTURE_RELEASE_DATE, date.get().toString());
    }
    var refusal = rowsBelow(header, new RowMeaning(spellings, date.get().getYear()));
    if (refusal != null) {
      return refusal;
    }
    return rowsRead == 0 ? refused(Reason.NO_ROWS, "") : new ReadAnswer.Read(contents(date.get()));
  }

  private Optional<LocalDate> askedDate() {
    return origin.asked().flatMap(id -> ReleaseOrigin.stamp(id.value().substring(0, 10)));
  }

  /// @return why the reading ends early, or null at the end of the file
  private @Nullable ReadAnswer rowsBelow(ReleaseHeader header, RowMeaning meaning) {
    while (true) {
      switch (rows.next()) {
        case Next.Broken(FileRefusal refusal) -> {
          return new ReadAnswer.Refused(refusal);
        }
        case Next.End() -> {
          return null;
        }
        case Next.Row row -> {
          if (isBlank(row.texts())) {
            continue;
          }
          if (rowsRead == limits.rows()) {
            return refused(Reason.TOO_MANY_ROWS, "more than " + limits.rows());
          }
          rowsRead++;
          take(header, meaning, row);
          if (texts.areTooMany()) {
            return new ReadAnswer.Refused(
                FileRefusal.inRow(Reason.TOO_MUCH_TEXT, row.number(), ""));
          }
          if (rowsRead % ROWS_BETWEEN_LOOKS == 0 && !watch.goOn(rowsRead)) {
            return new ReadAnswer.Cancelled();
          }
        }
      }
    }
  }

  private static boolean isBlank(List<String> texts) {
    for (var text : texts) {
      if (!text.isBlank()) {
        return false;
      }
    }
    return true;
  }

  private void take(ReleaseHeader header, RowMeaning meaning, Next.Row row) {
    var ordered = header.inOrder(row.texts());
    if (ordered.isEmpty()) {
      var published = withoutTrailingBlanks(row.texts());
      digest.row(published.stream().map(PublishedText::tidy).toList());
      hold(row.number(), QuarantinedRow.Reason.WRONG_NUMBER_OF_COLUMNS, published);
      return;
    }
    var tidy = tidy(ordered);
    digest.row(tidy);
    if (series == null && !tidy.get(ReleaseColumn.SOURCE.ordinal()).isEmpty()) {
      series = tidy.get(ReleaseColumn.SOURCE.ordinal());
    }
    switch (meaning.of(row.number(), tidy)) {
      case RowMeaning.Answer.Held(QuarantinedRow.Reason reason) ->
          hold(row.number(), reason, ordered);
      case RowMeaning.Answer.Cell(PublishedCell cell, ReportingArea area) -> {
        cells.add(cell);
        areas.putIfAbsent(area.code(), area);
      }
    }
  }

  /// Tidy texts; values without separators, since 1,541 and 1541 are one number.
  private List<String> tidy(List<String> ordered) {
    var tidy = new String[ordered.size()];
    for (int i = 0; i < tidy.length; i++) {
      tidy[i] =
          i == ReleaseColumn.VALUE.ordinal()
              ? ValueText.withoutSeparators(PublishedText.tidy(ordered.get(i)))
              : texts.tidy(ordered.get(i));
    }
    return Arrays.asList(tidy);
  }

  private void hold(int row, QuarantinedRow.Reason reason, List<String> published) {
    published.forEach(texts::count);
    quarantine.add(new QuarantinedRow(row, reason, published));
  }

  private static List<String> withoutTrailingBlanks(List<String> row) {
    int size = row.size();
    while (size > 0 && row.get(size - 1).isBlank()) {
      size--;
    }
    return row.subList(0, size);
  }

  private ReleaseShelf.Contents contents(LocalDate date) {
    var id = origin.asked().orElse(new ReleaseId(date.toString()));
    var from = publisher == null ? USUAL_PUBLISHER : publisher;
    var of = series == null ? USUAL_SERIES : series;
    var citation =
        from
            + ", "
            + of
            + ", release of "
            + IN_WORDS.format(date)
            + (id.value().length() > 10 ? " (" + id.value().substring(10) + ")" : "")
            + (from.equals(USUAL_PUBLISHER) ? " (dataUNODC)" : "");
    var release =
        new Release(
            id,
            from,
            of,
            citation,
            Release.Extent.WHOLE,
            digest.inHex(),
            rowsRead,
            origin.importedAt());
    return ReleaseShelf.Contents.of(
        release, List.copyOf(areas.values()), withTimesPublished(), quarantine);
  }

  private List<PublishedCell> withTimesPublished() {
    Set<CellKey> once = HashSet.newHashSet(cells.size());
    Map<CellKey, Integer> repeated = new HashMap<>();
    for (var cell : cells) {
      if (!once.add(cell.key())) {
        repeated.merge(cell.key(), 1, Integer::sum);
      }
    }
    cells.replaceAll(
        cell -> {
          var more = repeated.get(cell.key());
          return more == null
              ? cell
              : new PublishedCell(
                  cell.key(), cell.value(), cell.resolution(), more + 1, cell.row());
        });
    return cells;
  }

  private static ReadAnswer refused(Reason reason, String detail) {
    return new ReadAnswer.Refused(FileRefusal.ofFile(reason, detail));
  }
}
