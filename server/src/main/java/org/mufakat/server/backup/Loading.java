package org.mufakat.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/// Takes a backup's rows into empty tables of the same version.
///
/// PostgreSQL takes no bulk of rows into a table whose policies bind its owner, so they do not,
/// from the first row to the end of the transaction, which nobody else sees.
final class Loading implements BackupFile.Taker {
  private final Connection connection;
  private long rows;
  private List<TableShape> unbound = List.of();

  Loading(Connection connection) throws SQLException {
    this.connection = connection;
    this.unbound = Tables.of(connection).stream().filter(t -> !t.compartment().isEmpty()).toList();
    binding("NO FORCE");
    run("DELETE FROM node_identity");
  }

  @Override
  public void manifest(Manifest manifest) {
    // Read before.
  }

  @Override
  public long table(TableShape shape, InputStream content) throws IOException, SQLException {
    long taken =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "COPY %s (%s) FROM STDIN".formatted(shape.quoted(), shape.quotedColumns()),
                content);
    rows += taken;
    return taken;
  }

  @Override
  public void sequences(List<Manifest.Sequence> sequences) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
      for (Manifest.Sequence sequence : sequences) {
        statement.setString(1, sequence.quoted());
        statement.setLong(2, sequence.value());
        statement.setBoolean(3, sequence.called());
        statement.execute();
      }
    }
  }

  long rows() {
    return rows;
  }

  void close() throws SQLException {
    binding("FORCE");
  }

  private void binding(String how) throws SQLException {
    for (TableShape table : unbound) {
      run("ALTER TABLE %s %s ROW LEVEL SECURITY".formatted(table.quoted(), how));
    }
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
