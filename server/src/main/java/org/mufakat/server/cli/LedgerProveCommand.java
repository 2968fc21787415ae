package org.mufakat.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.ledger.TrustPolicy;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.ledger.LedgerProof;
import org.mufakat.server.ledger.LedgerText;
import org.mufakat.server.ledger.NodeLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ledger prove N`: a file that proves one entry to a third party.
@Command(
    name = "prove",
    description = {
      "Writes a file that proves one entry: the entry, its place, and the checkpoint that the hub",
      "witnessed. Anyone who has the two keys checks it offline, with `ledger check` or another"
          + " tool",
      "that reads C2SP tlog-proof."
    },
    footer = {
      "",
      "Example: ./mufakat ledger prove 1204 --node THA --out entry-1204.tlog-proof",
      "",
      "Exit codes: 0 written; 1 there is no such entry, no witnessed checkpoint covers it yet, or"
          + " it",
      "cannot be proven any more: verify the ledger; 2 the command was not understood; 3 the data",
      "folder could not be opened."
    },
    mixinStandardHelpOptions = true)
public final class LedgerProveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions ledger = new NodeOptions();

  @Mixin private WitnessOptions witness = new WitnessOptions();

  @Parameters(paramLabel = "N", description = "The entry's number, from 0.")
  private long index;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "The file to write, which must not be there yet; entry-N.tlog-proof unless given.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    if (index < 0) {
      throw new ParameterException(spec.commandLine(), "Entries are numbered from 0.");
    }
    var file = out.orElseGet(() -> Path.of("entry-" + index + ".tlog-proof"));
    try (var folder = ledger.open()) {
      var node = folder.node(ledger.node(spec.commandLine(), folder));
      var own = NodeLedger.of(node);
      var key = witness.key(spec.commandLine(), folder);
      var policy = new TrustPolicy(own.origin(), List.of(own.key()), List.of(key), 1);
      return switch (LedgerProof.of(node.dataSource(), policy, index)) {
        case LedgerProof.Proven(var proof, var entry) -> {
          write(file, proof.toString());
          Printed.lines(
              spec.commandLine(),
              "Entry %s of %s".formatted(LedgerText.number(index), own.origin()));
          Printed.lines(spec.commandLine(), LedgerText.lines(entry));
          Printed.lines(
              spec.commandLine(),
              "is proven by " + file + ". Whoever checks it needs these keys:",
              "  --log-key " + own.key(),
              "  --witness-key " + key);
          yield ExitCode.OK;
        }
        case LedgerProof.NoSuchEntry(long stored) ->
            no(
                "There is no entry %s: the ledger holds %s."
                    .formatted(LedgerText.number(index), LedgerText.number(stored)));
        case LedgerProof.NotWitnessedYet() ->
            no(
                "No checkpoint that covers entry %s is witnessed yet: try again in a minute."
                    .formatted(LedgerText.number(index)));
        case LedgerProof.NotProvable() ->
            no(
                "Entry %s cannot be proven: it, or the tree over it, is not what the checkpoint was signed of. Run `./mufakat ledger verify`."
                    .formatted(LedgerText.number(index)));
      };
    }
  }

  private static void write(Path file, String proof) {
    if (Files.exists(file)) {
      throw new RefusedToStart(
          new Refusal.BadInput(file + " is there already: choose another with --out."));
    }
    try {
      Files.writeString(file, proof);
    } catch (IOException e) {
      throw new RefusedToStart(new Refusal.NoPermission(file, "write"), e);
    }
  }

  private int no(String sentence) {
    Printed.lines(spec.commandLine(), sentence);
    return ExitCode.NO;
  }
}
