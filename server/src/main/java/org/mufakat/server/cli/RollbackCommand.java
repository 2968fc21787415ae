package org.mufakat.server.cli;

import java.util.concurrent.Callable;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.DiskSpace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `rollback`: goes back to the copy from before an upgrade.
@Command(
    name = "rollback",
    description = {
      "Puts the copy of a node's database from before its newest upgrade back in place; what was",
      "written since is set aside under another name. Stop the server first, then start the"
          + " earlier",
      "version."
    },
    footer = {
      "",
      "Example: ./mufakat rollback --data /var/lib/mufakat --node THA",
      "",
      "Exit codes: 0 done; 2 the command was not understood; 3 there is no copy, or a server runs."
    },
    mixinStandardHelpOptions = true)
public final class RollbackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private FolderOptions folder = new FolderOptions();

  @Option(
      names = "--node",
      required = true,
      paramLabel = "CODE",
      description = "The node that goes back.")
  private String node = "";

  @Mixin private DatabaseOption database = new DatabaseOption();

  @Override
  public Integer call() {
    if (!node.matches("[A-Za-z]{3}")) {
      throw new ParameterException(spec.commandLine(), "--node takes a code of three letters.");
    }
    try (var opened =
        DataFolder.openForServer(
            folder.path(),
            folder.regime(),
            database.databases(System.getenv()),
            DiskSpace.usual())) {
      var done = opened.rollBack(NodeId.ofSlug(node));
      Printed.lines(
          spec.commandLine(),
          "Node %s is back on the database from before its upgrade; the newer one is kept as %s."
              .formatted(done.node(), done.setAside()),
          "Start the earlier version of Mufakat now: this one would upgrade it again.");
      return ExitCode.OK;
    } catch (TypeConversionException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
