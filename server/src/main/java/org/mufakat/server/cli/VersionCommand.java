package org.mufakat.server.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `version`: which Mufakat this is, and on which Java.
@Command(
    name = "version",
    description = "Prints which version this is.",
    footer = {"", "Example: ./mufakat version"})
public final class VersionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Printed.lines(spec.commandLine(), "Mufakat " + number() + ", Java " + Runtime.version());
    return ExitCode.OK;
  }

  static String number() {
    return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
        .orElse("of the sources");
  }
}
