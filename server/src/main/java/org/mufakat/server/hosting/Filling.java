package org.mufakat.server.hosting;

import java.sql.Connection;
import java.sql.SQLException;

/// What fills a node's new database, before it takes the place of the one that stands.
public interface Filling {

  /// The newest migration of the tables that the content was taken from.
  String version();

  /// Whether a database that is not empty may be replaced.
  boolean mayReplace();

  /// Whether nothing is lost with this database.
  boolean isEmpty(Connection connection) throws SQLException;

  /// Fills tables of [#version], in the transaction that is open.
  void load(Connection connection) throws SQLException;

  /// Goes on once the tables are this version's, in the transaction that is open; it is committed
  /// when this returns.
  void finish(Connection connection) throws SQLException;
}
