package org.mufakat.server;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mufakat.server.hosting.DatabaseServer;

/// A throw-away cluster of the PostgreSQL that the operating system brings (Debian keeps it in
/// `/usr/lib/postgresql/N/bin`). As root it is run as the user `postgres`, since PostgreSQL refuses
/// root.
///
/// [#startOrSkip()] skips the calling test, saying why, where there is none.
public final class SystemPostgres implements AutoCloseable {

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private final Path bin;
  private final Path folder;
  private final int port;
  private final AtomicInteger number = new AtomicInteger();

  private SystemPostgres(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  public static SystemPostgres startOrSkip() {
    var bin = newestInstalled();
    if (bin.isEmpty()) {
      return abort(
          "SKIPPED: no PostgreSQL of the operating system in "
              + INSTALLED
              + ". To run these tests: apt-get install postgresql");
    }
    if (ROOT && !Files.isExecutable(Path.of("/usr/sbin/runuser"))) {
      return abort("SKIPPED: PostgreSQL refuses to run as root, and there is no runuser here.");
    }
    try {
      var folder = Files.createTempDirectory("mufakat-system-postgres");
      if (ROOT) {
        exec(List.of("chown", "postgres", folder.toString()));
      }
      var started = new SystemPostgres(bin.get(), folder, freePort());
      started.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An empty database on this cluster.
  public DataSource empty() {
    var name = "test_" + number.incrementAndGet();
    TestDatabase.run(database("postgres"), "create database " + name + " template template0");
    return database(name);
  }

  /// This cluster as a server of one's own, by a user who may make databases and roles and is no
  /// superuser. Asked once.
  public DatabaseServer asOwnServer() {
    TestDatabase.run(
        database("postgres"), "CREATE ROLE keeper LOGIN CREATEDB CREATEROLE PASSWORD 'k'");
    return new DatabaseServer("127.0.0.1", port, "postgres", "keeper", "k");
  }

  /// Its major version, as the folder it is installed in is called.
  public int version() {
    return versionOf(bin);
  }

  private static int versionOf(Path bin) {
    return Integer.parseInt(bin.getParent().getFileName().toString());
  }

  @Override
  public void close() {
    asOwner("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start() {
    asOwner(
        "initdb", "-D", data(), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale", "-N");
    asOwner(
        "pg_ctl",
        "-D",
        data(),
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + folder
            + " -c fsync=off",
        "start");
  }

  private DataSource database(String name) {
    return TestDatabase.at("jdbc:postgresql://127.0.0.1:" + port + "/" + name, "postgres", "");
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void asOwner(String program, String... arguments) {
    var command = new ArrayList<String>();
    if (ROOT) {
      command.addAll(List.of("/usr/sbin/runuser", "-u", "postgres", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    exec(command);
  }

  private static void exec(List<String> command) {
    try {
      var output = Files.createTempFile("mufakat-exec", ".log");
      var process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " failed: " + Files.readString(output));
      }
      Files.delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Path> newestInstalled() {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(v -> v.resolve("bin"))
          .filter(b -> Files.isExecutable(b.resolve("initdb")))
          .max(Comparator.comparingInt(SystemPostgres::versionOf));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
