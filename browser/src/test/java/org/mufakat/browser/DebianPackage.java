package org.mufakat.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Debian's own Chromium, installed by the tests' set-up where the machine has none.
///
/// It is installed only as root on Debian or what descends from it; anyone else is told what to
/// type.
final class DebianPackage {

  private final Path root;
  private final boolean superuser;

  /// @param root the top of the file system, `/` but for tests
  /// @param superuser whether this process may install packages
  DebianPackage(Path root, boolean superuser) {
    this.root = root;
    this.superuser = superuser;
  }

  static DebianPackage ofThisMachine() {
    return new DebianPackage(Path.of("/"), System.getProperty("user.name").equals("root"));
  }

  boolean canBeInstalled() {
    return superuser
        && Files.exists(root.resolve("etc/debian_version"))
        && Files.isExecutable(aptGet());
  }

  /// Installs it and looks again. Takes a minute or two.
  ///
  /// @return the Chromium, or why there is still none
  Chromium install(Map<String, String> environment) {
    for (var command : commands()) {
      var failure = run(command);
      if (!failure.isEmpty()) {
        return new Chromium.Missing(String.join(" ", command) + " failed: " + failure);
      }
    }
    return Chromium.lookFor(environment, root);
  }

  private List<List<String>> commands() {
    var aptGet = aptGet().toString();
    return List.of(
        List.of(aptGet, "-q", "-y", "update"),
        List.of(
            aptGet,
            "-q",
            "-y",
            "install",
            "--no-install-recommends",
            "chromium",
            "fonts-noto-core"));
  }

  /// Runs a command; answers "" or the last line it wrote.
  private static String run(List<String> command) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      var process = builder.start();
      process.getOutputStream().close();
      var lines = new String(process.getInputStream().readAllBytes()).strip().lines().toList();
      if (process.waitFor() == 0) {
        return "";
      }
      return lines.isEmpty() ? "it ended with " + process.exitValue() : lines.getLast();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private Path aptGet() {
    return root.resolve("usr/bin/apt-get");
  }
}
