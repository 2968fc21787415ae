package org.mufakat.server.cli;

import java.util.concurrent.Callable;
import org.mufakat.server.ledger.LedgerKeys;
import org.mufakat.server.ledger.NodeLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `ledger keys`: what others verify a node's checkpoints with.
@Command(
    name = "keys",
    description = {
      "Prints the public key of a node's ledger, and at the hub that of its witness. Hand them on"
          + " by",
      "another way than the proofs they are to check."
    },
    footer = {
      "",
      "Example: ./mufakat ledger keys --node THA",
      "",
      "Exit codes: 0 printed; 2 the command was not understood; 3 the data folder could not be",
      "opened."
    },
    mixinStandardHelpOptions = true)
public final class LedgerKeysCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions ledger = new NodeOptions();

  @Override
  public Integer call() {
    try (var folder = ledger.open()) {
      var node = folder.node(ledger.node(spec.commandLine(), folder));
      Printed.lines(spec.commandLine(), "ledger:  " + NodeLedger.of(node).key());
      if (node.id().isHub()) {
        Printed.lines(spec.commandLine(), "witness: " + LedgerKeys.witness(node.node()).key());
      }
      return ExitCode.OK;
    }
  }
}
