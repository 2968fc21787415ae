package org.mufakat.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `forum`: the record of the forum, and proof of how a text came to what it came to.
@Command(
    name = "forum",
    description = "Verifies the record of the forum, and proves how a text was adopted or blocked.",
    subcommands = {
      ForumVerifyCommand.class,
      ForumProveCommand.class,
      ForumCheckCommand.class,
      ForumKeysCommand.class,
      ForumBringBackCommand.class
    },
    mixinStandardHelpOptions = true)
public final class ForumCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to do: ./mufakat forum "
            + String.join(", ", spec.commandLine().getSubcommands().keySet()));
  }
}
