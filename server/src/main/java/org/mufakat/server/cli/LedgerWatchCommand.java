package org.mufakat.server.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.mufakat.ledger.KeyKind;
import org.mufakat.node.NodeId;
import org.mufakat.server.ledger.NodeLedgers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ledger watch`: the hub's witness watches a ledger from now on.
@Command(
    name = "watch",
    description = {
      "Has the hub's witness watch a ledger that runs elsewhere. Run it at the hub's data folder,",
      "with the key that the node's people handed over in person."
    },
    footer = {
      "",
      "Example: ./mufakat ledger watch mufakat/asean/THA/ledger+1f2e3d4c+AbCd…",
      "",
      "Exit codes: 0 it is watched; 1 it is known by another key, and --add-key was not given; 2"
          + " the",
      "command was not understood; 3 the data folder could not be opened, or holds no hub."
    },
    mixinStandardHelpOptions = true)
public final class LedgerWatchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions ledger = new NodeOptions();

  @Parameters(
      paramLabel = "KEY",
      description = "The ledger's key, as `./mufakat ledger keys` prints it at its node.")
  private String key = "";

  @Option(
      names = "--add-key",
      description = "Believe this key beside those that the ledger is known by: it was changed.")
  private boolean addKey;

  @Override
  public Integer call() {
    var log = WitnessOptions.key(spec.commandLine(), "KEY", key, KeyKind.ED25519);
    try (var folder = ledger.open()) {
      if (!folder.nodes().contains(NodeId.HUB)) {
        throw new ParameterException(
            spec.commandLine(), "There is no hub in %s.".formatted(folder.path()));
      }
      var desk = NodeLedgers.desk(folder.node(NodeId.HUB), InstantSource.system());
      return switch (desk.watch(log, addKey)) {
        case NEW -> said(ExitCode.OK, log.name() + " is watched from now on.");
        case KNOWN -> said(ExitCode.OK, log.name() + " is watched already.");
        case KEY_ADDED -> said(ExitCode.OK, log.name() + " is believed by this key too.");
        case OTHER_KEY ->
            said(
                ExitCode.NO,
                log.name()
                    + " is known by another key. If the node's people say that it was changed, give"
                    + " --add-key.");
      };
    }
  }

  private int said(int exitCode, String sentence) {
    Printed.lines(spec.commandLine(), sentence);
    return exitCode;
  }
}
