package org.mufakat.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// What the launcher starts by itself, since the server does not know those modules; here so that
/// help lists them.
final class LauncherCommands {

  private LauncherCommands() {}

  @Command(
      name = "bench",
      description = "Measures start, memory, import and pages on this machine.",
      footer = {"", "Example: ./mufakat bench all"})
  static final class Bench extends Elsewhere {}

  @Command(
      name = "screenshots",
      description = "Renders the main pages into docs/screenshots; needs Chromium.",
      footer = {"", "Example: ./mufakat screenshots"})
  static final class Screenshots extends Elsewhere {}

  private abstract static class Elsewhere implements Callable<Integer> {
    @Override
    public Integer call() {
      System.err.println("This command is started by the launcher `mufakat` in a checkout.");
      return ExitCode.WRONG_USAGE;
    }
  }
}
