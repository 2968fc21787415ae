package org.mufakat.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How Mufakat is started to be measured: what the launcher runs, in a process of its own.
///
/// @param command everything before Mufakat's own arguments
/// @param described what that is, for a remark under a table
record Application(List<String> command, String described) {

  private static final String JAR = "server/target/mufakat-exec.jar";

  Application {
    command = List.copyOf(command);
  }

  /// The jar that the launcher runs; where it was not built, the classes of this process.
  ///
  /// @param options options of the Java machine
  static Application found(Path checkout, List<String> options) {
    var jar = checkout.resolve(JAR);
    var command = new ArrayList<String>(List.of(java()));
    command.addAll(options);
    var how = options.isEmpty() ? "" : " with " + String.join(" ", options);
    if (Files.exists(jar)) {
      command.addAll(List.of("-jar", jar.toString()));
      return new Application(command, "`java -jar " + JAR + "`" + how);
    }
    command.addAll(List.of("-cp", classPath(), "org.mufakat.server.cli.Mufakat"));
    return new Application(command, "the class path, for " + JAR + " was not built" + how);
  }

  /// The program that runs this process too.
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static String classPath() {
    return System.getProperty("java.class.path");
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
