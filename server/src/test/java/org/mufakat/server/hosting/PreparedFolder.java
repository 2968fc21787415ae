package org.mufakat.server.hosting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Optional;
import org.mufakat.server.AtTheEnd;

/// A data folder of the invented regime that was made once, of which each test takes a copy: making
/// a cluster and migrating a node take seconds, copying files does not. All copies have the same
/// keys and passwords.
///
/// The folders opened here promise nothing at a commit, so that they are quick.
public final class PreparedFolder {

  private final Path parent;

  private PreparedFolder(Path parent) {
    this.parent = parent;
  }

  /// What is done in the folder before it is copied.
  public interface Content {
    void into(DataFolder folder) throws Exception;
  }

  /// A folder with a cluster and what is put into it. It is deleted when the tests' process ends.
  public static PreparedFolder with(Content content) {
    try {
      var parent = Files.createTempDirectory("mufakat-prepared");
      AtTheEnd.close(() -> Folders.deleteQuietly(parent));
      var prepared = new PreparedFolder(parent);
      try (var folder = openAlone(prepared.place())) {
        content.into(folder);
        dropTheUnusedTemplate(prepared.place());
      }
      return prepared;
    } catch (Exception e) {
      throw new IllegalStateException("the folder that tests copy could not be made", e);
    }
  }

  /// Mufakat makes databases from `template0`; the other template is three hundred files to copy.
  private static void dropTheUnusedTemplate(Path place) throws SQLException {
    var cluster =
        PostgresCluster.running(
            PostgresBinaries.find(System.getenv()),
            place.resolve("postgres"),
            HostingFixture.read(place.resolve("postgres.password")));
    try (var connection = cluster.orElseThrow().asServer().connect();
        var sql = connection.createStatement()) {
      sql.execute("ALTER DATABASE template1 IS_TEMPLATE false");
      sql.execute("DROP DATABASE template1");
    }
  }

  /// A folder with an empty cluster.
  public static PreparedFolder empty() {
    return Empty.MADE;
  }

  private static final class Empty {
    static final PreparedFolder MADE = with(_ -> {});
  }

  private Path place() {
    return parent.resolve("data");
  }

  /// Copies it.
  ///
  /// @param to where nothing is yet
  public void copyTo(Path to) {
    try (var all = Files.walk(place())) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(place().relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As a command opens a folder: beside others.
  public static DataFolder open(Path place) {
    return open(place, false);
  }

  /// As a server opens a folder, or a command that may not run beside one.
  public static DataFolder openAlone(Path place) {
    return open(place, true);
  }

  private static DataFolder open(Path place, boolean alone) {
    return DataFolder.open(
        place,
        HostingFixture.examplePack(),
        alone,
        Optional.of(new Databases.Embedded()),
        HostingFixture.machine(Schemas.ofThisVersion(), DiskSpace.usual()));
  }
}
