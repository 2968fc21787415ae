package org.mufakat.server.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.CompactRange;
import org.mufakat.ledger.TreeHash;
import org.mufakat.ledger.TreeNode;
import org.mufakat.server.ledger.PendingEntries.Waiting;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives waiting entries their places in the tree, a batch a transaction. Only one runs at a time
/// on a database, whoever it is: the others wait for its lock.
///
/// Its transactions are not waited for until they are on the disk: after a crash the entries wait
/// again, also where this process outlives the database. A checkpoint is signed in a later
/// transaction that is waited for, and what it covers is then on the disk too.
final class Sequencer {

  static final int MOST_AT_ONCE = 4_096;

  /// "mufakat" in ASCII, and 1: a number that nobody else takes.
  private static final long LOCK = 0x6d75_6661_6b61_7401L;

  private static final String SIZES =
      """
      select coalesce((select max(index) + 1 from ledger_entry), 0),
             coalesce((select max(size) from ledger_checkpoint), 0),
             (select hash from ledger_node
              where level = 0 and index = (select max(index) from ledger_entry))\
      """;

  /// What came of a look at the waiting entries.
  sealed interface Answer {
    /// So many got their places; none waited when it is 0.
    record Placed(int count) implements Answer {}

    /// The store holds fewer entries than a checkpoint was signed of: the end of it was removed.
    /// Nothing is placed, since it would take the places of what was there.
    record Shortened(long stored, long before) implements Answer {
      String trouble() {
        return "holds %s entries and held %s: its end was removed. Nothing is written to it until that is understood"
            .formatted(LedgerText.number(stored), LedgerText.number(before));
      }
    }
  }

  private final JdbcTemplate sql;
  private final TransactionTemplate transaction;
  private Edge edge = new Edge(new CompactRange(), null);

  /// The tree's edge as this process left it. What it placed may be lost since, and another may
  /// have placed other entries there: the last leaf tells whether it still stands.
  private record Edge(CompactRange range, @Nullable TreeHash lastLeaf) {
    boolean isOf(Sizes sizes) {
      return range.size() == sizes.stored && Objects.equals(lastLeaf, sizes.lastLeaf);
    }
  }

  /// How the store stands.
  ///
  /// @param checkpointed the size of the largest checkpoint: so much was on the disk once
  /// @param lastLeaf null in an empty ledger, and where it is no hash
  private record Sizes(long stored, long checkpointed, @Nullable TreeHash lastLeaf) {}

  Sequencer(JdbcTemplate sql) {
    this.sql = sql;
    this.transaction =
        new TransactionTemplate(
            new JdbcTransactionManager(Objects.requireNonNull(sql.getDataSource())));
  }

  /// Does something that takes the database's lock. Within the process one at a time may want it,
  /// and asks for this one first: the other way round two would wait for each other.
  synchronized <T> T alone(Supplier<T> work) {
    return work.get();
  }

  /// Places one batch.
  synchronized Answer place() {
    var next = new Edge[1];
    var answer =
        transaction.execute(
            _ ->
                sql.execute(
                    (Connection connection) -> {
                      lock(connection, false);
                      var sizes = sizes(connection);
                      if (sizes.stored < sizes.checkpointed) {
                        return new Answer.Shortened(sizes.stored, sizes.checkpointed);
                      }
                      var waiting = PendingEntries.oldest(connection, MOST_AT_ONCE);
                      var tree = standing(connection, sizes).copy();
                      next[0] = place(connection, waiting, new Edge(tree, sizes.lastLeaf));
                      return new Answer.Placed(waiting.size());
                    }));
    if (next[0] != null) {
      edge = next[0];
    }
    return Objects.requireNonNull(answer);
  }

  /// @return the edge with what waited
  private static Edge place(Connection connection, List<Waiting> waiting, Edge before)
      throws SQLException {
    if (waiting.isEmpty()) {
      return before;
    }
    var tree = before.range;
    var lastLeaf = before.lastLeaf;
    var entries = new ArrayList<byte[]>(waiting.size());
    var nodes = new ArrayList<TreeNode.Hashed>(2 * waiting.size());
    long first = tree.size();
    for (Waiting each : waiting) {
      var bytes = each.what().as(tree.size()).bytes();
      entries.add(bytes);
      lastLeaf = TreeHash.ofLeaf(bytes);
      nodes.addAll(tree.append(lastLeaf));
    }
    insertEntries(connection, first, entries);
    insertNodes(connection, nodes);
    PendingEntries.delete(connection, waiting);
    return new Edge(tree, lastLeaf);
  }

  private static void insertEntries(Connection connection, long first, List<byte[]> entries)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into ledger_entry (index, bytes)
            select ? + e.n - 1, e.bytes from unnest(?::bytea[]) with ordinality e (bytes, n)\
            """)) {
      statement.setLong(1, first);
      statement.setArray(2, connection.createArrayOf("bytea", entries.toArray(byte[][]::new)));
      statement.executeUpdate();
    }
  }

  private static void insertNodes(Connection connection, List<TreeNode.Hashed> nodes)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into ledger_node (level, index, hash)
            select * from unnest(?::int[], ?::bigint[], ?::bytea[])\
            """)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "int", nodes.stream().map(n -> n.at().level()).toArray(Integer[]::new)));
      statement.setArray(
          2,
          connection.createArrayOf(
              "bigint", nodes.stream().map(n -> n.at().index()).toArray(Long[]::new)));
      statement.setArray(
          3,
          connection.createArrayOf(
              "bytea", nodes.stream().map(n -> n.hash().bytes()).toArray(byte[][]::new)));
      statement.executeUpdate();
    }
  }

  /// The tree's edge: the one in memory, unless what it ends with is not what the store ends with.
  private CompactRange standing(Connection connection, Sizes sizes) {
    return edge.isOf(sizes)
        ? edge.range
        : CompactRange.of(sizes.stored, new JdbcNodes(connection, JdbcNodes.FOR_PROOFS));
  }

  /// The tree's edge as it stands, for whoever is [#alone] and holds the database's lock.
  CompactRange standing(Connection connection) throws SQLException {
    return standing(connection, sizes(connection)).copy();
  }

  /// Waits to be the only one who writes to the tree, until the transaction ends.
  ///
  /// @param onDisk whether the commit is to be waited for until it is on the disk
  static void lock(Connection connection, boolean onDisk) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set local synchronous_commit = " + (onDisk ? "on" : "off"));
      statement.execute("set local lock_timeout = '60s'");
      statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
    }
  }

  static long stored(Connection connection) throws SQLException {
    return sizes(connection).stored;
  }

  private static Sizes sizes(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(SIZES)) {
      row.next();
      return new Sizes(row.getLong(1), row.getLong(2), JdbcNodes.hash(row.getBytes(3)));
    }
  }
}
