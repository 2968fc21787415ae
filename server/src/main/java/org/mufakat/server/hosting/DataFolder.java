package org.mufakat.server.hosting;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mufakat.node.Keyring;
import org.mufakat.node.NodeId;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.backup.Replay;
import org.mufakat.server.cases.Erasures;
import org.mufakat.server.cases.IdentityKeys;
import org.mufakat.server.ledger.KeyEntries;
import org.mufakat.server.statistics.JdbcShelf;
import org.mufakat.statistics.ReleaseShelf;

/// A folder that holds everything the nodes of one machine keep: their keys, their passwords, and
/// (unless a server of one's own is named) the PostgreSQL cluster with their databases.
///
/// It can be opened by several processes at once: a command finds the database server that a
/// running Mufakat started, or starts it; whoever leaves last stops it. Only one of them may be a
/// server.
public final class DataFolder implements AutoCloseable {

  private final Path path;
  private final RegimePack regime;
  private final FolderRecord record;
  private final FolderUse use;
  private final Schemas schemas;
  private final NodeOpener opener;
  private final DiskSpace disk;
  private final @Nullable PostgresCluster cluster;

  /// Where the databases are that are not given with their node; null when all are.
  private final @Nullable DatabaseServer server;

  private final @Nullable DatabaseKeeper keeper;
  private final List<HikariDataSource> pools = new ArrayList<>();
  private final List<Upgrade> upgrades = new ArrayList<>();
  private boolean templateStands;

  private DataFolder(
      Path path, RegimePack regime, Machine machine, FolderUse use, Opened databases) {
    this.path = path;
    this.regime = regime;
    this.record = new FolderRecord(path);
    this.use = use;
    this.disk = machine.disk();
    this.schemas = machine.schemas();
    this.opener = new NodeOpener(regime, schemas, machine.shelf());
    this.cluster = databases.cluster();
    this.server = databases.server();
    this.keeper = server == null || server.user().isEmpty() ? null : new DatabaseKeeper(server);
  }

  /// What a test replaces: the environment, the disk, the migrations, what a commit promises.
  record Machine(
      Map<String, String> environment,
      DiskSpace disk,
      Schemas schemas,
      PostgresCluster.Durability durability,
      Function<DataSource, ReleaseShelf> shelf) {

    static Machine real(DiskSpace disk) {
      return new Machine(
          System.getenv(),
          disk,
          Schemas.ofThisVersion(),
          PostgresCluster.Durability.EVERY_COMMIT,
          JdbcShelf::new);
    }
  }

