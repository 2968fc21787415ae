package org.mufakat.server.hosting;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One PostgreSQL server of our own: a folder, the programs that serve it, and the port it answers
/// on, on the loopback address only and with a password from its first moment.
///
/// It survives the process that started it (`kill -9` leaves it running): the next one finds it by
/// `postmaster.pid` and goes on with it.
public final class PostgresCluster {

  /// The superuser's name.
  public static final String SUPERUSER = "postgres";

  private static final int START_SECONDS = 60;

  /// How much PostgreSQL promises at a commit.
  public enum Durability {
    /// A commit is on the disk before it is answered.
    EVERY_COMMIT,
    /// Nothing is promised: for what is thrown away at the end, and for tests.
    NONE
  }

  private final Path programs;
  private final Path data;
  private final RunAs runAs;
  private final String password;
  private final int port;

  private PostgresCluster(Path programs, Path data, RunAs runAs, String password, int port) {
    this.programs = programs;
    this.data = data;
    this.runAs = runAs;
    this.password = password;
    this.port = port;
  }

  /// Finds the server that runs on a folder, if one does.
  static Optional<PostgresCluster> running(Path programs, Path data, String password) {
    return readyPort(data)
        .map(port -> new PostgresCluster(programs, data, RunAs.forFolder(data), password, port));
  }

  /// Starts a server, and makes its folder first if it is not there.
  ///
  /// @param programs the folder with `initdb` and `pg_ctl`
  /// @param data the cluster's folder
  /// @param password the superuser's, set when the folder is made
  public static PostgresCluster start(
      Path programs, Path data, String password, Durability durability) {
    var runAs = RunAs.forFolder(data);
    try {
      Folders.makePrivate(data);
      runAs.handOver(data);
      runAs.openTheWayTo(data);
      if (Files.notExists(data.resolve("PG_VERSION"))) {
        initialise(programs, data, runAs, password, durability);
      }
      checkVersion(programs, data);
      Files.writeString(data.resolve("mufakat.conf"), settings(durability));
      runAs.handOver(data);
      return launch(programs, data, runAs, password);
    } catch (IOException e) {
      throw new RefusedToStart(new Refusal.NoPermission(data, "keep a database in"), e);
    }
  }

  public int port() {
    return port;
  }

  public DatabaseServer asServer() {
    return new DatabaseServer("127.0.0.1", port, "postgres", SUPERUSER, password);
  }

  /// Ends every session and stops the server; what was committed is kept.
  public void stop() {
    var log = logOf(data);
    var outcome =
        run(
            runAs.command(
                List.of(
                    programs.resolve("pg_ctl").toString(),
                    "-D",
                    data.toString(),
                    "-m",
                    "fast",
                    "-w",
                    "-t",
                    Integer.toString(START_SECONDS),
                    "stop")));
    if (outcome.exitCode() != 0 && readyPort(data).isPresent()) {
      throw new IllegalStateException("PostgreSQL did not stop; see " + log);
    }
  }

