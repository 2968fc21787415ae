package org.mufakat.server.hosting;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// As whom PostgreSQL runs, for it refuses to run as root. An ordinary user runs it directly; root
/// runs it in a user namespace of its own, or, where a container forbids those, as the user
/// `postgres` or `nobody`.
///
/// @param prefix what goes before a command
/// @param owner the user that must own the files, or null when it is whoever runs Mufakat
record RunAs(List<String> prefix, @Nullable String owner) {

  private static final RunAs ONESELF = new RunAs(List.of(), null);
  private static final RunAs OWN_NAMESPACE = new RunAs(List.of("unshare", "-U"), null);

  /// @param data the cluster's folder: one that another user owns is run as that user
  static RunAs forFolder(Path data) {
    if (new UnixSystem().getUid() != 0) {
      return ONESELF;
    }
    var owner = ownerOf(data);
    if (owner != null && !owner.equals("root")) {
      return as(owner);
    }
    if (OWN_NAMESPACE.works()) {
      return OWN_NAMESPACE;
    }
    for (String user : List.of("postgres", "nobody")) {
      if (as(user).works()) {
        return as(user);
      }
    }
    throw new RefusedToStart(
        new Refusal.NoEmbeddedDatabase(
            "PostgreSQL refuses to run as root, and this machine lets root neither make a user"
                + " namespace nor become another user; start Mufakat as an ordinary user instead"));
  }

  static RunAs as(String user) {
    return new RunAs(
        List.of("setpriv", "--reuid=" + user, "--regid=" + groupOf(user), "--clear-groups"), user);
  }

  private static String groupOf(String user) {
    return user.equals("nobody") && Files.notExists(Path.of("/etc/alpine-release"))
        ? "nogroup"
        : user;
  }

  List<String> command(List<String> command) {
    var whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /// Gives a file or folder, with all below it, to the user that PostgreSQL runs as.
  void handOver(Path path) throws IOException {
    if (owner == null) {
      return;
    }
    var principal =
        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
    try (var all = Files.walk(path)) {
      for (Path each : all.toList()) {
        Files.setOwner(each, principal);
      }
    }
  }

  /// Lets the user that PostgreSQL runs as pass through the data folder to its own folder inside,
  /// without listing the data folder or reading anything else in it.
  ///
  /// @throws RefusedToStart where a folder further up keeps that user out
  void openTheWayTo(Path cluster) throws IOException {
    if (owner == null) {
      return;
    }
    var folder = cluster.toAbsolutePath().getParent();
    if (folder != null) {
      var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(folder, permissions);
    }
    if (!succeeds(command(List.of("test", "-x", cluster.toString())))) {
      throw new RefusedToStart(
          new Refusal.NoPermission(cluster, "as the user " + owner + " (for PostgreSQL) enter"));
    }
  }

  private boolean works() {
    return succeeds(command(List.of("true")));
  }

  private static boolean succeeds(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static @Nullable String ownerOf(Path data) {
    try {
      return Files.exists(data) ? Files.getOwner(data).getName() : null;
    } catch (IOException e) {
      return null;
    }
  }
}