  private record Opened(@Nullable PostgresCluster cluster, @Nullable DatabaseServer server) {}

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
            : Folders.home(environment).resolve(".local").resolve("share");
    return home.resolve("mufakat");
  }

  /// Opens a folder for a command, beside a running server or alone. A folder that is not there is
  /// made.
  public static DataFolder open(Path path, RegimePack regime) {
    return open(path, regime, false, Optional.empty(), Machine.real(DiskSpace.usual()));
  }

  /// Opens a folder for a server; refused while another server has it open.
  public static DataFolder openForServer(
      Path path, RegimePack regime, Databases databases, DiskSpace disk) {
    return open(path, regime, true, Optional.of(databases), Machine.real(disk));
  }

  /// Opens a folder for a command that may not run beside a server.
  ///
  /// @param databases where they are, if that is to be said anew
  public static DataFolder openAlone(Path path, RegimePack regime, Optional<Databases> databases) {
    return open(path, regime, true, databases, Machine.real(DiskSpace.usual()));
  }

  static DataFolder open(
      Path path,
      RegimePack regime,
      boolean forServer,
      Optional<Databases> wanted,
      Machine machine) {
    var folder = Folders.makePrivate(path.toAbsolutePath().normalize());
    var use = FolderUse.begin(folder, forServer);
    try {
      machine.disk().check(folder);
      var record = new FolderRecord(folder);
      var databases = wanted.or(record::databases).orElseGet(Databases.Embedded::new);
      wanted.ifPresent(record::settle);
      return new DataFolder(folder, regime, machine, use, opened(databases, folder, machine));
    } catch (RuntimeException e) {
      use.end(() -> {});
      throw e;
    } finally {
      use.settled();
    }
  }

  private static Opened opened(Databases databases, Path folder, Machine machine) {
    return switch (databases) {
      case Databases.Given _ -> new Opened(null, null);
      case Databases.OnServer(DatabaseServer server) -> new Opened(null, server);
      case Databases.Embedded _ -> {
        var cluster = clusterOf(folder, machine);
        yield new Opened(cluster, cluster.asServer());
      }
    };
  }

  private static PostgresCluster clusterOf(Path folder, Machine machine) {
    var password = secret(folder.resolve("postgres.password"));
    var programs = PostgresBinaries.find(machine.environment());
    var data = folder.resolve("postgres");
    return PostgresCluster.running(programs, data, password)
        .orElseGet(() -> PostgresCluster.start(programs, data, password, machine.durability()));
  }

  public Path path() {
    return path;
  }

  public DiskSpace disk() {
    return disk;
  }

  /// The nodes that were made in this folder.
  public List<NodeId> nodes() {
    return record.nodes();
  }

  /// Remembers which hub elsewhere witnesses the ledgers of these nodes, or that none does, for
  /// commands.
  void rememberHub(Optional<NodeConfiguration.Hub> hub) {
    record.rememberHub(hub);
  }

  /// The hub elsewhere that a server was last configured with. Its key is as trustworthy as this
  /// folder.
  public Optional<NodeConfiguration.Hub> hub() {
    return record.hub();
  }

  /// Where a node keeps its keys; its folder is made if it is not there, the node is not.
  public NodeFiles files(NodeId id) {
    return files(record.setting(id));
  }

  private NodeFiles files(NodeSetting setting) {
    requireMember(setting.id());
    Folders.makePrivate(path.resolve("nodes"));
    var own = Folders.makePrivate(record.nodeFolder(setting.id()));
    return new NodeFiles(own, setting.key().orElse(own.resolve("key.pem")), setting.token());
  }

  /// Opens a node as it was opened last, and makes it first if it is not there: its key, its role
  /// and its database.
  public HostedNode node(NodeId id) {
    return nodes(List.of(record.setting(id))).getFirst();
  }

  /// Opens several nodes; the tables of new States' nodes are made once, in a template, and copied.
  /// The template stands until [#tidyUp].
  public List<HostedNode> nodes(List<NodeSetting> settings) {
    settings.forEach(s -> requireMember(s.id()));
    boolean byTemplate =
        settings.stream().filter(s -> !s.id().isHub() && isToBeMade(s)).count() > 1;
    if (byTemplate && keeper != null) {
      templateStands = true;
      keeper.prepareTemplate(schemas.states());
    }
    return settings.stream().map(s -> open(s, byTemplate && !s.id().isHub())).toList();
  }

  /// Drops the template that new nodes were copied from. PostgreSQL writes everything to the disk
  /// first, which can take seconds, so it is for a moment when nobody waits.
  public void tidyUp() {
    if (templateStands && keeper != null) {
      keeper.dropTemplate();
      templateStands = false;
    }
  }

  private void requireMember(NodeId id) {
    if (!id.isHub() && regime.member(id.value()).isEmpty()) {
      var members = regime.members().stream().map(Member::code).toList();
      throw new RefusedToStart(new Refusal.NotAMember(id.value(), regime.id(), members));
    }
  }

  private boolean isToBeMade(NodeSetting setting) {
    return setting.database().isEmpty() && keeper != null && !keeper.hasDatabase(setting.id());
  }

  /// What was upgraded while opening, and what to go back to.
  public List<Upgrade> upgrades() {
    return List.copyOf(upgrades);
  }

  private HostedNode open(NodeSetting setting, boolean byTemplate) {
    var id = setting.id();
    Folders.makePrivate(path.resolve("nodes"));
    Folders.makePrivate(record.nodeFolder(id));
    boolean isToBeMade = isToBeMade(setting);
    if (setting.database().isEmpty()) {
      requireOwn(id, isToBeMade);
    }
    var keyring = keyring(setting, isToBeMade);
    var database =
        setting
            .database()
            .map(DataFolder::readGiven)
            .orElseGet(() -> ownDatabase(id, isToBeMade, byTemplate));
    var copier = setting.database().isEmpty() ? keeper : null;
    var files = id.equals(NodeId.HUB) ? Optional.<NodeFiles>empty() : Optional.of(files(setting));
    var opened = opener.open(setting, keyring, database, files, copier, this::requireRoom);
    pools.add(opened.pool());
    makeReady(id, opened.hosted(), files);
    record.remember(setting);
    opened.upgrade().ifPresent(upgrades::add);
    return opened.hosted();
  }

  /// Whoever the list of erasures names is erased before anyone can ask, and so is taken back what
  /// it says was, in whatever way the database came back; a node without a list gets one. Its
  /// identities have to open, and its keys have to be told of.
  private static void makeReady(NodeId id, HostedNode node, Optional<NodeFiles> files) {
    var time = InstantSource.system();
    try {
      inTransaction(
          node.dataSource(),
          id,
          connection -> {
            Set<Integer> identityKeys = Set.of();
            if (files.isPresent()) {
              var list = node.erasures().orElseThrow();
              new Erasures(list, time).makeList(connection);
              new Replay(list, id, time).on(connection);
              identityKeys = IdentityKeys.require(connection, id, files.get());
            }
            KeyEntries.tellUntold(
                connection, id, node.node().keyring().fingerprint(), identityKeys, time.instant());
          });
    } catch (ErasureList.Broken e) {
      throw new RefusedToStart(
          new Refusal.UnusableFile(files.orElseThrow().erasures(), e.inWords()), e);
    }
  }

  /// A key is only ever made for a new node, and only in the data folder.
  private Keyring keyring(NodeSetting setting, boolean isToBeMade) {
    var file = setting.key().orElse(record.nodeFolder(setting.id()).resolve("key.pem"));
    boolean isNew =
        isToBeMade || (setting.database().isPresent() && !record.isRemembered(setting.id()));
    return isNew && setting.key().isEmpty()
        ? NodeKeyFile.readOrCreate(file)
        : NodeKeyFile.read(file);
  }

  private static NodeDatabase readGiven(NodeSetting.GivenDatabase given) {
    var password = Folders.readSecret(given.passwordFile()).strip();
    return new NodeDatabase(given.url(), given.user(), password);
  }

  /// The embedded cluster shares the disk that this machine knows of; another server's disk is its
  /// keeper's care.
  private void requireRoom(long bytes) {
    if (cluster != null) {
      disk.require(path, bytes / (1024 * 1024) + disk.refuseBelowMebibytes());
    }
  }

  /// Whether a node's database is this folder's, or can be made to be.
  private void requireOwn(NodeId id, boolean isToBeMade) {
    boolean known = Files.exists(record.nodeFolder(id).resolve("database.password"));
    if (server == null || (keeper == null && !known)) {
      throw new RefusedToStart(new Refusal.NoSuchNode(id, path));
    }
    if (keeper != null && !known && (!isToBeMade || keeper.hasRole(id))) {
      throw new RefusedToStart(new Refusal.DatabaseTaken(NodeDatabase.nameFor(id)));
    }
  }

  /// The node's database on the folder's server, made if it is not there.
  private NodeDatabase ownDatabase(NodeId id, boolean isToBeMade, boolean byTemplate) {
    var passwordFile = record.nodeFolder(id).resolve("database.password");
    var password = secret(passwordFile);
    if (isToBeMade) {
      make(id, password, byTemplate, Objects.requireNonNull(keeper));
    }
    return DatabaseKeeper.addressOf(Objects.requireNonNull(server), id, password);
  }

  private static void make(NodeId id, String password, boolean byTemplate, DatabaseKeeper keeper) {
    keeper.createRole(id, password);
    if (byTemplate) {
      keeper.createFromTemplate(id);
    } else {
      keeper.createEmpty(id);
    }
  }

  Optional<DatabaseKeeper> keeper() {
    return Optional.ofNullable(keeper);
  }

  /// Puts the copy from before the newest upgrade back in place of a node's database. Nobody else
  /// may have the folder open as a server.
  public Rollback rollBack(NodeId id) {
    if (keeper == null) {
      throw new RefusedToStart(new Refusal.NothingToRollBack(id));
    }
    var copy =
        keeper
            .newestCopy(id)
            .orElseThrow(() -> new RefusedToStart(new Refusal.NothingToRollBack(id)));
    return new Rollback(id, copy, keeper.putBack(id, copy));
  }

  /// A node's key, which has to be there.
  public Keyring keyring(NodeId id) {
    return NodeKeyFile.read(files(id).key());
  }

  /// Fills a new database for a node and puts it in the place of the one it has, if it has one; up
  /// to that moment the one that stands is not touched. Nobody else may have the folder open as a
  /// server.
  ///
  /// @return the name under which the database that stood there is kept, if there was one that is
  ///   not empty
  public Optional<String> refill(NodeId id, Filling filling) {
    var setting = record.setting(id);
    keyring(id);
    var setAside =
        setting.database().isPresent()
            ? refillGiven(id, readGiven(setting.database().get()), filling)
            : refillOwn(id, filling);
    record.remember(setting);
    return setAside;
  }

  private Optional<String> refillOwn(NodeId id, Filling filling) {
    boolean isToBeMade = isToBeMade(NodeSetting.usual(id));
    requireOwn(id, isToBeMade);
    if (keeper == null) {
      throw new RefusedToStart(
          new Refusal.CannotReplace(id, "no user that may make databases is given, see --db"));
    }
    var password = secret(record.nodeFolder(id).resolve("database.password"));
    boolean isEmpty =
        isToBeMade
            || isEmpty(
                NodeOpener.direct(
                    DatabaseKeeper.addressOf(Objects.requireNonNull(server), id, password)),
                id,
                filling);
    if (!isEmpty && !filling.mayReplace()) {
      throw new RefusedToStart(new Refusal.NotEmpty(id));
    }
    keeper.createRole(id, password);
    var fresh = NodeOpener.direct(keeper.createBeside(id, password));
    try {
      fill(id, fresh, filling);
    } catch (RuntimeException e) {
      keeper.dropBeside(id);
      throw e;
    }
    var setAside = keeper.putBesideInPlace(id);
    if (isEmpty) {
      setAside.ifPresent(keeper::dropCopy);
      return Optional.empty();
    }
    return setAside;
  }

  private void fill(NodeId id, DataSource fresh, Filling filling) {
    var schema = schemas.of(id);
    if (!schema.knows(fresh, filling.version())) {
      throw new RefusedToStart(
          new Refusal.NewerSchema(id, filling.version(), schema.newest(fresh)));
    }
    schema.migrate(fresh, filling.version());
    inTransaction(
        fresh,
        id,
        connection -> {
          filling.load(connection);
          if (!filling.version().equals(schema.newest(fresh))) {
            connection.commit();
            schema.migrate(fresh);
          }
          filling.finish(connection);
        });
  }

  /// A database that someone else made is filled where it stands, all of it or nothing.
  private Optional<String> refillGiven(NodeId id, NodeDatabase database, Filling filling) {
    var source = NodeOpener.direct(database);
    if (!isEmpty(source, id, filling)) {
      throw new RefusedToStart(new Refusal.CannotReplace(id, "it is not empty"));
    }
    var schema = schemas.of(id);
    schema.migrate(source);
    if (!filling.version().equals(schema.newest(source))) {
      throw new RefusedToStart(
          new Refusal.CannotReplace(
              id, "its tables are of schema version " + filling.version() + " in the backup"));
    }
    inTransaction(
        source,
        id,
        connection -> {
          filling.load(connection);
          filling.finish(connection);
        });
    return Optional.empty();
  }

  private static boolean isEmpty(DataSource source, NodeId id, Filling filling) {
    var answer = new boolean[1];
    inTransaction(source, id, connection -> answer[0] = filling.isEmpty(connection));
    return answer[0];
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private static void inTransaction(DataSource source, NodeId id, Work work) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      work.on(connection);
      connection.commit();
    } catch (SQLException e) {
      throw new RefusedToStart(
          new Refusal.DatabaseUnreachable("node " + id, DatabaseKeeper.firstLine(e.getMessage())),
          e);
    }
  }

  /// @param copy the copy that is the node's database now
  /// @param setAside what the database that stood there is called now
  public record Rollback(NodeId node, String copy, String setAside) {}

  /// Ends the nodes' databases for good, for a demonstration that keeps nothing.
  public void discard() {
    pools.forEach(HikariDataSource::close);
    if (keeper != null) {
      nodes().forEach(keeper::drop);
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
    try {
      tidyUp();
    } finally {
      if (keeper != null) {
        keeper.close();
      }
      use.end(
          () -> {
            if (cluster != null) {
              cluster.stop();
            }
          });
    }
  }
}
