package org.mufakat.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `keys`: the keys that a node's identities rest on.
@Command(
    name = "keys",
    description =
        "Lists and renews a node's identity keys, shares them among officers, and brings them"
            + " back.",
    subcommands = {
      KeysListCommand.class,
      KeysRotateCommand.class,
      KeysSplitCommand.class,
      KeysRecoverCommand.class
    },
    mixinStandardHelpOptions = true)
public final class KeysCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to do: ./mufakat keys "
            + String.join(", ", spec.commandLine().getSubcommands().keySet()));
  }
}
