package org.mufakat.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.ledger.CheckpointAnswer;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.ProofAnswer;
import org.mufakat.ledger.TlogProof;
import org.mufakat.ledger.TrustPolicy;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.ledger.LedgerText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ledger check FILE`: whether a proof file proves what it says, offline.
@Command(
    name = "check",
    description = {
      "Checks a proof file against two keys. Needs no data folder, no database and no network."
    },
    footer = {
      "",
      "Example: ./mufakat ledger check entry-1204.tlog-proof --log-key KEY --witness-key KEY",
      "",
      "Exit codes: 0 proven, and witnessed; 1 not; 2 the command was not understood; 4 the file is"
          + " no",
      "proof."
    },
    mixinStandardHelpOptions = true)
public final class LedgerCheckCommand implements Callable<Integer> {

  private static final int MOST_BYTES = 1 << 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The proof, as `ledger prove` writes it.")
  private Path file = Path.of("");

  @Option(
      names = "--log-key",
      required = true,
      paramLabel = "KEY",
      description = "The ledger's key, got from the node's people: name+id+key.")
  private String logKey = "";

  @Option(
      names = "--witness-key",
      required = true,
      paramLabel = "KEY",
      description = "The witness's key, got from the hub's people: name+id+key.")
  private String witnessKey = "";

  @Override
  public Integer call() {
    var log = WitnessOptions.key(spec.commandLine(), "--log-key", logKey, KeyKind.ED25519);
    var witness =
        WitnessOptions.key(spec.commandLine(), "--witness-key", witnessKey, KeyKind.COSIGNATURE_V1);
    var policy = new TrustPolicy(log.name(), List.of(log), List.of(witness), 1);
    return switch (read().check(policy)) {
      case ProofAnswer.Proven(LedgerEntry entry, CheckpointAnswer.Opened by) -> proven(entry, by);
      case ProofAnswer.CheckpointRefused(var reason) ->
          no("its checkpoint is not to be believed: " + LedgerText.sentence(reason));
      case ProofAnswer.NotIncluded() ->
          no("the entry does not stand there in the tree that was signed");
      case ProofAnswer.NotAnEntry() -> no("what stands there is no entry that this version reads");
    };
  }

  private int proven(LedgerEntry entry, CheckpointAnswer.Opened by) {
    if (!by.witnessed()) {
      return no("the witness has not cosigned its checkpoint");
    }
    var lines = new ArrayList<String>();
    lines.add("Proven: this entry stands in the ledger " + by.checkpoint().origin());
    lines.addAll(LedgerText.lines(entry));
    by.cosignatures()
        .forEach(c -> lines.add("as %s has witnessed at %s.".formatted(c.witness(), c.at())));
    Printed.lines(spec.commandLine(), lines);
    return ExitCode.OK;
  }

  private TlogProof read() {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw unreadable("is too large for a proof");
      }
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8))
          .flatMap(TlogProof::parse)
          .orElseThrow(() -> unreadable("is no proof"));
    } catch (IOException e) {
      throw unreadable("cannot be read");
    }
  }

  private RefusedToStart unreadable(String what) {
    return new RefusedToStart(
        new Refusal.BadInput(
            "%s %s: give a file that `ledger prove` wrote.".formatted(file, what)));
  }

  private int no(String why) {
    Printed.lines(spec.commandLine(), "NOT PROVEN: " + why + ".");
    return ExitCode.NO;
  }
}
