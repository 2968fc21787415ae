package org.mufakat.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.forum.ForumProof;
import org.mufakat.server.forum.RecordVerification;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `forum prove PROPOSAL`: a file that shows how a text came to what it came to.
@Command(
    name = "prove",
    description = {
      "Writes a file with all that happened to a text: versions, positions, what was asked, the",
      "outcome, each as it was signed, and of every other entry its hash alone. Anyone who has the",
      "keys checks it offline, with `forum check`."
    },
    footer = {
      "",
      "Example: ./mufakat forum prove 5f0c…  --node HUB --out text.json",
      "",
      "Exit codes: 0 written; 1 the record has nothing of it, or cannot be read any more: verify"
          + " it; 2",
      "the command was not understood; 3 the data folder could not be opened; 4 the file is there",
      "already."
    },
    mixinStandardHelpOptions = true)
public final class ForumProveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions forum = new NodeOptions();

  @Parameters(paramLabel = "PROPOSAL", description = "The text's id: 32 hex digits.")
  private String proposal = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write, which must not be there yet; PROPOSAL.json unless given.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    if (!OpaqueId.isWellFormed(proposal)) {
      throw new ParameterException(spec.commandLine(), "A text's id is 32 lower-case hex digits.");
    }
    var file = out.orElseGet(() -> Path.of(proposal + ".json"));
    try (var folder = forum.open()) {
      var node = folder.node(forum.node(spec.commandLine(), folder));
      var proof = RecordVerification.prove(node, new OpaqueId(proposal));
      proof.map(ForumProof::text).ifPresent(text -> write(file, text));
      Printed.lines(
          spec.commandLine(),
          proof.isPresent()
              ? file + " shows it. Whoever checks it needs the keys: `./mufakat forum keys`."
              : "The record of node %s has nothing of this text, or cannot be read: see `./mufakat forum verify`."
                  .formatted(node.id()));
      return proof.isPresent() ? ExitCode.OK : ExitCode.NO;
    }
  }

  private static void write(Path file, String text) {
    if (Files.exists(file)) {
      throw new RefusedToStart(
          new Refusal.BadInput(file + " is there already: choose another with --out."));
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new RefusedToStart(new Refusal.NoPermission(file, "write"), e);
    }
  }
}
