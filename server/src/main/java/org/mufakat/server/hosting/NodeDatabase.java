package org.mufakat.server.hosting;

import org.mufakat.node.NodeId;

/// A node's own database and the role that alone may enter it.
///
/// @param url JDBC address, without user and password
public record NodeDatabase(String url, String user, String password) {

  /// The name of a node's database, and of its role, on a server that Mufakat arranges itself.
  static String nameFor(NodeId node) {
    return "mufakat_" + node.slug();
  }

  /// Never shows the password.
  @Override
  public String toString() {
    return url + " as " + user;
  }
}
