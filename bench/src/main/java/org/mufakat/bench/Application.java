package org.mufakat.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How Mufakat is started to be measured, in a process of its own.
///
/// @param command everything before Mufakat's own arguments
/// @param environment variables set for it
/// @param described what that is, for a remark under a table
record Application(List<String> command, Map<String, String> environment, String described) {

  /// What the launcher gives the demo: a quick start counts for more than the last bit of speed.
  static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  Application {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// The launcher, as everybody starts it. It builds first what is older than its sources.
  ///
  /// @param options options of the Java machine, after the launcher's own
  static Application launched(Path checkout, List<String> options) {
    return new Application(
        List.of(checkout.resolve("mufakat").toString()),
        Map.of("MUFAKAT_JAVA_OPTS", String.join(" ", options)),
        "Started by `./mufakat`" + with(options));
  }

  /// The classes of this process, with the launcher's options.
  static Application ofThisClassPath(Path checkout, List<String> options) {
    var command = new ArrayList<String>(List.of(java()));
    command.addAll(QUICK);
    command.addAll(List.of("-Xmx768m", "-Dmufakat.home=" + checkout));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), "org.mufakat.server.cli.Mufakat"));
    return new Application(
        command,
        Map.of(),
        "Started without the launcher, but with its options for the demo" + with(options));
  }

  private static String with(List<String> options) {
    return options.isEmpty() ? "" : " with " + String.join(" ", options);
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
