package org.mufakat.server.hosting;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.mufakat.node.NodeId;
import org.mufakat.server.keys.Token;

/// How a node is to be opened.
///
/// @param key its key file, where that is not in the data folder
/// @param database its database, where someone else made it
/// @param publicPicture whether its regional picture may be read without signing in
/// @param upgradeWithoutCopy whether its database may be upgraded when it cannot be copied first
/// @param zone by whose days and hours its people reckon
/// @param signIn how its people sign in
/// @param token where its identity keys are, when they are not in the data folder
public record NodeSetting(
    NodeId id,
    Optional<Path> key,
    Optional<GivenDatabase> database,
    boolean publicPicture,
    boolean upgradeWithoutCopy,
    ZoneId zone,
    SignInSetting signIn,
    Optional<Token> token) {

  /// A node that reckons in UTC, and whose people sign in as usual.
  public NodeSetting(
      NodeId id,
      Optional<Path> key,
      Optional<GivenDatabase> database,
      boolean publicPicture,
      boolean upgradeWithoutCopy) {
    this(
        id,
        key,
        database,
        publicPicture,
        upgradeWithoutCopy,
        ZoneOffset.UTC,
        SignInSetting.USUAL,
        Optional.empty());
  }

  /// A database that someone else made.
  ///
  /// @param url JDBC address without user and password
  /// @param passwordFile holds the password alone, readable by its owner only
  public record GivenDatabase(String url, String user, Path passwordFile) {}

  /// A node with everything in the data folder.
  public static NodeSetting usual(NodeId id) {
    return new NodeSetting(id, Optional.empty(), Optional.empty(), true, false);
  }
}
