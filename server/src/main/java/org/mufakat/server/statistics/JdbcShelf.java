package org.mufakat.server.statistics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.ImportReport;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.Release.Extent;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseShelf;
import org.mufakat.statistics.ReportingArea;
import org.mufakat.statistics.Resolution;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Releases in a node's PostgreSQL database, in the tables of `V1__releases.sql`. A release is put
/// in one transaction; one that comes at the same time waits for it and is then answered.
public final class JdbcShelf implements ReleaseShelf {

  /// Rows fetched at a time, so that a reader of a whole release never holds it twice.
  private static final int FETCH_ROWS = 4_000;

  private final JdbcTemplate template;
  private final JdbcClient client;
  private final TransactionTemplate transaction;
  private final TransactionTemplate reading;

  /// @param dataSource a database whose migrations have run
  public JdbcShelf(DataSource dataSource) {
    template = new JdbcTemplate(dataSource);
    client = JdbcClient.create(template);
    var transactions = new JdbcTransactionManager(dataSource);
    transaction = new TransactionTemplate(transactions);
    reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
    // What is read in several statements is of one moment, also while a release takes another's
    // place.
    reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  @Override
  public List<Release> releases() {
    return client.sql("select * from release order by id desc").query(JdbcShelf::release).list();
  }

  @Override
  public Optional<Release> find(ReleaseId id) {
    return client
        .sql("select * from release where id = ?")
        .param(id.value())
        .query(JdbcShelf::release)
        .optional();
  }

  @Override
  public PutAnswer put(Contents contents) {
    return given(transaction.execute(_ -> putNow(contents)));
  }

  private PutAnswer putNow(Contents contents) {
    var newcomer = contents.release();
    var id = newcomer.id();
    var releaseNo = claim(contents);
    if (releaseNo.isEmpty()) {
      var standing =
          client
              .sql("select * from release where id = ? for update")
              .param(id.value())
              .query(JdbcShelf::release)
              .single();
      if (!standing.givesWayTo(newcomer)) {
        return standing.hasContentOf(newcomer)
            ? new PutAnswer.AlreadyThere(id)
            : new PutAnswer.NameTaken(id);
      }
      releaseNo = Optional.of(takePlace(contents));
    }
    int number = releaseNo.orElseThrow();
    template.execute(
        (ConnectionCallback<Boolean>)
            connection -> {
              copyReport(connection, number, contents.report());
              copyAreas(connection, number, contents.areas());
              copyCells(connection, number, contents.cells());
              copyQuarantine(connection, number, contents.quarantine());
              return true;
            });
    return new PutAnswer.Stored(id);
  }

  /// Takes the name, or finds it taken after waiting for whoever is taking it.
  private Optional<Integer> claim(Contents contents) {
    return client
        .sql(
            """
            insert into release (publisher, series, citation, extent, content_digest,
                                 rows_read, rows_accepted, imported_at, id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
            returning release_no
            """)
        .params(columns(contents))
        .query(Integer.class)
        .optional();
  }

  /// Empties the release that stands under this name and gives its row to the newcomer: it is
  /// updated and not replaced, so that whoever waits for it finds it.
  private int takePlace(Contents contents) {
    int releaseNo =
        client
            .sql(
                """
                update release
                set publisher = ?, series = ?, citation = ?, extent = ?, content_digest = ?,
                    rows_read = ?, rows_accepted = ?, imported_at = ?
                where id = ? returning release_no
                """)
            .params(columns(contents))
            .query(Integer.class)
            .single();
    for (var table :
        List.of("release_report", "reporting_area", "published_cell", "quarantined_row")) {
      client.sql("delete from " + table + " where release_no = ?").param(releaseNo).update();
    }
    return releaseNo;
  }

  private static List<Object> columns(Contents contents) {
    var release = contents.release();
    return List.of(
        release.publisher(),
        release.series(),
        release.citation(),
        slug(release.extent()),
        release.contentDigest(),
        release.rowsRead(),
        contents.report().accepted(),
        Timestamp.from(release.importedAt()),
        release.id().value());
  }

  private static void copyReport(Connection connection, int releaseNo, ImportReport report)
      throws SQLException {
    try (var copy =
        new CopyStream(connection, "release_report (release_no, outcome, reason, row_count)")) {
      for (var open : report.unresolved().entrySet()) {
        copy.field(releaseNo).field("unresolved");
        copy.field(open.getKey().slug()).field(open.getValue()).endRow();
      }
      for (var held : report.quarantined().entrySet()) {
        copy.field(releaseNo).field("quarantined");
        copy.field(held.getKey().slug()).field(held.getValue()).endRow();
      }
      copy.end();
    }
  }

  private static void copyAreas(Connection connection, int releaseNo, List<ReportingArea> areas)
      throws SQLException {
    try (var copy =
        new CopyStream(
            connection, "reporting_area (release_no, code, published_name, subregion)")) {
      for (var area : areas) {
        copy.field(releaseNo).field(area.code());
        copy.field(area.publishedName()).field(area.subregion()).endRow();
      }
      copy.end();
    }
  }

  private static void copyCells(Connection connection, int releaseNo, List<PublishedCell> cells)
      throws SQLException {
    try (var copy =
        new CopyStream(
            connection,
            """
            published_cell (release_no, row_no, area, indicator, dimension, category, sex, age,
              year, value_kind, value_number, resolution_kind, resolved_to, times_published)
            """)) {
      for (var cell : cells) {
        var key = cell.key();
        var breakdown = key.breakdown();
        copy.field(releaseNo).field(cell.row()).field(key.area()).field(key.indicator().slug());
        copy.field(breakdown.dimension().slug()).field(breakdown.category());
        copy.field(breakdown.sex().slug()).field(breakdown.age().slug()).field(key.year());
        value(copy, cell.value());
        resolution(copy, cell.resolution());
        copy.field(cell.timesPublished()).endRow();
      }
      copy.end();
    }
  }

  private static void value(CopyStream copy, PublishedValue value) {
    copy.field(value.slug());
    switch (value) {
      case PublishedValue.Count(long count) -> copy.field(count);
      case PublishedValue.Suppressed(int threshold) -> copy.field(threshold);
      case PublishedValue.Missing _, PublishedValue.NotApplicable _, PublishedValue.NoMention _ ->
          copy.field(null);
    }
  }

  private static void resolution(CopyStream copy, Resolution resolution) {
    switch (resolution) {
      case Resolution.OfState(String code) -> copy.field("state").field(code);
      case Resolution.NotAState(String kind) -> copy.field("not-a-state").field(kind);
      case Resolution.Unresolved() -> copy.field("unresolved").field(null);
      case Resolution.NotAsked() -> copy.field("not-asked").field(null);
    }
  }

  private static void copyQuarantine(
      Connection connection, int releaseNo, List<QuarantinedRow> quarantine) throws SQLException {
    try (var copy =
        new CopyStream(connection, "quarantined_row (release_no, row_no, reason, published)")) {
      for (var row : quarantine) {
        copy.field(releaseNo).field(row.row()).field(row.reason().slug());
        copy.field(arrayLiteral(row.published())).endRow();
      }
      copy.end();
    }
  }

  /// A text[] as PostgreSQL reads it: every element quoted, quotes and backslashes escaped.
  private static String arrayLiteral(List<String> texts) {
    var literal = new StringBuilder("{");
    for (var text : texts) {
      literal.append(literal.length() == 1 ? "\"" : ",\"");
      literal.append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return literal.append('}').toString();
  }

  @Override
  public List<PublishedCell> cells(ReleaseId id, Set<String> areas, Set<Indicator> indicators) {
    var sql =
        new StringBuilder("select c.* from published_cell c join release r using (release_no)");
    sql.append(" where r.id = ?");
    sql.append(areas.isEmpty() ? "" : " and c.area = any(?)");
    sql.append(indicators.isEmpty() ? "" : " and c.indicator = any(?)");
    sql.append(" order by c.row_no");
    var slugs = indicators.stream().map(Indicator::slug).toArray(String[]::new);
    var mapper = new CellMapper();
    return given(
        reading.execute(
            _ ->
                template.query(
                    connection -> {
                      var statement = connection.prepareStatement(sql.toString());
                      statement.setFetchSize(FETCH_ROWS);
                      int at = 1;
                      statement.setString(at++, id.value());
                      if (!areas.isEmpty()) {
                        at = setTexts(connection, statement, at, areas.toArray(String[]::new));
                      }
                      if (!indicators.isEmpty()) {
                        setTexts(connection, statement, at, slugs);
                      }
                      return statement;
                    },
                    (row, _) -> mapper.cell(row))));
  }

  private static int setTexts(
      Connection connection, PreparedStatement statement, int at, String[] texts)
      throws SQLException {
    statement.setArray(at, connection.createArrayOf("text", texts));
    return at + 1;
  }

  @Override
  public List<ReportingArea> areas(ReleaseId id) {
    return client
        .sql(
            """
            select a.code, a.published_name, a.subregion
            from reporting_area a join release r using (release_no) where r.id = ? order by a.code
            """)
        .param(id.value())
        .query(
            (row, _) ->
                new ReportingArea(
                    text(row, "code"), text(row, "published_name"), text(row, "subregion")))
        .list();
  }

  @Override
  public Optional<ImportReport> report(ReleaseId id) {
    return reading.execute(
        _ ->
            client
                .sql("select rows_read, rows_accepted from release where id = ?")
                .param(id.value())
                .query((row, _) -> report(id, row.getInt("rows_read"), row.getInt("rows_accepted")))
                .optional());
  }

  private ImportReport report(ReleaseId id, int rowsRead, int accepted) {
    Map<ImportReport.Unresolved, Integer> open = new EnumMap<>(ImportReport.Unresolved.class);
    Map<QuarantinedRow.Reason, Integer> held = new EnumMap<>(QuarantinedRow.Reason.class);
    client
        .sql(
            """
            select p.outcome, p.reason, p.row_count
            from release_report p join release r using (release_no) where r.id = ?
            """)
        .param(id.value())
        .query(
            row -> {
              int rows = row.getInt("row_count");
              var slug = text(row, "reason");
              if (text(row, "outcome").equals("unresolved")) {
                open.put(known(ImportReport.Unresolved.bySlug(slug), slug), rows);
              } else {
                held.put(known(QuarantinedRow.Reason.bySlug(slug), slug), rows);
              }
            });
    return new ImportReport(rowsRead, accepted, open, held);
  }

  @Override
  public List<QuarantinedRow> quarantine(ReleaseId id, int offset, int limit) {
    return client
        .sql(
            """
            select q.row_no, q.reason, q.published
            from quarantined_row q join release r using (release_no) where r.id = ?
            order by q.row_no offset ? limit ?
            """)
        .params(id.value(), offset, limit)
        .query(
            (row, _) ->
                new QuarantinedRow(
                    row.getInt("row_no"),
                    known(QuarantinedRow.Reason.bySlug(text(row, "reason")), text(row, "reason")),
                    List.of((String[]) row.getArray("published").getArray())))
        .list();
  }

  @Override
  public List<UnknownSpelling> unknownSpellings(ReleaseId id) {
    var found =
        client
            .sql(
                """
                select c.dimension, c.category, count(*) as row_count
                from published_cell c join release r using (release_no)
                where r.id = ? and c.resolution_kind = 'unresolved'
                group by c.dimension, c.category
                """)
            .param(id.value())
            .query(
                (row, _) ->
                    new UnknownSpelling(
                        known(Dimension.bySlug(text(row, "dimension")), text(row, "dimension")),
                        text(row, "category"),
                        row.getInt("row_count")))
            .list();
    var sorted = new ArrayList<>(found);
    sorted.sort(UnknownSpelling.MOST_ROWS_FIRST);
    return List.copyOf(sorted);
  }

  private static Release release(ResultSet row, int number) throws SQLException {
    return new Release(
        new ReleaseId(text(row, "id")),
        text(row, "publisher"),
        text(row, "series"),
        text(row, "citation"),
        text(row, "extent").equals("whole") ? Extent.WHOLE : Extent.EXCERPT,
        text(row, "content_digest"),
        row.getInt("rows_read"),
        given(row.getTimestamp("imported_at")).toInstant());
  }

  private static String slug(Extent extent) {
    return switch (extent) {
      case EXCERPT -> "excerpt";
      case WHOLE -> "whole";
    };
  }

  static String text(ResultSet row, String column) throws SQLException {
    return given(row.getString(column));
  }

  /// A word in the database that this version does not know would mean that a newer one wrote it.
  static <T> T known(Optional<T> value, String word) {
    return value.orElseThrow(() -> new IllegalStateException("the database says " + word));
  }

  private static <T> T given(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the schema says that this is never null");
    }
    return value;
  }
}
