package org.mufakat.server.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.hosting.AppliedMigration;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.keys.OwnerOnlyFile;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;
import org.postgresql.PGConnection;

/// Copies a node's database, as it stands at one moment, to one sealed file, while the node serves.
public final class NodeBackup {

  private static final int ID_BYTES = 16;
  private static final int BUFFER_BYTES = 256 * 1024;

  private static final String SEQUENCES =
      """
      select schemaname, sequencename, coalesce(last_value, start_value), last_value is not null
      from pg_sequences where schemaname not like 'pg\\_%' order by 1, 2\
      """;

  private final HostedNode node;
  private final InstantSource time;
  private final SecureRandom chance;

  public NodeBackup(HostedNode node, InstantSource time, SecureRandom chance) {
    this.node = node;
    this.time = time;
    this.chance = chance;
  }

  /// @param bytes of the file
  public record Written(OpaqueId id, int tables, long rows, long bytes) {}

  /// Writes a backup, on the disk when this returns. Its ledger's entry is written before the file
  /// gets its name; a file that could not be finished is left behind with `.part` at its end at
  /// most.
  ///
  /// @throws RefusedToStart when a file is there already or none can be written
  public Written write(Path to) {
    if (Files.exists(to)) {
      throw new RefusedToStart(
          new Refusal.UnusableFile(to, "is there already: choose another name"));
    }
    var part = to.resolveSibling(to.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      var header = header();
      var written = write(part, header);
      tell(header);
      OwnerOnlyFile.moveIntoPlace(part, to);
      return written;
    } catch (IOException e) {
      throw new RefusedToStart(
          new Refusal.UnusableFile(to, "cannot be written (" + e.getMessage() + ")"), e);
    }
  }

  private BackupHeader header() {
    var drawn = new byte[ID_BYTES];
    chance.nextBytes(drawn);
    return new BackupHeader(
        node.id(),
        node.node().regime().id(),
        node.node().keyring().fingerprint(),
        new OpaqueId(HexFormat.of().formatHex(drawn)),
        time.instant());
  }

  private Written write(Path part, BackupHeader header) throws IOException {
    int tables;
    long rows;
    try (var channel = OwnerOnlyFile.create(part)) {
      var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
      out.write(header.bytes());
      // Closing the writer closes the sealed stream, which writes its last segment; the channel
      // stays open to be forced.
      try (var writer =
          new BackupWriter(
              new BackupSeal(node.node().keyring()).sealing(new Unclosed(out), header))) {
        tables = copy(writer);
        rows = writer.end();
      }
      out.flush();
      channel.force(true);
    }
    return new Written(header.id(), tables, rows, Files.size(part));
  }

  private int copy(BackupWriter writer) throws IOException {
    var erasures =
        node.erasures()
            .map(list -> new String(list.content(), StandardCharsets.US_ASCII))
            .orElse("");
    var ledger = NodeLedger.of(node).origin();
    try (var connection = node.dataSource().getConnection()) {
      try {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        var tables = Tables.of(connection);
        writer.manifest(manifest(connection, ledger, erasures));
        for (TableShape table : tables) {
          Tables.show(connection, table);
          writer.table(table, out -> rows(connection, table, out));
        }
        writer.sequences(sequences(connection));
        return tables.size();
      } finally {
        connection.rollback();
        connection.setReadOnly(false);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Manifest manifest(Connection connection, String ledger, String erasures)
      throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select coalesce(max(index) + 1, 0) from ledger_entry")) {
      row.next();
      return new Manifest(
          AppliedMigration.history(connection),
          connection.getMetaData().getDatabaseProductVersion(),
          ledger,
          row.getLong(1),
          erasures);
    }
  }

  private static long rows(Connection connection, TableShape table, OutputStream out)
      throws IOException {
    try {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY %s (%s) TO STDOUT".formatted(table.quoted(), table.quotedColumns()), out);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
    var sequences = new ArrayList<Manifest.Sequence>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(SEQUENCES)) {
      while (row.next()) {
        sequences.add(
            new Manifest.Sequence(
                row.getString(1), row.getString(2), row.getLong(3), row.getBoolean(4)));
      }
    }
    return sequences;
  }

  private void tell(BackupHeader header) {
    var ledger = NodeLedger.of(node);
    ledger.append(
        new Happening(
            time.instant(),
            Actor.NODE,
            LedgerEvent.BACKUP,
            new Subject(Subject.Kind.BACKUP, header.id()),
            Reason.OPERATION));
    ledger.settle();
  }

  static IllegalStateException failed(SQLException e) {
    return new IllegalStateException("the database failed: " + e.getSQLState(), e);
  }

  /// Passes everything on but the closing.
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
