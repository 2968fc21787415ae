package org.mufakat.server.hosting;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server and the user that may make databases and roles on it.
///
/// @param options what the given address carries besides user and password, as `&sslmode=require`;
///   may be empty
public record DatabaseServer(
    String host, int port, String database, String user, String password, String options) {

  public DatabaseServer(String host, int port, String database, String user, String password) {
    this(host, port, database, user, password, "");
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
