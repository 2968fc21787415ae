package org.mufakat.server.cli;

import picocli.CommandLine;

/// The launcher's commands.
@CommandLine.Command(
    name = "mufakat",
    subcommands = {CheckPack.class})
public final class Mufakat {

  private Mufakat() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Mufakat()).execute(args));
  }
}
