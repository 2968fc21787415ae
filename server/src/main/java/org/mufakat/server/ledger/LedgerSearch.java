package org.mufakat.server.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.OpaqueId;
import org.springframework.dao.DataAccessResourceFailureException;

/// Finds entries of a node's ledger, newest first, a page at a time. How long that takes does not
/// grow with the ledger: each page begins where the last one ended, and every question is led along
/// an index.
///
/// It is answered by the node's database and proves nothing: who owns the database can hide an
/// entry from it. That nothing is missing is for verification to say.
public final class LedgerSearch {

  /// Above every place that an entry can have.
  public static final long END = Long.MAX_VALUE;

  private static final int PATIENCE_SECONDS = 20;

  /// More than any honest ledger has; each costs a look or two.
  private static final int MOST_SHAPES = 5_000;

  /// How far a clock may go back between two entries before a day's first or last may be missed. An
  /// entry is dated where its change begins and placed after its end.
  private static final int DISORDER_SECONDS = 3_600;

  private static final int MOST_UNREADABLE = 1_000;

  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final String SHAPES =
      """
      with recursive found (shape, words) as (
        (select ledger_hash(ledger_shape(bytes)), ledger_shape(bytes) from ledger_entry
         where ledger_hash(ledger_shape(bytes)) is not null
         order by ledger_hash(ledger_shape(bytes)) limit 1)
        union all
        select next.shape, next.words from found cross join lateral (
          select ledger_hash(ledger_shape(e.bytes)) as shape, ledger_shape(e.bytes) as words
          from ledger_entry e where ledger_hash(ledger_shape(e.bytes)) > found.shape
          order by ledger_hash(ledger_shape(e.bytes)) limit 1) next)
      select shape, words from found limit\
      """
          + " "
          + MOST_SHAPES;

  private final DataSource database;

  public LedgerSearch(DataSource database) {
    this.database = database;
  }

  /// A place of the ledger.
  ///
  /// @param bytes as they are stored
  /// @param entry empty where the bytes are none: someone has been at the store
  public record Row(long index, byte[] bytes, Optional<LedgerEntry> entry) {

    /// Whether an entry stands there that says the same place.
    public boolean isReadable() {
      return entry.filter(e -> e.index() == index).isPresent();
    }
  }

  /// @param rows newest first
  /// @param older whether there are more behind the last
  /// @param newer whether there are more before the first
  public record Page(List<Row> rows, boolean older, boolean newer) {
    public Page {
      rows = List.copyOf(rows);
    }
  }

  /// The newest entries before a place.
  ///
  /// @param before from 0; [#END] for the newest of all
  public Page older(LedgerFilter filter, long before, int most) {
    return reading(
        connection -> {
          var found = find(connection, filter, new Span(0, before), most + 1, Way.BACK);
          boolean newer =
              before < END && !find(connection, filter, new Span(before, END), 1, Way.ON).isEmpty();
          return new Page(found.stream().limit(most).toList(), found.size() > most, newer);
        });
  }

  /// The oldest entries after a place, told newest first.
  public Page newer(LedgerFilter filter, long after, int most) {
    return reading(
        connection -> {
          var found = find(connection, filter, new Span(after + 1, END), most + 1, Way.ON);
          boolean older = !find(connection, filter, new Span(0, after + 1), 1, Way.BACK).isEmpty();
          return new Page(
              found.stream().limit(most).toList().reversed(), older, found.size() > most);
        });
  }

  /// What stands at a place.
  public Optional<Row> at(long index) {
    return reading(
        connection ->
            along(connection, new Span(index, index + 1), 1, Way.ON).stream().findFirst());
  }

  /// Places from `from` up to, not including, `to`.
  private record Span(long from, long to) {}

  private enum Way {
    BACK("desc"),
    ON("asc");

    private final String order;

    Way(String order) {
      this.order = order;
    }
  }

  private static List<Row> find(
      Connection connection, LedgerFilter filter, Span span, int most, Way way)
      throws SQLException {
    var within = within(connection, filter, span);
    if (within.from >= within.to) {
      return List.of();
    }
    var shapes = filter.asksForWords() ? shapes(connection, filter) : List.<Long>of();
    if (filter.asksForWords() && shapes.isEmpty()) {
      return List.of();
    }
    var rows =
        filter.subject().isPresent()
            ? ofSubject(connection, filter, shapes, within, most, way)
            : filter.actor().isPresent()
                ? ofActor(connection, filter, shapes, within, most, way)
                : filter.asksForWords()
                    ? ofShapes(connection, filter, shapes, within, most, way)
                    : alongDated(connection, filter, within, most, way);
    return filter.isAll()
        ? rows
        : rows.stream().filter(row -> row.entry.filter(filter::matches).isPresent()).toList();
  }

