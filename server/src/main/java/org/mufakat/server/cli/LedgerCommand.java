package org.mufakat.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `ledger`: what happened on a node, and proof of it.
@Command(
    name = "ledger",
    description = "Verifies a node's ledger, and proves single entries of it to others.",
    subcommands = {
      LedgerVerifyCommand.class,
      LedgerProveCommand.class,
      LedgerCheckCommand.class,
      LedgerKeysCommand.class,
      LedgerWatchCommand.class
    },
    mixinStandardHelpOptions = true)
public final class LedgerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to do: ./mufakat ledger "
            + String.join(", ", spec.commandLine().getSubcommands().keySet()));
  }
}
