package org.mufakat.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.mufakat.node.NodeId;
import org.mufakat.node.PackSpellings;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.statistics.GlotipImport;
import org.mufakat.server.statistics.ImportOutcome;
import org.mufakat.server.statistics.ImportWatch;
import org.mufakat.server.statistics.JdbcShelf;
import org.postgresql.PGConnection;

/// Imports a release as the command does, in a process with a heap of its own, and tells times in
/// milliseconds and memory in mebibytes: first the cold import, then memory, then warm ones, then
/// the floors.
final class ImportInside {

  private final DataSource database;
  private final RegimePack regime;
  private final ReleaseToMeasure release;

  private ImportInside(DataSource database, RegimePack regime, ReleaseToMeasure release) {
    this.database = database;
    this.regime = regime;
    this.release = release;
  }

  /// @param args the data folder and how many warm imports (0 for the cold one alone)
  public static void main(String[] args) throws Exception {
    int warm = Integer.parseInt(args[1]);
    var release = ReleaseToMeasure.inThisProcess();
    var regime = release.regime();
    try (var folder = DataFolder.open(Path.of(args[0]), regime)) {
      var database = folder.node(NodeId.HUB).dataSource();
      var inside = new ImportInside(database, regime, release);
      inside.importOnce("cold");
      Program.tell("heap-peak", heapPeak());
      Program.tell("resident-peak", Resident.peak(ProcessHandle.current().pid()));
      if (warm > 0) {
        inside.importOnce("warm-up");
        inside.floors("warm-up-");
        for (int i = 0; i < warm; i++) {
          inside.importOnce("warm");
          inside.floors("");
        }
      }
    }
  }

  private void importOnce(String name) throws SQLException {
    empty();
    var file = release.file();
    var spellings = new PackSpellings(regime.spellings());
    var importing = new GlotipImport(new JdbcShelf(database), spellings, InstantSource.system());
    long start = System.nanoTime();
    long cpu = cpuNanos();
    var outcome =
        importing.run(file, file.getFileName().toString(), Optional.empty(), ImportWatch.none());
    double total = millisSince(start);
    if (outcome instanceof ImportOutcome.Stored stored) {
      Program.tell(name, total);
      Program.tell(name + "-cpu", (cpuNanos() - cpu) / 1e6);
      Program.tell(name + "-reading", stored.times().reading().toNanos() / 1e6);
      Program.tell(name + "-storing", stored.times().storing().toNanos() / 1e6);
      Program.tell("rows", stored.report().rowsRead());
    } else {
      throw new IllegalStateException("the file was not stored: " + outcome);
    }
  }

  private void floors(String prefix) throws SQLException, IOException {
    copyFloor(prefix);
    var plain = PlainFile.of(release.file());
    long start = System.nanoTime();
    plain.inflate();
    Program.tell(prefix + "inflate", millisSince(start));
    start = System.nanoTime();
    plain.walk();
    Program.tell(prefix + "walk", millisSince(start));
    var rows = release.rows();
    start = System.nanoTime();
    release.interpret(rows, regime);
    Program.tell(prefix + "interpret", millisSince(start));
  }

  /// Copies the stored rows out, and into a table of the same columns and indexes in one
  /// transaction, as bytes that nobody looks at.
  private void copyFloor(String prefix) throws SQLException, IOException {
    try (var connection = database.getConnection()) {
      run(connection, "drop table if exists copied_cell");
      run(connection, "create table copied_cell (like published_cell including all)");
      var api = connection.unwrap(PGConnection.class).getCopyAPI();
      var bytes = new ByteArrayOutputStream();
      api.copyOut("copy published_cell to stdout", bytes);
      var rows = bytes.toByteArray();
      connection.setAutoCommit(false);
      long start = System.nanoTime();
      api.copyIn("copy copied_cell from stdin", new ByteArrayInputStream(rows));
      connection.commit();
      Program.tell(prefix + "copy", millisSince(start));
      connection.setAutoCommit(true);
      run(connection, "drop table copied_cell");
    }
  }

  /// Every release goes, and the cells by name: no foreign key ties them to their release.
  private void empty() throws SQLException {
    try (var connection = database.getConnection()) {
      run(connection, "truncate release, published_cell cascade");
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The most that each part of the heap held, garbage included, added up: an upper bound.
  private static double heapPeak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToDouble(pool -> pool.getPeakUsage().getUsed() / (double) (1 << 20))
        .sum();
  }

  /// What this process had of the processor so far: all its threads, not those of the database.
  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
