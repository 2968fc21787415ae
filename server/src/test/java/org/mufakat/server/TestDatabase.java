package org.mufakat.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// Databases for tests: one embedded PostgreSQL 18 for the JVM, started when first asked for, and a
/// fresh database for every call. It is not durable (the tests of durability start their own).
public final class TestDatabase {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabase() {}

  /// An empty database, without any table.
  public static DataSource empty() {
    var name = "test_" + NUMBER.incrementAndGet();
    run(Cluster.RUNNING.getPostgresDatabase(), "create database " + name + " template template0");
    return Cluster.RUNNING.getDatabase("postgres", name);
  }

  /// A State's database, with every migration run.
  public static DataSource migrated() {
    return migrate(empty());
  }

  /// The hub's database, which has no tables for cases.
  public static DataSource hubs() {
    return migrate(empty(), "classpath:db/migration");
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
      try {
        var cluster = EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      try {
                        cluster.close();
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    }));
        return cluster;
      } catch (IOException e) {
        throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
      }
    }
  }
}
