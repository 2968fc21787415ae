package org.mufakat.server.hosting;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server and the user that may make databases and roles on it.
///
/// @param options what the given address carries besides user and password, as `&sslmode=require`;
///   may be empty
public record DatabaseServer(
    String host, int port, String database, String user, String password, String options) {

  private static final String PREFIX = "jdbc:";
  private static final int USUAL_PORT = 5432;

  public DatabaseServer(String host, int port, String database, String user, String password) {
    this(host, port, database, user, password, "");
  }

  /// Reads `jdbc:postgresql://HOST:PORT/DATABASE?user=NAME`, with other options behind it.
  ///
  /// @param environment may hold the password, as MUFAKAT_DB_PASSWORD
  /// @throws IllegalArgumentException where the address cannot be understood, saying why
  public static DatabaseServer parse(String address, Map<String, String> environment) {
    if (!address.startsWith("jdbc:postgresql://")) {
      throw wrong("it begins with jdbc:postgresql://");
    }
    try {
      var uri = new URI(address.substring(PREFIX.length()));
      if (uri.getHost() == null) {
        throw wrong("it names one host");
      }
      String user = "";
      String password = environment.getOrDefault("MUFAKAT_DB_PASSWORD", "");
      var options = new StringBuilder();
      for (String option : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
        var name = option.split("=", 2)[0];
        switch (name) {
          case "user" -> user = value(option);
          case "password" -> password = value(option);
          case "" -> {}
          default -> options.append('&').append(option);
        }
      }
      if (user.isEmpty()) {
        throw wrong("it ends with ?user=NAME");
      }
      var database = Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("^/", "");
      return new DatabaseServer(
          uri.getHost().replaceAll("[\\[\\]]", ""),
          uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
          database.isEmpty() ? "postgres" : database,
          user,
          password,
          options.toString());
    } catch (URISyntaxException e) {
      throw wrong(e.getReason());
    }
  }

  private static String value(String option) {
    int equals = option.indexOf('=');
    return equals < 0
        ? ""
        : URLDecoder.decode(option.substring(equals + 1), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "a database address is jdbc:postgresql://HOST:PORT/postgres?user=NAME: " + what);
  }

  public DatabaseServer withPassword(String password) {
    return new DatabaseServer(host, port, database, user, password, options);
  }

  /// The address of one of its databases.
  String url(String database) {
    return "jdbc:postgresql://%s:%d/%s?ApplicationName=mufakat%s"
        .formatted(host.contains(":") ? "[" + host + "]" : host, port, database, options);
  }

  Connection connect() throws SQLException {
    return connect(database);
  }

  Connection connect(String database) throws SQLException {
    return connect(url(database), user, password);
  }

  static Connection connect(String url, String user, @Nullable String password)
      throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection(url, properties);
  }

  /// Never shows the password.
  @Override
  public String toString() {
    return "%s:%d as %s".formatted(host, port, user);
  }
}