  /// Each condition follows an index from end to end: both the bounds and the order name all its
  /// columns, so that no other index can serve and the database has nothing to guess.
  private static List<Row> ofShapes(
      Connection connection, LedgerFilter filter, List<Long> shapes, Span span, int most, Way way)
      throws SQLException {
    var sql =
        """
        select index, bytes from unnest(?::bigint[]) s (shape) cross join lateral (
          select index, bytes from ledger_entry
          where (ledger_hash(ledger_shape(bytes)), index) >= (s.shape, ?::bigint)
            and (ledger_hash(ledger_shape(bytes)), index) < (s.shape, ?::bigint) %1$s
          order by ledger_hash(ledger_shape(bytes)) %2$s, index %2$s limit ?) e
        order by index %2$s limit ?\
        """
            .formatted(dated(filter), way.order);
    try (var statement = connection.prepareStatement(sql)) {
      int at = 0;
      statement.setArray(++at, array(connection, shapes));
      statement.setLong(++at, span.from);
      statement.setLong(++at, span.to);
      at = setDates(statement, at, filter);
      statement.setInt(++at, most);
      statement.setInt(++at, most);
      return rows(statement);
    }
  }

  private static List<Row> ofActor(
      Connection connection, LedgerFilter filter, List<Long> shapes, Span span, int most, Way way)
      throws SQLException {
    var sql =
        """
        select index, bytes from unnest(?::bigint[]) s (shape) cross join lateral (
          select index, bytes from ledger_entry
          where (ledger_hash(ledger_actor(bytes)), ledger_hash(ledger_shape(bytes)), index)
              >= (ledger_hash(?), s.shape, ?::bigint)
            and (ledger_hash(ledger_actor(bytes)), ledger_hash(ledger_shape(bytes)), index)
              < (ledger_hash(?), s.shape, ?::bigint) and ledger_actor(bytes) = ? %1$s
          order by ledger_hash(ledger_actor(bytes)) %2$s, ledger_hash(ledger_shape(bytes)) %2$s,
            index %2$s limit ?) e
        order by index %2$s limit ?\
        """
            .formatted(dated(filter), way.order);
    var actor = filter.actor().orElse(OpaqueId.NONE).value();
    var all = filter.asksForWords() ? shapes : shapes(connection, LedgerFilter.ALL);
    try (var statement = connection.prepareStatement(sql)) {
      int at = 0;
      statement.setArray(++at, array(connection, all));
      statement.setString(++at, actor);
      statement.setLong(++at, span.from);
      statement.setString(++at, actor);
      statement.setLong(++at, span.to);
      statement.setString(++at, actor);
      at = setDates(statement, at, filter);
      statement.setInt(++at, most);
      statement.setInt(++at, most);
      return rows(statement);
    }
  }

  /// Of one subject there are few enough to look at each.
  private static List<Row> ofSubject(
      Connection connection, LedgerFilter filter, List<Long> shapes, Span span, int most, Way way)
      throws SQLException {
    var sql =
        """
        select index, bytes from ledger_entry
        where (ledger_hash(ledger_subject(bytes)), index) >= (ledger_hash(?), ?::bigint)
          and (ledger_hash(ledger_subject(bytes)), index) < (ledger_hash(?), ?::bigint)
          and ledger_subject(bytes) = ? %1$s %3$s %4$s
        order by ledger_hash(ledger_subject(bytes)) %2$s, index %2$s limit ?\
        """
            .formatted(
                dated(filter),
                way.order,
                filter.asksForWords() ? "and ledger_hash(ledger_shape(bytes)) = any(?)" : "",
                filter.actor().isPresent() ? "and ledger_actor(bytes) = ?" : "");
    var subject = filter.subject().orElse(OpaqueId.NONE).value();
    try (var statement = connection.prepareStatement(sql)) {
      int at = 0;
      statement.setString(++at, subject);
      statement.setLong(++at, span.from);
      statement.setString(++at, subject);
      statement.setLong(++at, span.to);
      statement.setString(++at, subject);
      at = setDates(statement, at, filter);
      if (filter.asksForWords()) {
        statement.setArray(++at, array(connection, shapes));
      }
      if (filter.actor().isPresent()) {
        statement.setString(++at, filter.actor().get().value());
      }
      statement.setInt(++at, most);
      return rows(statement);
    }
  }

