package org.mufakat.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.mufakat.server.forum.ForumProof;
import org.mufakat.server.forum.ForumText;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `forum check FILE`: whether a file shows how a text came to what it came to, offline.
@Command(
    name = "check",
    description = {
      "Checks a file of `forum prove` against keys, and tells the story that it shows: who said"
          + " what",
      "of which version, who blocked it, why it was adopted. Needs no data folder, no database and"
          + " no",
      "network. That the rules let each event in is for `forum verify` at a node."
    },
    footer = {
      "",
      "Example: ./mufakat forum check text.json --keys keys.txt",
      "",
      "Exit codes: 0 shown; 1 not; 2 the command was not understood; 4 a file could not be read as"
          + " what",
      "it should be."
    },
    mixinStandardHelpOptions = true)
public final class ForumCheckCommand implements Callable<Integer> {

  private static final long MOST_BYTES = 256L << 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The file, as `forum prove` writes it.")
  private Path file = Path.of("");

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "FILE",
      description = "The nodes' keys, a line each, got from each node's people.")
  private Path keys = Path.of("");

  @Override
  public Integer call() {
    var believed = ForumKeyFile.read(keys);
    var answer = read().check(believed);
    if (!(answer instanceof ForumProof.Answer.Shown(var story, var head, var hidden))) {
      Printed.lines(spec.commandLine(), "NOT SHOWN: " + ForumText.sentence(answer) + ".");
      return ExitCode.NO;
    }
    var lines = new ArrayList<>(ForumText.lines(story));
    lines.add(
        "Shown: each entry is signed by who had to, and the record goes to %s, as the hub signed."
            .formatted(head));
    lines.add("%,d entries are of something else and are there by their hashes.".formatted(hidden));
    Printed.lines(spec.commandLine(), lines);
    return ExitCode.OK;
  }

  private ForumProof read() {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw unreadable("is too large");
      }
      return ForumProof.parse(Files.readString(file))
          .orElseThrow(() -> unreadable("shows nothing of a forum"));
    } catch (IOException e) {
      throw unreadable("cannot be read");
    }
  }

  private RefusedToStart unreadable(String what) {
    return new RefusedToStart(
        new Refusal.BadInput("%s %s: give a file that `forum prove` wrote.".formatted(file, what)));
  }
}
