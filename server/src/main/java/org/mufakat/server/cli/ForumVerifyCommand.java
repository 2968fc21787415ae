package org.mufakat.server.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.server.forum.ForumText;
import org.mufakat.server.forum.RecordVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `forum verify`: whether a node's record of the forum is what was signed, in its order, by the
/// rules.
@Command(
    name = "verify",
    description = {
      "Goes through a node's record of the forum, the hub's own or a member's copy: the order of",
      "entries, their hashes, each signature and the rules. Says which position is wrong first."
    },
    footer = {
      "",
      "Example: ./mufakat forum verify --node THA",
      "",
      "Exit codes: 0 sound; 1 not, or there is no record; 2 the command was not understood; 3 the"
          + " data",
      "folder could not be opened; 4 the file of keys could not be read."
    },
    mixinStandardHelpOptions = true)
public final class ForumVerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions forum = new NodeOptions();

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "Keys to believe, a line each; those that the node believes unless given.")
  private Optional<Path> keys = Optional.empty();

  @Override
  public Integer call() {
    var believed = keys.map(ForumKeyFile::read);
    try (var folder = forum.open()) {
      var node = folder.node(forum.node(spec.commandLine(), folder));
      return switch (RecordVerification.of(node, believed)) {
        case RecordVerification.Found.Verified(var verification) -> {
          Printed.lines(spec.commandLine(), ForumText.lines(verification));
          yield verification.fault().isEmpty() ? ExitCode.OK : ExitCode.NO;
        }
        case RecordVerification.Found.NoRecord() -> {
          Printed.lines(
              spec.commandLine(), "Node %s keeps no record of a forum.".formatted(node.id()));
          yield ExitCode.NO;
        }
      };
    }
  }
}
