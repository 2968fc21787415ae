package org.mufakat.server.reference;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A node's reference tables in its database, in the tables of `V36__reference_tables.sql`.
public final class ReferenceShelf {

  private static final int BATCH_ROWS = 2_000;

  /// A table's number beside what is known of it.
  private record Numbered(int number, ReferenceTable table) {}

  private final JdbcTemplate template;
  private final JdbcClient client;

  public ReferenceShelf(DataSource database) {
    template = new JdbcTemplate(database);
    client = JdbcClient.create(template);
  }

  /// The table in use of a kind: the last one brought.
  public Optional<ReferenceTable> inUse(ReferenceKind kind) {
    return numbered(kind).map(Numbered::table);
  }

  private Optional<Numbered> numbered(ReferenceKind kind) {
    return client
        .sql("select * from reference_table where kind = ? order by table_no desc limit 1")
        .param(kind.slug())
        .query(ReferenceShelf::numbered)
        .optional();
  }

  /// The tables in use, one of a kind at most.
  List<ReferenceTable> inUse() {
    return client
        .sql("select distinct on (kind) * from reference_table order by kind, table_no desc")
        .query(ReferenceShelf::numbered)
        .list()
        .stream()
        .map(Numbered::table)
        .toList();
  }

  /// Every table of a kind, the one in use first.
  List<ReferenceTable> all(ReferenceKind kind) {
    return client
        .sql("select * from reference_table where kind = ? order by table_no desc")
        .param(kind.slug())
        .query(ReferenceShelf::numbered)
        .list()
        .stream()
        .map(Numbered::table)
        .toList();
  }

  /// The table of these rows, whenever it was brought.
  Optional<ReferenceTable> find(ReferenceKind kind, String digest) {
    return client
        .sql("select * from reference_table where kind = ? and content_digest = ?")
        .params(kind.slug(), digest)
        .query(ReferenceShelf::numbered)
        .optional()
        .map(Numbered::table);
  }

  /// The accepted rows of the table in use.
  List<ReferenceValue> values(ReferenceKind kind) {
    return numbered(kind)
        .map(
            t ->
                client
                    .sql("select * from reference_value where table_no = ?")
                    .param(t.number())
                    .query(ReferenceShelf::value)
                    .list())
        .orElse(List.of());
  }

  /// The rows of the table in use that were not accepted.
  public List<RefusedRow> refused(ReferenceKind kind) {
    return numbered(kind)
        .map(
            t ->
                client
                    .sql("select * from reference_refused where table_no = ? order by row_no")
                    .param(t.number())
                    .query(ReferenceShelf::refusedRow)
                    .list())
        .orElse(List.of());
  }

  /// Keeps a table, in the transaction that is open; false when its rows are there already.
  boolean put(ReferenceTable table, ReferenceContents contents) {
    var number =
        client
            .sql(
                """
                insert into reference_table (kind, source, release, content_digest, rows_read,
                                             rows_accepted, rows_by_name, imported_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (kind, content_digest) do nothing
                returning table_no
                """)
            .params(
                table.kind().slug(),
                table.source(),
                table.release(),
                table.contentDigest(),
                table.rowsRead(),
                table.rowsAccepted(),
                table.rowsByName(),
                Timestamp.from(table.importedAt()))
            .query(Integer.class)
            .optional();
    number.ifPresent(n -> putRows(n, contents));
    return number.isPresent();
  }

  private void putRows(int number, ReferenceContents contents) {
    template.batchUpdate(
        "insert into reference_value values (?, ?, ?, ?, ?, ?)",
        contents.accepted(),
        BATCH_ROWS,
        (PreparedStatement to, ReferenceValue v) -> {
          to.setInt(1, number);
          to.setString(2, v.state());
          to.setString(3, v.partner());
          to.setInt(4, v.year());
          to.setLong(5, v.value());
          to.setInt(6, v.row());
        });
    template.batchUpdate(
        "insert into reference_refused values (?, ?, ?, ?)",
        contents.refused(),
        BATCH_ROWS,
        (PreparedStatement to, RefusedRow r) -> {
          to.setInt(1, number);
          to.setInt(2, r.row());
          to.setString(3, r.reason().slug());
          to.setArray(
              4, to.getConnection().createArrayOf("text", r.published().toArray(String[]::new)));
        });
  }

  private static Numbered numbered(ResultSet row, int at) throws SQLException {
    return new Numbered(
        row.getInt("table_no"),
        new ReferenceTable(
            ReferenceKind.bySlug(row.getString("kind")).orElseThrow(),
            row.getString("source"),
            row.getString("release"),
            row.getString("content_digest"),
            row.getInt("rows_read"),
            row.getInt("rows_accepted"),
            row.getInt("rows_by_name"),
            row.getTimestamp("imported_at").toInstant()));
  }

  private static ReferenceValue value(ResultSet row, int at) throws SQLException {
    return new ReferenceValue(
        row.getString("state"),
        row.getString("partner"),
        row.getInt("year"),
        row.getLong("value"),
        row.getInt("row_no"));
  }

  private static RefusedRow refusedRow(ResultSet row, int at) throws SQLException {
    return new RefusedRow(
        row.getInt("row_no"),
        RefusedRow.Reason.bySlug(row.getString("reason")).orElseThrow(),
        List.of((String[]) row.getArray("published").getArray()));
  }
}
