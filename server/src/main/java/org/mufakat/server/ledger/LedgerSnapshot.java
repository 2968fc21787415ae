package org.mufakat.server.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.StoredEntry;
import org.mufakat.ledger.StoredLedger;
import org.mufakat.ledger.TreeHash;
import org.mufakat.ledger.TreeNode;
import org.springframework.dao.DataAccessResourceFailureException;

/// A node's ledger as its database held it at one moment: every read sees the same, whatever is
/// written meanwhile. It believes nothing of what it reads.
final class LedgerSnapshot implements StoredLedger, AutoCloseable {

  private static final int FETCH_ROWS = 4_000;

  private final Connection connection;
  private final JdbcNodes nodes;
  private final LongConsumer progress;
  private long read;

  private LedgerSnapshot(Connection connection, int levels, LongConsumer progress) {
    this.connection = connection;
    this.nodes = new JdbcNodes(connection, levels);
    this.progress = progress;
  }

  /// @param levels of the tree to read at a time, see [JdbcNodes]
  static LedgerSnapshot open(DataSource database, int levels) {
    return open(database, levels, _ -> {});
  }

  /// @param progress is told now and then how many places were read
  static LedgerSnapshot open(DataSource database, int levels, LongConsumer progress) {
    try {
      var connection = database.getConnection();
      try {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
          // Rows lie in the order of the index: sorting a million of them first helps nobody.
          statement.execute("set local enable_sort = off");
          statement.execute("set local enable_seqscan = off");
          statement.execute("set local enable_bitmapscan = off");
        }
        return new LedgerSnapshot(connection, levels, progress);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  Connection connection() {
    return connection;
  }

  @Override
  public Optional<TreeHash> hash(TreeNode node) {
    return nodes.hash(node);
  }

  @Override
  public void read(long from, long to, Consumer<StoredEntry> each) {
    try (var entries = rows("select index, bytes from ledger_entry", "", from, to);
        var leaves = rows("select index, hash from ledger_node", "level = 0 and", from, to)) {
      entries.next();
      leaves.next();
      while (!entries.ended() || !leaves.ended()) {
        long index = Math.min(entries.index, leaves.index);
        byte @Nullable [] bytes = entries.index == index ? entries.bytes : null;
        var leaf = leaves.index == index ? JdbcNodes.hash(leaves.bytes) : null;
        if (entries.index == index) {
          entries.next();
        }
        if (leaves.index == index) {
          leaves.next();
        }
        each.accept(new StoredEntry(index, bytes, leaf));
        if (++read % FETCH_ROWS == 0) {
          progress.accept(read);
        }
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /// Rows that stand where no entry can: below 0, or at the last number there is.
  long strays() {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from ledger_entry where index < 0 or index = " + Long.MAX_VALUE)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private Rows rows(String what, String where, long from, long to) throws SQLException {
    var statement =
        connection.prepareStatement(
            what + " where " + where + " index >= ? and index < ? order by index");
    try {
      statement.setLong(1, from);
      statement.setLong(2, to);
      statement.setFetchSize(FETCH_ROWS);
      Binary.transferred(statement);
      return new Rows(statement, statement.executeQuery());
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /// Ordered rows, one at a time. After the last the index is the largest there is.
  private static final class Rows implements AutoCloseable {
    private final PreparedStatement statement;
    private final ResultSet rows;
    private long index;
    private byte @Nullable [] bytes;

    Rows(PreparedStatement statement, ResultSet rows) {
      this.statement = statement;
      this.rows = rows;
    }

    void next() throws SQLException {
      if (rows.next()) {
        index = rows.getLong(1);
        bytes = rows.getBytes(2);
      } else {
        index = Long.MAX_VALUE;
        bytes = null;
      }
    }

    boolean ended() {
      return index == Long.MAX_VALUE;
    }

    @Override
    public void close() throws SQLException {
      try (statement) {
        rows.close();
      }
    }
  }

  private static DataAccessResourceFailureException unreadable(SQLException e) {
    return new DataAccessResourceFailureException("the ledger cannot be read", e);
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }
}
