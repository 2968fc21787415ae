package org.mufakat.server.hosting;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.node.NodeId;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/// Makes nodes' databases and roles on a server, copies them before an upgrade, and puts a copy
/// back. It needs a user that may make databases and roles, and no more than that.
///
/// Names are built from three-letter codes alone, so they need no quoting.
final class DatabaseKeeper implements AutoCloseable {

  private static final String RESTORING = "_restoring";
  private static final String TEMPLATE = "mufakat_template";

  private final DatabaseServer server;
  private @Nullable Connection held;

  DatabaseKeeper(DatabaseServer server) {
    this.server = server;
  }

  static NodeDatabase addressOf(DatabaseServer server, NodeId node, String password) {
    var name = NodeDatabase.nameFor(node);
    return new NodeDatabase(server.url(name), name, password);
  }

  boolean hasDatabase(NodeId node) {
    return ask("SELECT 1 FROM pg_database WHERE datname = ?", NodeDatabase.nameFor(node))
        .isPresent();
  }

  boolean hasRole(NodeId node) {
    return ask("SELECT 1 FROM pg_roles WHERE rolname = ?", NodeDatabase.nameFor(node)).isPresent();
  }

  /// Makes a node's role, if it is not there, and gives it this password.
  void createRole(NodeId node, String password) {
    boolean there = hasRole(node);
    with(
        (connection, sql) -> {
          var name = NodeDatabase.nameFor(node);
          if (!there) {
            sql.execute("CREATE ROLE " + name + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
            sql.execute("GRANT " + name + " TO CURRENT_USER");
          }
          connection
              .unwrap(PGConnection.class)
              .alterUserPassword(name, password.toCharArray(), "scram-sha-256");
        });
  }

  /// Makes an empty database that its role owns and no other role may enter.
  void createEmpty(NodeId node) {
    create(NodeDatabase.nameFor(node), "template0", NodeDatabase.nameFor(node));
  }

  /// Makes a database with this version's tables already in it, from the template.
  void createFromTemplate(NodeId node) {
    var name = NodeDatabase.nameFor(node);
    create(name, TEMPLATE, name);
    within(name, (_, sql) -> sql.execute("REASSIGN OWNED BY " + TEMPLATE + " TO " + name));
  }

  /// Makes the template anew: an earlier one may be of an earlier version. Its tables belong to a
  /// role of its own that cannot sign in once they are made.
  void prepareTemplate(Schema schema) {
    var password = Passwords.random();
    dropTemplate();
    with(
        (connection, sql) -> {
          sql.execute("CREATE ROLE " + TEMPLATE + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
          sql.execute("GRANT " + TEMPLATE + " TO CURRENT_USER");
          connection
              .unwrap(PGConnection.class)
              .alterUserPassword(TEMPLATE, password.toCharArray(), "scram-sha-256");
        });
    create(TEMPLATE, "template0", TEMPLATE);
    var source = new PGSimpleDataSource();
    source.setUrl(server.url(TEMPLATE));
    source.setUser(TEMPLATE);
    source.setPassword(password);
    schema.migrate(source);
    with(
        (_, sql) -> {
          sql.execute("ALTER DATABASE " + TEMPLATE + " OWNER TO CURRENT_USER");
          sql.execute("ALTER ROLE " + TEMPLATE + " NOLOGIN");
        });
  }

  void dropTemplate() {
    with(
        (_, sql) -> {
          sql.execute("DROP DATABASE IF EXISTS " + TEMPLATE);
          sql.execute("DROP ROLE IF EXISTS " + TEMPLATE);
        });
  }

  /// Shuts a node's database to everyone, ending every session, or opens it again.
  void allowConnections(NodeId node, boolean allowed) {
    var name = NodeDatabase.nameFor(node);
    with(
        (_, sql) -> {
          sql.execute("ALTER DATABASE %s ALLOW_CONNECTIONS %s".formatted(name, allowed));
          if (!allowed) {
            sql.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                    .formatted(name));
          }
        });
  }

  /// Ends a node's database and role for good: for a demonstration that keeps nothing.
  void drop(NodeId node) {
    with(
        (_, sql) -> {
          sql.execute("DROP DATABASE IF EXISTS " + NodeDatabase.nameFor(node) + " WITH (FORCE)");
          sql.execute("DROP ROLE IF EXISTS " + NodeDatabase.nameFor(node));
        });
  }

  /// Copies a node's database under the name that a rollback looks for, as `mufakat_tha_before_v4`.
  ///
  /// @return the copy's name
  String copyBefore(NodeId node, String version) {
    var name = NodeDatabase.nameFor(node);
    var copy = name + "_before_v" + version.replace('.', '_');
    if (ask("SELECT 1 FROM pg_database WHERE datname = ?", copy).isPresent()) {
      throw new RefusedToStart(
          new Refusal.CannotCopy(node, "a database " + copy + " is there already"));
    }
    try {
      create(copy, name, name);
    } catch (RefusedToStart e) {
      throw new RefusedToStart(new Refusal.CannotCopy(node, reason(e)), e);
    }
    return copy;
  }

  void dropCopy(String copy) {
    with((_, sql) -> sql.execute("DROP DATABASE IF EXISTS " + copy));
  }

  /// The newest copy from before an upgrade, if there is one.
  Optional<String> newestCopy(NodeId node) {
    return ask(
        "SELECT datname FROM pg_database WHERE datname LIKE ? ORDER BY oid DESC LIMIT 1",
        NodeDatabase.nameFor(node) + "\\_before\\_v%");
  }

  /// Makes an empty database of a node's beside the one it has; one left over from an attempt that
  /// did not come to its end is dropped first.
  NodeDatabase createBeside(NodeId node, String password) {
    var name = NodeDatabase.nameFor(node);
    dropBeside(node);
    create(name + RESTORING, "template0", name);
    return new NodeDatabase(server.url(name + RESTORING), name, password);
  }

  void dropBeside(NodeId node) {
    dropCopy(NodeDatabase.nameFor(node) + RESTORING);
  }

  /// Puts the database that was made beside a node's in its place, in one step: whatever happens,
  /// one of the two stands there.
  ///
  /// @return the name that the set-aside database has now, if there was one
  Optional<String> putBesideInPlace(NodeId node) {
    var beside = NodeDatabase.nameFor(node) + RESTORING;
    if (hasDatabase(node)) {
      return Optional.of(putBack(node, beside));
    }
    with(
        (_, sql) ->
            sql.execute("ALTER DATABASE " + beside + " RENAME TO " + NodeDatabase.nameFor(node)));
    return Optional.empty();
  }

  /// Puts a copy in the database's place, in one step, and keeps what stood there under another
  /// name.
  ///
  /// @return the name that the set-aside database has now
  String putBack(NodeId node, String copy) {
    var name = NodeDatabase.nameFor(node);
    int free = 1;
    while (ask("SELECT 1 FROM pg_database WHERE datname = ?", name + "_set_aside_" + free)
        .isPresent()) {
      free++;
    }
    var aside = name + "_set_aside_" + free;
    with(
        (connection, sql) -> {
          connection.setAutoCommit(false);
          try {
            sql.execute("ALTER DATABASE " + name + " RENAME TO " + aside);
            sql.execute("ALTER DATABASE " + copy + " RENAME TO " + name);
            connection.commit();
          } finally {
            connection.rollback();
            connection.setAutoCommit(true);
          }
        });
    return aside;
  }

  /// Bytes that a node's database takes on its server's disk.
  long sizeBytes(NodeId node) {
    return ask("SELECT pg_database_size(?)::text", NodeDatabase.nameFor(node))
        .map(Long::parseLong)
        .orElse(0L);
  }

  private void create(String name, String template, String owner) {
    var locale = template.equals("template0") ? " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'" : "";
    with(
        (_, sql) -> {
          sql.execute(
              "CREATE DATABASE %s TEMPLATE %s OWNER %s%s".formatted(name, template, owner, locale));
          sql.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
        });
  }

  private interface Work {
    void on(Connection connection, Statement sql) throws SQLException;
  }

  private void with(Work work) {
    try (var statement = connection().createStatement()) {
      work.on(connection(), statement);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private void within(String database, Work work) {
    try (var connection = server.connect(database);
        var statement = connection.createStatement()) {
      work.on(connection, statement);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private Optional<String> ask(String question, String name) {
    try (var statement = connection().prepareStatement(question)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private Connection connection() throws SQLException {
    if (held == null || held.isClosed()) {
      held = server.connect();
    }
    return held;
  }

  @Override
  public void close() {
    try {
      if (held != null) {
        held.close();
      }
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private RefusedToStart unreachable(SQLException e) {
    return new RefusedToStart(
        new Refusal.DatabaseUnreachable(server.toString(), firstLine(e.getMessage())), e);
  }

  private static String reason(RefusedToStart e) {
    var cause = e.getCause();
    return firstLine(cause == null ? e.getMessage() : cause.getMessage());
  }

  static String firstLine(@Nullable String message) {
    return message == null ? "no reason given" : message.lines().findFirst().orElse("").strip();
  }
}