  /// Makes the cluster beside its place and moves it there when it is whole, so that a start that
  /// was cut short leaves nothing half made.
  private static void initialise(
      Path programs, Path data, RunAs runAs, String password, Durability durability)
      throws IOException {
    var half = data.resolveSibling("postgres.making");
    var passwordFile = data.resolveSibling("initial.password");
    Folders.deleteQuietly(half);
    Files.deleteIfExists(passwordFile);
    Folders.makePrivate(half);
    Folders.writeSecret(passwordFile, password + "\n");
    try {
      runAs.handOver(passwordFile);
      runAs.handOver(half);
      var outcome = run(runAs.command(initdb(programs, half, passwordFile, durability)));
      if (outcome.exitCode() != 0) {
        Folders.deleteQuietly(half);
        throw new RefusedToStart(outcome.refusal(data));
      }
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.writeString(
        half.resolve("postgresql.conf"), "\ninclude 'mufakat.conf'\n", StandardOpenOption.APPEND);
    Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> initdb(
      Path programs, Path data, Path passwordFile, Durability durability) {
    return List.of(
        programs.resolve("initdb").toString(),
        "-D",
        data.toString(),
        "-U",
        SUPERUSER,
        "--auth=scram-sha-256",
        "--pwfile=" + passwordFile,
        "--encoding=UTF8",
        "--locale=C",
        durability == Durability.EVERY_COMMIT ? "--sync-method=fsync" : "--no-sync",
        "--no-instructions");
  }

  /// Written anew at each start, so that a later Mufakat's settings hold on an old folder too. No
  /// statement is ever logged, for it might hold a person's data.
  private static String settings(Durability durability) {
    var promise = durability == Durability.EVERY_COMMIT ? "on" : "off";
    return """
    # Written by Mufakat at each start; changes made here are lost.
    listen_addresses = '127.0.0.1'
    unix_socket_directories = ''
    password_encryption = 'scram-sha-256'
    # The passwords are drawn at random and long; stretching them adds nothing and would cost every connection.
    scram_iterations = 256
    fsync = %1$s
    synchronous_commit = %1$s
    full_page_writes = %1$s
    max_connections = 120
    shared_buffers = 64MB
    max_wal_size = 512MB
    jit = off
    timezone = 'UTC'
    log_timezone = 'UTC'
    log_statement = 'none'
    log_min_error_statement = panic
    log_error_verbosity = terse
    """
        .formatted(promise);
  }

  private static void checkVersion(Path programs, Path data) throws IOException {
    var made = Files.readString(data.resolve("PG_VERSION")).strip();
    var outcome = run(List.of(programs.resolve("postgres").toString(), "--version"));
    if (outcome.exitCode() != 0) {
      throw new RefusedToStart(new Refusal.NoEmbeddedDatabase(outcome.lastLine()));
    }
    var now = outcome.lastLine().replaceFirst(".*\\(PostgreSQL\\) (\\d+).*", "$1");
    if (!now.equals(made)) {
      throw new RefusedToStart(
          new Refusal.NoEmbeddedDatabase(
              "the folder %s was made by PostgreSQL %s, and this is PostgreSQL %s"
                  .formatted(data, made, now)));
    }
  }

  private static PostgresCluster launch(Path programs, Path data, RunAs runAs, String password)
      throws IOException {
    var log = logOf(data);
    if (Files.notExists(log)) {
      Folders.writeSecret(log, "");
      runAs.handOver(log);
    }
    String reason = "";
    for (int attempt = 0; attempt < 3; attempt++) {
      int port = freePort();
      var outcome =
          run(
              runAs.command(
                  List.of(
                      programs.resolve("pg_ctl").toString(),
                      "-D",
                      data.toString(),
                      "-l",
                      log.toString(),
                      "-w",
                      "-t",
                      Integer.toString(START_SECONDS),
                      "-o",
                      "-p " + port,
                      "start")));
      if (outcome.exitCode() == 0) {
        return new PostgresCluster(programs, data, runAs, password, port);
      }
      reason = lastLineOf(log);
      if (!reason.contains("could not create any TCP/IP sockets")) {
        break;
      }
    }
    throw new RefusedToStart(new Refusal.NoEmbeddedDatabase(reason + "; see " + log));
  }

  private static Path logOf(Path data) {
    return data.resolveSibling("postgres.log");
  }

  private static String lastLineOf(Path log) throws IOException {
    var lines = Files.readAllLines(log);
    return lines.isEmpty() ? "it did not start" : lines.getLast().strip();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// The port in `postmaster.pid`, if the process it names is alive and ready.
  private static Optional<Integer> readyPort(Path data) {
    var file = data.resolve("postmaster.pid");
    try {
      if (Files.notExists(file)) {
        return Optional.empty();
      }
      var lines = Files.readAllLines(file);
      if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
        return Optional.empty();
      }
      var alive =
          ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
              .filter(ProcessHandle::isAlive)
              .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(true));
      return alive.map(_ -> Integer.valueOf(lines.get(3).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private record Outcome(int exitCode, String output) {

    /// A disk that filled up meanwhile has another remedy than a program that does not run.
    Refusal refusal(Path data) {
      return output.contains("No space left on device")
          ? new Refusal.DiskFull(data, 0, DiskSpace.usual().refuseBelowMebibytes())
          : new Refusal.NoEmbeddedDatabase(lastLine());
    }

    String lastLine() {
      return output
          .lines()
          .filter(l -> !l.isBlank())
          .reduce((_, b) -> b)
          .orElse("no message")
          .strip();
    }
  }

  /// Runs a program from the root folder, which whoever it runs as may enter. Output goes to a
  /// file, since PostgreSQL's server inherits what `pg_ctl` writes to and would hold a pipe open.
  private static Outcome run(List<String> command) {
    Path output = null;
    try {
      output = Files.createTempFile("mufakat-postgres", ".out");
      var builder =
          new ProcessBuilder(command)
              .directory(new File("/"))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.environment().put("LC_ALL", "C");
      var process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(START_SECONDS + 30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Outcome(1, "it did not answer in time");
      }
      return new Outcome(process.exitValue(), Files.readString(output));
    } catch (IOException e) {
      return new Outcome(1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL was starting or stopping", e);
    } finally {
      deleteOutput(output);
    }
  }

  private static void deleteOutput(@Nullable Path output) {
    try {
      if (output != null) {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
