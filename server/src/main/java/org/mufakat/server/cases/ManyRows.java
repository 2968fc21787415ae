package org.mufakat.server.cases;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows on their way into a table by one statement, a column an array: COPY does not go into tables
/// with row policies, and a statement a row costs a way to the database each.
final class ManyRows<T> {

  private interface Column {
    Array array(Connection connection) throws SQLException;
  }

  private final List<T> rows;
  private final List<String> types = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();

  ManyRows(List<T> rows) {
    this.rows = rows;
  }

  /// A column of texts, or of what PostgreSQL makes of a text.
  ManyRows<T> text(Function<T, @Nullable String> of) {
    return with("text", () -> rows.stream().map(of).toArray(String[]::new));
  }

  ManyRows<T> number(ToIntFunction<T> of) {
    return with("int", () -> rows.stream().map(of::applyAsInt).toArray(Integer[]::new));
  }

  ManyRows<T> bytes(Function<T, byte[]> of) {
    return with("bytea", () -> rows.stream().map(of).toArray(byte[][]::new));
  }

  private interface Values {
    Object[] of();
  }

  private ManyRows<T> with(String type, Values values) {
    types.add(type);
    columns.add(connection -> connection.createArrayOf(type, values.of()));
    return this;
  }

  /// @param into `INSERT INTO …` with the columns' names, and `SELECT` with `r.c1`, `r.c2`, … for
  ///   the arrays' values; `%1$s` for the compartment's schema
  void insert(CompartmentTransaction transaction, String into) {
    if (rows.isEmpty()) {
      return;
    }
    var arrays = types.stream().map(t -> "?::" + t + "[]").collect(Collectors.joining(", "));
    var names =
        IntStream.rangeClosed(1, types.size())
            .mapToObj(i -> "c" + i)
            .collect(Collectors.joining(", "));
    transaction.with(
        into + " FROM unnest(" + arrays + ") AS r (" + names + ")",
        statement -> {
          for (int i = 0; i < columns.size(); i++) {
            statement.setArray(i + 1, columns.get(i).array(statement.getConnection()));
          }
          return statement.executeUpdate();
        });
  }
}
