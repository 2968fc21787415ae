package org.mufakat.server.hosting;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.node.NodeId;
import org.mufakat.server.keys.Token;

/// What a data folder remembers of itself in small files, so that a command that is only given the
/// folder finds what a server found by its configuration.
///
/// ```
/// databases.properties            where the databases are: kind, and a server's host, port and options
/// hub.properties                  the hub that witnesses the nodes' ledgers, where it runs elsewhere
/// nodes/tha/node.properties       where the node's keys and database are, if not in the usual place
/// nodes/tha/key.pem               the node's key
/// nodes/tha/database.password     the password of the node's role
/// postgres/ postgres.password postgres.log
/// ```
final class FolderRecord {

  private static final String KIND = "kind";
  private static final String HUB = "hub.properties";

  private final Path folder;

  FolderRecord(Path folder) {
    this.folder = folder;
  }

  Path nodeFolder(NodeId id) {
    return folder.resolve("nodes").resolve(id.slug());
  }

  List<NodeId> nodes() {
    var nodes = folder.resolve("nodes");
    if (!Files.isDirectory(nodes)) {
      return List.of();
    }
    try (var children = Files.list(nodes)) {
      return children
          .map(c -> NodeId.ofSlug(c.getFileName().toString()))
          .filter(this::isRemembered)
          .sorted(Comparator.comparing(NodeId::value))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Remembers where the databases are.
  ///
  /// @throws RefusedToStart when they are somewhere else already
  void settle(Databases databases) {
    var wanted = written(databases);
    var known = read(folder.resolve("databases.properties"));
    if (known.isEmpty()) {
      write(folder.resolve("databases.properties"), wanted);
    } else if (!known.get().equals(wanted)) {
      throw new RefusedToStart(new Refusal.OtherDatabases(folder, inWords(known.get())));
    }
  }

  /// Where the databases are; nothing when the folder is new.
  ///
  /// @return a server without a user: its nodes can be opened, and none can be made
  Optional<Databases> databases() {
    return read(folder.resolve("databases.properties"))
        .map(
            p ->
                switch (p.getProperty(KIND, "embedded")) {
                  case "given" -> new Databases.Given();
                  case "server" ->
                      new Databases.OnServer(
                          new DatabaseServer(
                              p.getProperty("host", "localhost"),
                              Integer.parseInt(p.getProperty("port", "5432")),
                              p.getProperty("database", "postgres"),
                              "",
                              "",
                              p.getProperty("options", "")));
                  default -> new Databases.Embedded();
                });
  }

  /// How a node was opened last.
  NodeSetting setting(NodeId id) {
    var properties = read(nodeFolder(id).resolve("node.properties")).orElseGet(Properties::new);
    var key = Optional.ofNullable(properties.getProperty("key")).map(Path::of);
    var database =
        Optional.ofNullable(properties.getProperty("url"))
            .map(
                url ->
                    new NodeSetting.GivenDatabase(
                        url,
                        properties.getProperty("user", ""),
                        Path.of(properties.getProperty("password-file", ""))));
    return new NodeSetting(
        id, key, database, true, false, ZoneOffset.UTC, SignInSetting.USUAL, token(properties));
  }

  private static Optional<Token> token(Properties properties) {
    return Optional.ofNullable(properties.getProperty("pkcs11"))
        .map(
            library ->
                new Token(
                    Path.of(library),
                    Integer.parseInt(properties.getProperty("pkcs11-slot", "0")),
                    properties.getProperty("pkcs11-label", ""),
                    Path.of(properties.getProperty("pkcs11-pin-file", ""))));
  }

  boolean isRemembered(NodeId id) {
    return Files.exists(nodeFolder(id).resolve("node.properties"));
  }

  void remember(NodeSetting setting) {
    var properties = new Properties();
    setting.key().ifPresent(key -> properties.setProperty("key", key.toString()));
    setting
        .database()
        .ifPresent(
            database -> {
              properties.setProperty("url", database.url());
              properties.setProperty("user", database.user());
              properties.setProperty("password-file", database.passwordFile().toString());
            });
    setting
        .token()
        .ifPresent(
            token -> {
              properties.setProperty("pkcs11", token.library().toString());
              properties.setProperty("pkcs11-slot", Integer.toString(token.slot()));
              properties.setProperty("pkcs11-label", token.label());
              properties.setProperty("pkcs11-pin-file", token.pinFile().toString());
            });
    var file = nodeFolder(setting.id()).resolve("node.properties");
    if (!read(file).equals(Optional.of(properties))) {
      write(file, properties);
    }
  }

  /// Remembers the hub of the newest configuration, or forgets one that it names no more.
  void rememberHub(Optional<NodeConfiguration.Hub> hub) {
    var file = folder.resolve(HUB);
    if (hub.isEmpty()) {
      delete(file);
      return;
    }
    var properties = new Properties();
    properties.setProperty("address", hub.get().address().toString());
    properties.setProperty("key", hub.get().key().toString());
    if (!read(file).equals(Optional.of(properties))) {
      write(file, properties);
    }
  }

  Optional<NodeConfiguration.Hub> hub() {
    return read(folder.resolve(HUB))
        .flatMap(
            p ->
                VerifierKey.parse(p.getProperty("key", ""))
                    .map(
                        key ->
                            new NodeConfiguration.Hub(
                                URI.create(p.getProperty("address", "")), key)));
  }

  private static Properties written(Databases databases) {
    var properties = new Properties();
    switch (databases) {
      case Databases.Embedded _ -> properties.setProperty(KIND, "embedded");
      case Databases.Given _ -> properties.setProperty(KIND, "given");
      case Databases.OnServer(DatabaseServer server) -> {
        properties.setProperty(KIND, "server");
        properties.setProperty("host", server.host());
        properties.setProperty("port", Integer.toString(server.port()));
        properties.setProperty("database", server.database());
        properties.setProperty("options", server.options());
      }
    }
    return properties;
  }

  private static String inWords(Properties known) {
    return switch (known.getProperty(KIND, "embedded")) {
      case "given" -> "on servers named with each node";
      case "server" ->
          "on the server " + known.getProperty("host") + ":" + known.getProperty("port");
      default -> "in the PostgreSQL inside it";
    };
  }

  private static Optional<Properties> read(Path file) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      var properties = new Properties();
      properties.load(new StringReader(Files.readString(file)));
      return Optional.of(properties);
    } catch (IOException | IllegalArgumentException e) {
      throw new RefusedToStart(new Refusal.UnusableFile(file, "cannot be read"), e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (AccessDeniedException e) {
      throw new RefusedToStart(new Refusal.NoPermission(file, "delete"), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, Properties properties) {
    var lines = new StringBuilder();
    properties.stringPropertyNames().stream()
        .sorted()
        .forEach(
            name ->
                lines
                    .append(name)
                    .append('=')
                    .append(properties.getProperty(name).replace("\\", "\\\\"))
                    .append('\n'));
    try {
      var written = Files.createTempFile(file.getParent(), "writing-", ".properties");
      Files.writeString(written, lines);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AccessDeniedException e) {
      throw new RefusedToStart(new Refusal.NoPermission(file, "write"), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
