package org.mufakat.server.hosting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.regime.Packs;
import org.mufakat.server.statistics.JdbcShelf;

/// Folders and nodes of the invented regime, for tests.
final class HostingFixture {

  private HostingFixture() {}

  static RegimePack examplePack() {
    return Packs.shipped("example");
  }

  static NodeId memberOfTheExample(int index) {
    return new NodeId(examplePack().members().get(index).code());
  }

  /// A folder opened as a server opens it, on a cluster that promises nothing.
  static DataFolder folder(Path place) {
    return folder(place, Schemas.ofThisVersion());
  }

  static DataFolder folder(Path place, Schemas schemas) {
    if (Files.notExists(place)) {
      PreparedFolder.empty().copyTo(place);
    }
    return DataFolder.open(
        place,
        examplePack(),
        true,
        Optional.of(new Databases.Embedded()),
        machine(schemas, DiskSpace.usual()));
  }

  static DataFolder.Machine machine(Schemas schemas, DiskSpace disk) {
    return new DataFolder.Machine(
        Map.copyOf(System.getenv()),
        disk,
        schemas,
        PostgresCluster.Durability.NONE,
        JdbcShelf::new);
  }

  /// This version's migrations and one more, as a later version has it.
  static Schemas withMigration(Path folder, String sql) throws IOException {
    var later = later(folder, sql);
    return new Schemas(
        new Schema(Schema.EVERY_NODE, Schema.CASES, later), new Schema(Schema.EVERY_NODE, later));
  }

  /// This version's migrations and one more for the nodes that hold cases.
  static Schemas withCaseMigration(Path folder, String sql) throws IOException {
    return new Schemas(
        new Schema(Schema.EVERY_NODE, Schema.CASES, later(folder, sql)), Schema.ofHub());
  }

  private static String later(Path folder, String sql) throws IOException {
    var later = Files.createTempDirectory(folder, "migrations");
    Files.writeString(later.resolve("V900__later.sql"), sql);
    return "filesystem:" + later;
  }

  static String text(HostedNode node, String query) throws SQLException {
    try (var connection = node.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static void run(HostedNode node, String sql) throws SQLException {
    try (var connection = node.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
