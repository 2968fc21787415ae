package org.mufakat.server.hosting;

/// Where the databases of a data folder's nodes are.
public sealed interface Databases {

  /// In the PostgreSQL that comes with Mufakat, which keeps them inside the data folder.
  record Embedded() implements Databases {}

  /// On a server of one's own, where Mufakat makes and copies databases itself.
  record OnServer(DatabaseServer server) implements Databases {}

  /// Each was made by someone else and is named with its node; there is no server to start.
  record Given() implements Databases {}
}
