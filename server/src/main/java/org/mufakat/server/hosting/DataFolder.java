package org.mufakat.server.hosting;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.statistics.JdbcShelf;
import org.mufakat.statistics.ReleaseShelf;

/// A folder that holds everything the nodes of one machine keep: their keys, their passwords, and
/// (unless a server of your own is named) the PostgreSQL cluster with their databases.
///
/// It can be opened by several processes at once: a command finds the database server that a
/// running Mufakat started, or starts it; whoever leaves last stops it. Only one of them may be a
/// server.
public final class DataFolder implements AutoCloseable {

  private final Path path;
  private final FolderUse use;
  private final @Nullable PostgresCluster cluster;
  private final DatabaseServer server;
  private final DatabaseKeeper keeper;
  private final Schema schema;
  private final NodeOpener opener;
  private final RegimePack regime;
  private final List<HikariDataSource> pools = new ArrayList<>();
  private final List<NodeOpener.Upgrade> upgrades = new ArrayList<>();

  private DataFolder(
      Path path,
      RegimePack regime,
      FolderUse use,
      @Nullable PostgresCluster cluster,
      DatabaseServer server,
      Function<DataSource, ReleaseShelf> shelf) {
    this.path = path;
    this.regime = regime;
    this.use = use;
    this.cluster = cluster;
    this.server = server;
    this.keeper = new DatabaseKeeper(server);
    this.schema = Schema.ofThisVersion();
    this.opener = new NodeOpener(regime, schema, shelf);
  }

  /// The folder used when none is named: MUFAKAT_DATA, else the user's own data folder.
  public static Path usual(Map<String, String> environment) {
    var named = environment.get("MUFAKAT_DATA");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    var xdg = environment.get("XDG_DATA_HOME");
    var home =
        xdg != null && !xdg.isBlank()
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home"), ".local", "share");
    return home.resolve("mufakat");
  }

  /// Opens a folder for a command, beside a running server or alone. A folder that is not there is
  /// made.
  public static DataFolder open(Path path, RegimePack regime) {
    return open(path, regime, Purpose.COMMAND, null);
  }

  /// Opens a folder for a server; refused while another server has it open.
  ///
  /// @param external a PostgreSQL server of one's own, or null for the one that comes with Mufakat
  public static DataFolder openForServer(
      Path path, RegimePack regime, @Nullable DatabaseServer external) {
    return open(path, regime, Purpose.SERVER, external);
  }

  enum Purpose {
    COMMAND,
    SERVER
  }

  private static DataFolder open(
      Path path, RegimePack regime, Purpose purpose, @Nullable DatabaseServer external) {
    var folder = Folders.makePrivate(path.toAbsolutePath().normalize());
    var use = FolderUse.begin(folder, purpose == Purpose.SERVER);
    try {
      var cluster = external == null ? clusterOf(folder) : null;
      var server = external != null ? external : Objects.requireNonNull(cluster).asServer();
      return new DataFolder(folder, regime, use, cluster, server, JdbcShelf::new);
    } catch (RuntimeException e) {
      use.end(() -> {});
      throw e;
    } finally {
      use.settled();
    }
  }

  private static PostgresCluster clusterOf(Path folder) {
    var password = secret(folder.resolve("postgres.password"));
    var programs = PostgresBinaries.find(System.getenv());
    var data = folder.resolve("postgres");
    return PostgresCluster.running(programs, data, password)
        .orElseGet(
            () ->
                PostgresCluster.start(
                    programs, data, password, PostgresCluster.Durability.EVERY_COMMIT));
  }

  public Path path() {
    return path;
  }

  /// The nodes that were made in this folder.
  public List<NodeId> nodes() {
    var nodes = path.resolve("nodes");
    if (!Files.isDirectory(nodes)) {
      return List.of();
    }
    try (var children = Files.list(nodes)) {
      return children
          .map(c -> NodeId.ofSlug(c.getFileName().toString()))
          .sorted(Comparator.comparing(NodeId::value))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Opens a node, and makes it first if it is not there: its key, its role and its database.
  public HostedNode node(NodeId id) {
    return node(id, true);
  }

  public HostedNode node(NodeId id, boolean publicPicture) {
    return nodes(List.of(id), publicPicture).getFirst();
  }

  /// Opens several nodes; the tables of new ones are made once and copied.
  public List<HostedNode> nodes(List<NodeId> ids, boolean publicPicture) {
    for (NodeId id : ids) {
      if (!id.isHub() && regime.member(id.value()).isEmpty()) {
        throw new RefusedToStart(new Refusal.NotAMember(id, regime.id()));
      }
    }
    var missing = ids.stream().filter(id -> !keeper.hasDatabase(id)).toList();
    boolean byTemplate = missing.size() > 1;
    if (byTemplate) {
      keeper.prepareTemplate(schema);
    }
    var hosted = ids.stream().map(id -> open(id, byTemplate, publicPicture)).toList();
    if (byTemplate) {
      keeper.dropTemplate();
    }
    return hosted;
  }

  /// What was upgraded while opening, and what to go back to.
  public List<NodeOpener.Upgrade> upgrades() {
    return List.copyOf(upgrades);
  }

  private HostedNode open(NodeId id, boolean byTemplate, boolean publicPicture) {
    var own = path.resolve("nodes").resolve(id.slug());
    var keyFile = own.resolve("key.pem");
    var passwordFile = own.resolve("database.password");
    boolean there = keeper.hasDatabase(id);
    if (there && Files.notExists(passwordFile)) {
      throw new RefusedToStart(new Refusal.DatabaseTaken(NodeDatabase.nameFor(id)));
    }
    Folders.makePrivate(path.resolve("nodes"));
    Folders.makePrivate(own);
    var keyring = there ? NodeKeyFile.read(keyFile) : NodeKeyFile.readOrCreate(keyFile);
    if (!there && keeper.hasRole(id) && Files.notExists(passwordFile)) {
      throw new RefusedToStart(new Refusal.DatabaseTaken(NodeDatabase.nameFor(id)));
    }
    var password = secret(passwordFile);
    if (!there) {
      create(id, password, byTemplate);
    }
    var opened = opener.open(id, keyring, keeper.addressOf(id, password), keeper, publicPicture);
    pools.add(opened.pool());
    opened.upgrade().ifPresent(upgrades::add);
    return opened.hosted();
  }

  private void create(NodeId id, String password, boolean byTemplate) {
    keeper.createRole(id, password);
    if (byTemplate) {
      keeper.createFromTemplate(id);
    } else {
      keeper.createEmpty(id);
    }
  }

  private static String secret(Path file) {
    if (Files.notExists(file)) {
      Folders.writeSecret(file, Passwords.random());
    }
    return Folders.readSecret(file).strip();
  }

  /// Closes the nodes' pools, and stops the database server if no one else uses it.
  @Override
  public void close() {
    pools.forEach(HikariDataSource::close);
    use.end(
        () -> {
          if (cluster != null) {
            cluster.stop();
          }
        });
  }
}
