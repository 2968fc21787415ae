package org.mufakat.server.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.mufakat.server.forum.ForumKeys;
import org.mufakat.server.forum.ForumText;
import org.mufakat.server.forum.RecordVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `forum keys`: what others check a node's signatures in the forum with.
@Command(
    name = "keys",
    description = {
      "Prints the public key that a node signs with in the forum. Hand it on by another way than",
      "what it is to check. With --all, the keys that the node believes."
    },
    footer = {
      "",
      "Example: ./mufakat forum keys --node THA",
      "",
      "Exit codes: 0 printed; 1 the node keeps no record of a forum; 2 the command was not"
          + " understood;",
      "3 the data folder could not be opened."
    },
    mixinStandardHelpOptions = true)
public final class ForumKeysCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions forum = new NodeOptions();

  @Option(names = "--all", description = "Every key that the node believes, a line each.")
  private boolean all;

  @Override
  public Integer call() {
    try (var folder = forum.open()) {
      var node = folder.node(forum.node(spec.commandLine(), folder));
      if (!all) {
        Printed.lines(spec.commandLine(), node.id() + " " + ForumKeys.of(node.node()).key());
        return ExitCode.OK;
      }
      var keys = RecordVerification.keys(node);
      Printed.lines(
          spec.commandLine(),
          keys.map(ForumText::lines)
              .orElse(List.of("Node " + node.id() + " keeps no record of a forum.")));
      return keys.isPresent() ? ExitCode.OK : ExitCode.NO;
    }
  }
}
