package org.mufakat.server.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.node.NodeId;
import org.mufakat.server.forum.BringingBack;
import org.mufakat.server.forum.ForumText;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `forum bring-back`: what a hub that was restored lacks, from a member's copy.
@Command(
    name = "bring-back",
    description = {
      "Takes back to the hub the entries of the forum's record that a member's copy has and the"
          + " hub",
      "lacks, as after the hub was restored from a backup. Each is checked as when it was"
          + " recorded:",
      "its hash, its signature, the rules, and the hub's own word on the last. Take the member"
          + " whose",
      "copy goes furthest (`forum verify`). Refused where the hub recorded something else since,"
          + " and",
      "beside a running server."
    },
    footer = {
      "",
      "Example: ./mufakat forum bring-back --node HUB --from THA",
      "",
      "Exit codes: 0 the hub has it all; 1 refused, and nothing was changed; 2 the command was not",
      "understood; 3 the data folder could not be opened alone; 4 the file of keys could not be"
          + " read."
    },
    mixinStandardHelpOptions = true)
public final class ForumBringBackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions hub = new NodeOptions();

  @Option(
      names = "--from",
      paramLabel = "CODE",
      required = true,
      description = "The member whose copy it is, in the same data folder.")
  private String from = "";

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "Keys to believe, a line each; those that the hub believes unless given.")
  private Optional<Path> keys = Optional.empty();

  @Override
  public Integer call() {
    var believed = keys.map(ForumKeyFile::read);
    try (var folder = hub.openAlone(Optional.empty())) {
      var node = folder.node(hub(folder));
      var member = folder.node(member(folder));
      var ledgers = new NodeLedgers(new NodeDirectory(List.of(node)), InstantSource.system());
      var answer = new BringingBack(node, member).from(believed, ledgers, InstantSource.system());
      ledgers.of(node.id()).settle().ifPresent(spec.commandLine().getErr()::println);
      Printed.lines(spec.commandLine(), ForumText.sentence(answer));
      return exitCode(answer);
    }
  }

  private static int exitCode(BringingBack.Answer answer) {
    return switch (answer) {
      case BringingBack.Answer.Done _, BringingBack.Answer.NothingMissing _ -> ExitCode.OK;
      case BringingBack.Answer.NoRecord _,
          BringingBack.Answer.OtherRecord _,
          BringingBack.Answer.Differs _,
          BringingBack.Answer.NotSound _ ->
          ExitCode.NO;
    };
  }

  private NodeId hub(DataFolder folder) {
    var node = hub.node(spec.commandLine(), folder);
    if (!node.isHub()) {
      throw misunderstood("The record is brought back to the hub: --node HUB.");
    }
    return node;
  }

  private NodeId member(DataFolder folder) {
    return folder.nodes().stream()
        .filter(node -> !node.isHub() && node.value().equalsIgnoreCase(from))
        .findFirst()
        .orElseThrow(
            () ->
                misunderstood(
                    "Say whose copy it is with --from, as THA: %s.".formatted(there(folder))));
  }

  private static String there(DataFolder folder) {
    return "the folder holds "
        + String.join(", ", folder.nodes().stream().map(NodeId::value).toList());
  }

  private ParameterException misunderstood(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