  private static List<Row> along(Connection connection, Span span, int most, Way way)
      throws SQLException {
    return alongDated(connection, LedgerFilter.ALL, span, most, way);
  }

  private static List<Row> alongDated(
      Connection connection, LedgerFilter filter, Span span, int most, Way way)
      throws SQLException {
    var sql =
        "select index, bytes from ledger_entry where index >= ? and index < ? %s order by index %s limit ?"
            .formatted(dated(filter), way.order);
    try (var statement = connection.prepareStatement(sql)) {
      int at = 0;
      statement.setLong(++at, span.from);
      statement.setLong(++at, span.to);
      at = setDates(statement, at, filter);
      statement.setInt(++at, most);
      return rows(statement);
    }
  }

  /// Times in entries have one form and one length, so that as texts they stand in their order.
  private static String dated(LedgerFilter filter) {
    return (filter.from().isPresent() ? "and ledger_line(bytes, 3) collate \"C\" >= ? " : "")
        + (filter.to().isPresent() ? "and ledger_line(bytes, 3) collate \"C\" < ? " : "");
  }

  private static int setDates(PreparedStatement statement, int last, LedgerFilter filter)
      throws SQLException {
    int at = last;
    if (filter.from().isPresent()) {
      statement.setString(++at, "at " + AT.format(filter.from().get()));
    }
    if (filter.to().isPresent()) {
      statement.setString(++at, "at " + AT.format(filter.to().get()));
    }
    return at;
  }

  /// What is asked for lies in this span: entries stand nearly in the order of time.
  private static Span within(Connection connection, LedgerFilter filter, Span span)
      throws SQLException {
    if (filter.from().isEmpty() && filter.to().isEmpty()) {
      return span;
    }
    long size = Sequencer.stored(connection);
    long first =
        filter.from().isEmpty()
            ? 0
            : firstSince(connection, filter.from().get().minusSeconds(DISORDER_SECONDS), size);
    long end =
        filter.to().isEmpty()
            ? size
            : firstSince(connection, filter.to().get().plusSeconds(DISORDER_SECONDS), size);
    return new Span(Math.max(first, span.from), Math.min(end, span.to));
  }

  private static long firstSince(Connection connection, Instant since, long size)
      throws SQLException {
    long low = 0;
    long high = size;
    while (low < high) {
      long middle = (low + high) >>> 1;
      var row = readable(connection, middle, high);
      if (row.isEmpty()) {
        high = middle;
      } else if (row.get().at().isBefore(since)) {
        low = row.get().index() + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static Optional<LedgerEntry> readable(Connection connection, long from, long to)
      throws SQLException {
    for (int most : new int[] {1, MOST_UNREADABLE}) {
      var found =
          along(connection, new Span(from, to), most, Way.ON).stream()
              .filter(Row::isReadable)
              .findFirst();
      if (found.isPresent()) {
        return found.flatMap(Row::entry);
      }
    }
    return Optional.empty();
  }

  private static List<Long> shapes(Connection connection, LedgerFilter filter) throws SQLException {
    var shapes = new ArrayList<Long>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SHAPES)) {
      while (rows.next()) {
        if (LedgerFilter.Shape.parse(rows.getString(2)).filter(filter::matches).isPresent()) {
          shapes.add(rows.getLong(1));
        }
      }
    }
    return shapes;
  }

  private static java.sql.Array array(Connection connection, List<Long> numbers)
      throws SQLException {
    return connection.createArrayOf("bigint", numbers.toArray(Long[]::new));
  }

  private static List<Row> rows(PreparedStatement statement) throws SQLException {
    var found = new ArrayList<Row>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        var bytes = rows.getBytes(2);
        found.add(new Row(rows.getLong(1), bytes, LedgerEntry.decode(bytes)));
      }
    }
    return found;
  }

  private interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  private <T> T reading(Reading<T> what) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (var statement = connection.createStatement()) {
        statement.execute("set local statement_timeout = '" + PATIENCE_SECONDS + "s'");
        statement.execute("set local enable_seqscan = off");
        statement.execute("set local enable_bitmapscan = off");
        statement.execute("set local enable_sort = off");
        statement.execute("set local jit = off");
      }
      try {
        return what.from(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("the ledger cannot be read", e);
    }
  }
}
