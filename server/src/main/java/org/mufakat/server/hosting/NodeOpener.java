package org.mufakat.server.hosting;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.statistics.ReleaseShelf;
import org.postgresql.ds.PGSimpleDataSource;

/// Opens a node on its database: brings the tables to this version or refuses, makes sure that
/// database and key belong together, and gives it a small pool of connections.
final class NodeOpener {

  private static final int CONNECTIONS = 4;

  private final RegimePack regime;
  private final Schemas schemas;
  private final Function<DataSource, ReleaseShelf> shelf;

  NodeOpener(RegimePack regime, Schemas schemas, Function<DataSource, ReleaseShelf> shelf) {
    this.regime = regime;
    this.schemas = schemas;
    this.shelf = shelf;
  }

  /// @param files empty for the hub, which holds no case
  /// @param keeper whoever can copy the database before an upgrade, or null if no one can
  /// @param room refuses when there is no room for so many bytes more
  /// @throws RefusedToStart before anything was changed
  Opened open(
      NodeSetting setting,
      Keyring keyring,
      NodeDatabase database,
      Optional<NodeFiles> files,
      @Nullable DatabaseKeeper keeper,
      LongConsumer room) {
    var id = setting.id();
    var direct = direct(database);
    var upgrade = bringUp(setting, direct, database, keeper, room);
    claim(id, keyring, direct);
    var pool = pool(id, database);
    var node = new Node(id, keyring, regime, shelf.apply(pool));
    var hosted =
        new HostedNode(
            node, pool, setting.publicPicture(), files, setting.zone(), setting.signIn());
    return new Opened(hosted, pool, upgrade);
  }

  /// A way to a database, without a pool.
  static DataSource direct(NodeDatabase database) {
    var direct = new PGSimpleDataSource();
    direct.setUrl(database.url());
    direct.setUser(database.user());
    direct.setPassword(database.password());
    direct.setConnectTimeout(10);
    return direct;
  }

  /// A node and the pool to close after it; what an upgrade left to go back to, if there was one.
  record Opened(HostedNode hosted, HikariDataSource pool, Optional<Upgrade> upgrade) {}

  private Optional<Upgrade> bringUp(
      NodeSetting setting,
      DataSource source,
      NodeDatabase database,
      @Nullable DatabaseKeeper keeper,
      LongConsumer room) {
    var id = setting.id();
    var schema = schemas.of(id);
    try {
      return switch (schema.stateOf(source)) {
        case Schema.State.UpToDate _ -> Optional.empty();
        case Schema.State.Fresh _ -> {
          schema.migrate(source);
          yield Optional.empty();
        }
        case Schema.State.Behind behind -> {
          var copy = copy(setting, keeper, behind, room);
          yield Optional.of(upgrade(id, source, keeper, behind, copy));
        }
        case Schema.State.Newer newer ->
            throw new RefusedToStart(new Refusal.NewerSchema(id, newer.found(), newer.known()));
        case Schema.State.Altered altered ->
            throw new RefusedToStart(new Refusal.AlteredSchema(id, altered.detail()));
      };
    } catch (FlywayException e) {
      throw new RefusedToStart(
          new Refusal.DatabaseUnreachable(
              database.toString(), DatabaseKeeper.firstLine(deepest(e).getMessage())),
          e);
    }
  }

  private static Optional<String> copy(
      NodeSetting setting,
      @Nullable DatabaseKeeper keeper,
      Schema.State.Behind behind,
      LongConsumer room) {
    if (keeper != null) {
      room.accept(keeper.sizeBytes(setting.id()));
      return Optional.of(keeper.copyBefore(setting.id(), behind.known()));
    }
    if (setting.upgradeWithoutCopy()) {
      return Optional.empty();
    }
    throw new RefusedToStart(
        new Refusal.CannotCopy(setting.id(), "no user that may make databases is given"));
  }

  private Upgrade upgrade(
      NodeId id,
      DataSource source,
      @Nullable DatabaseKeeper keeper,
      Schema.State.Behind behind,
      Optional<String> copy) {
    try {
      schemas.of(id).migrate(source);
      return new Upgrade(id, behind.found(), behind.known(), copy);
    } catch (FlywayException e) {
      if (keeper != null) {
        copy.ifPresent(keeper::dropCopy);
      }
      throw new RefusedToStart(
          new Refusal.MigrationFailed(id, DatabaseKeeper.firstLine(deepest(e).getMessage())), e);
    }
  }

  /// Writes whose database this is, the first time; compares it ever after.
  private static void claim(NodeId id, Keyring keyring, DataSource source) {
    try (var connection = source.getConnection();
        var write =
            connection.prepareStatement(
                "INSERT INTO node_identity (node, key_fingerprint) VALUES (?, ?) ON CONFLICT DO"
                    + " NOTHING");
        var read = connection.prepareStatement("SELECT node, key_fingerprint FROM node_identity")) {
      write.setString(1, id.value());
      write.setString(2, keyring.fingerprint());
      write.executeUpdate();
      try (var row = read.executeQuery()) {
        row.next();
        compare(id, keyring, row.getString(1), row.getString(2));
      }
    } catch (SQLException e) {
      throw new RefusedToStart(
          new Refusal.DatabaseUnreachable("node " + id, DatabaseKeeper.firstLine(e.getMessage())),
          e);
    }
  }

  private static void compare(NodeId id, Keyring keyring, String node, String fingerprint) {
    if (!node.equals(id.value())) {
      throw new RefusedToStart(new Refusal.WrongNode(id, node));
    }
    if (!fingerprint.equals(keyring.fingerprint())) {
      throw new RefusedToStart(
          new Refusal.WrongKey(id, shortened(keyring.fingerprint()), shortened(fingerprint)));
    }
  }

  private static String shortened(String fingerprint) {
    return fingerprint.substring(0, 16) + "…";
  }

  private static HikariDataSource pool(NodeId id, NodeDatabase database) {
    var config = new HikariConfig();
    config.setPoolName(id.slug());
    config.setJdbcUrl(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setIdleTimeout(Duration.ofMinutes(2).toMillis());
    config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private static Throwable deepest(Throwable thrown) {
    var cause = thrown.getCause();
    return cause == null ? thrown : deepest(cause);
  }
}
