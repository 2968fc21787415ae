package org.mufakat.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// Databases for tests: one embedded PostgreSQL 18 for the JVM, started when first asked for, and a
/// fresh database for every call. It is not durable (the tests of durability start their own).
public final class TestDatabase {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String ORDINARY = "ordinary";
  private static final Queue<HikariDataSource> POOLS = new ConcurrentLinkedQueue<>();

  /// One thread looks after all pools: there are hundreds, and each would have its own.
  private static final ScheduledExecutorService HOUSEKEEPER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("test-pools").factory());

  private TestDatabase() {}

  /// An empty database, without any table.
  public static DataSource empty() {
    var name = "test_" + NUMBER.incrementAndGet();
    run(Cluster.RUNNING.getPostgresDatabase(), "create database " + name + " template template0");
    return Cluster.RUNNING.getDatabase("postgres", name);
  }

  /// A State's database, with every migration run.
  public static DataSource migrated() {
    return copyOf(Template.STATE, "postgres");
  }

  /// The hub's database, which has no tables for cases.
  public static DataSource hubs() {
    return copyOf(Template.HUB, "postgres");
  }

  /// A State's database that belongs to a role without any special right, as a node's does.
  public static DataSource ordinary() {
    return pooled(copyOf(Template.ORDINARY, ORDINARY));
  }

  /// A database copied from one that was migrated once: running every migration for each test would
  /// take most of the tests' time.
  private static DataSource copyOf(Template template, String user) {
    var name = "test_" + NUMBER.incrementAndGet();
    run(
        Cluster.RUNNING.getPostgresDatabase(),
        "create database %s template %s owner %s".formatted(name, template.made(), user));
    return user.equals(ORDINARY) ? ordinaryAt(name) : Cluster.RUNNING.getDatabase(user, name);
  }

  private static DataSource ordinaryAt(String name) {
    return at(
        "jdbc:postgresql://localhost:%d/%s".formatted(Cluster.RUNNING.getPort(), name),
        ORDINARY,
        ORDINARY);
  }

  /// As [#migrated], for tests that ask it many times.
  public static DataSource served() {
    return pooled(migrated());
  }

  /// A node has a pool, and a connection costs more than most of what tests do with one.
  private static DataSource pooled(DataSource source) {
    var config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(0);
    config.setIdleTimeout(10_000);
    config.setScheduledExecutor(HOUSEKEEPER);
    config.setInitializationFailTimeout(-1);
    var pool = new HikariDataSource(config);
    POOLS.add(pool);
    return pool;
  }

  /// Databases that others are copied from, each made when it is first asked for.
  private enum Template {
    STATE("classpath:db/migration", "classpath:db/cases"),
    HUB("classpath:db/migration"),
    ORDINARY("classpath:db/migration", "classpath:db/cases");

    private final String[] locations;
    private final FutureTask<String> making = new FutureTask<>(this::make);

    Template(String... locations) {
      this.locations = locations;
    }

    /// Its name. Whoever asks waits until it is made, and is told why it could not be.
    String made() {
      making.run();
      try {
        return making.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(this + ", which databases are copied from", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private String make() {
      var name = "template_" + name().toLowerCase(Locale.ROOT);
      var postgres = Cluster.RUNNING.getPostgresDatabase();
      if (this == ORDINARY) {
        run(postgres, "create role %1$s login password '%1$s'".formatted(ORDINARY));
        run(postgres, "create database %s template template0 owner %s".formatted(name, ORDINARY));
        migrate(ordinaryAt(name), locations);
      } else {
        run(postgres, "create database " + name + " template template0");
        migrate(Cluster.RUNNING.getDatabase("postgres", name), locations);
      }
      return name;
    }
  }

  public static DataSource migrate(DataSource database) {
    return migrate(database, "classpath:db/migration", "classpath:db/cases");
  }

  private static DataSource migrate(DataSource database, String... locations) {
    Flyway.configure().dataSource(database).locations(locations).load().migrate();
    return database;
  }

  /// A data source without a pool for an address.
  public static DataSource at(String url, String user, String password) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  public static void run(DataSource database, String sql) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Cluster {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      System.setProperty("com.zaxxer.hikari.housekeeping.periodMs", "5000");
      try {
        var cluster =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "300")
                .setRegisterShutdownHook(false)
                .start();
        AtTheEnd.close(() -> stop(cluster));
        return cluster;
      } catch (IOException e) {
        throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
      }
    }

    private static void stop(EmbeddedPostgres cluster) throws IOException {
      try (cluster) {
        HOUSEKEEPER.shutdownNow();
        POOLS.forEach(HikariDataSource::close);
      }
    }
  }
}
