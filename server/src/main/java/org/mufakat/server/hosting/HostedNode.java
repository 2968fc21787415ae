package org.mufakat.server.hosting;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;

/// A node that runs in this process, with the database it keeps to itself.
///
/// @param dataSource the node's own database, opened with the node's own role; no other node's role
///   can enter it
/// @param publicPicture whether its regional picture may be read without signing in
/// @param files what it keeps beside its database; empty for a node that holds no case
/// @param zone by whose days and hours its people reckon
/// @param signIn how its people sign in
/// @param erasures what its files say of what was erased; the one by which this process reads and
///   writes them
public record HostedNode(
    Node node,
    DataSource dataSource,
    boolean publicPicture,
    Optional<NodeFiles> files,
    ZoneId zone,
    SignInSetting signIn,
    Optional<ErasureList> erasures) {

  public HostedNode(
      Node node,
      DataSource dataSource,
      boolean publicPicture,
      Optional<NodeFiles> files,
      ZoneId zone,
      SignInSetting signIn) {
    this(
        node,
        dataSource,
        publicPicture,
        files,
        zone,
        signIn,
        files.map(f -> new ErasureList(f.erasures(), node.id())));
  }

  /// A node that keeps nothing beside its database, reckons in UTC, and whose people sign in as
  /// usual.
  public HostedNode(Node node, DataSource dataSource, boolean publicPicture) {
    this(node, dataSource, publicPicture, Optional.empty());
  }

  /// A node that reckons in UTC, and whose people sign in as usual.
  public HostedNode(
      Node node, DataSource dataSource, boolean publicPicture, Optional<NodeFiles> files) {
    this(node, dataSource, publicPicture, files, ZoneOffset.UTC, SignInSetting.USUAL);
  }

  public NodeId id() {
    return node.id();
  }

  /// The first part of its addresses: `tha` in `/tha/region`.
  public String slug() {
    return node.id().slug();
  }
}
