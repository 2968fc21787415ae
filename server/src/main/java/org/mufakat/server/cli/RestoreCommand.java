package org.mufakat.server.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.node.NodeId;
import org.mufakat.server.backup.NodeRestore;
import org.mufakat.server.backup.Replay;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.ledger.RestoredLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `restore`: a node's database again, from a backup.
@Command(
    name = "restore",
    description = {
      "Brings a node's database back from a backup. Stop the server first. The file is read to its",
      "end before anything is changed; who was erased since the backup is erased again, and"
          + " consents",
      "taken back and accounts disabled since are so again, before anyone can read it; the ledger"
          + " goes on under a new name, since entries may be missing."
    },
    footer = {
      "",
      "Example: ./mufakat restore --from /media/backup/tha-2031-05-06.mufakat --node THA",
      "",
      "Exit codes: 0 done; 2 the command was not understood; 3 there is a database and --replace",
      "was not given, a key is missing, or a server runs; 4 the backup is damaged, another node's",
      "or one of another key, or it is not known who was erased since."
    },
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions options = new NodeOptions();

  @Mixin private WitnessOptions witness = new WitnessOptions();

  @Mixin private DatabaseOption database = new DatabaseOption();

  @Option(names = "--from", required = true, paramLabel = "FILE", description = "The backup.")
  private Path from = Path.of("");

  @Option(
      names = "--replace",
      description =
          "Put it in the place of a database that is not empty, which is kept under another name.")
  private boolean replace;

  @Option(
      names = "--erasures",
      paramLabel = "FILE",
      description =
          "The last copy of the node's list of erasures, where the data folder was lost with its"
              + " own.")
  private Optional<Path> erasures = Optional.empty();

  @Option(
      names = "--no-erasure-list",
      description =
          "Nobody can say who was erased and what was taken back since the backup: it comes back,"
              + " and the ledger says so.")
  private boolean withoutErasureList;

  @Option(
      names = "--no-witness",
      description =
          "Do not ask the hub how many entries it has seen; the ledger says that it was not asked.")
  private boolean withoutWitness;

  @Override
  public Integer call() {
    try (var folder = options.openAlone(database.given(System.getenv()))) {
      var node = options.named(spec.commandLine(), folder);
      var restored =
          new NodeRestore(folder, node, InstantSource.system())
              .from(
                  from,
                  new NodeRestore.Wishes(replace, erasures, withoutErasureList),
                  ledger -> witnessed(folder, node, ledger));
      var ledger = NodeLedger.of(folder.node(node));
      ledger.settle();
      tell(node, restored);
      return ExitCode.OK;
    } catch (TypeConversionException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /// A hub that cannot be asked is one thing; one whose word is false is another, and not passed
  /// over.
  private Optional<Long> witnessed(DataFolder folder, NodeId node, String ledger) {
    if (withoutWitness) {
      return Optional.empty();
    }
    try {
      var word = witness.word(spec.commandLine(), folder, ledger);
      if (word.last().isEmpty()) {
        return Optional.of(0L);
      }
      return Optional.of(
          RestoredLedger.size(folder.keyring(node), ledger, word.key(), word.last().get())
              .orElseThrow(() -> notBelieved(ledger)));
    } catch (RefusedToStart e) {
      if (e.refusal() instanceof Refusal.NoWitness) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static RefusedToStart notBelieved(String ledger) {
    return new RefusedToStart(
        new Refusal.BadInput(
            "What is given as the hub's last word of the ledger "
                + ledger
                + " is not to be believed: the ledger's key or the witness's did not sign it, or it"
                + " is about another ledger. Nothing was changed. Give the hub's true key with"
                + " --witness-key, or its last checkpoint with --checkpoint; with --no-witness it"
                + " is restored without the hub's word."));
  }

  private void tell(NodeId node, NodeRestore.Restored restored) {
    say(
        "Node %s is back as it was at %s: %,d rows."
            .formatted(node, restored.madeAt(), restored.rows()));
    restored
        .setAside()
        .ifPresent(
            name ->
                say(
                    "The database that stood there is kept as %s; drop it when you are sure."
                        .formatted(name)));
    tell(restored.again());
    if (!restored.erasuresKnown()) {
      say(
          "Nobody could say who was erased and what was taken back since the backup; the ledger"
              + " says that, too.");
    }
    tell(restored.ledger());
  }

  private void tell(Replay.Again again) {
    say(
        again.erased() == 1
            ? "1 person who was erased since is erased again."
            : "%,d persons who were erased since are erased again.".formatted(again.erased()));
    say(
        "Taken back again: %,d consents, %,d courts' orders. Disabled again: %,d accounts."
            .formatted(again.withdrawn(), again.ended(), again.disabled()));
    say(
        "Passwords, roles, passkeys and recovery codes are as they were then: go through them by"
            + " hand.");
  }

  private void tell(RestoredLedger ledger) {
    say(
        "The ledger came back with %,d entries. %s"
            .formatted(ledger.entries(), LedgerVerifyCommand.comparison(ledger)));
    say("It goes on as %s.".formatted(ledger.origin()));
    say(
        "Where the hub runs elsewhere, hand its people the new key (./mufakat ledger keys) as you"
            + " did the first one.");
  }

  private void say(String what) {
    Printed.lines(spec.commandLine(), what);
  }
}
