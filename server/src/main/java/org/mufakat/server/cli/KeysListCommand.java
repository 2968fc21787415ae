package org.mufakat.server.cli;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.mufakat.ledger.Compartment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `keys list`: which identity keys there are, and what rests on each.
@Command(
    name = "list",
    description = {
      "Lists a node's identity keys: their versions, when each was made, and how many persons and",
      "cases rest on each. It never shows a key."
    },
    footer = {
      "",
      "Example: ./mufakat keys list --node THA",
      "",
      "Exit codes: 0 listed; 2 the command was not understood; 3 the data folder could not be"
          + " opened;",
      "4 the hub was named, which has no such keys."
    },
    mixinStandardHelpOptions = true)
public final class KeysListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions options = new NodeOptions();

  @Override
  public Integer call() {
    try (var folder = options.open()) {
      var opened = OpenedKeys.of(folder.node(options.node(spec.commandLine(), folder)));
      var police = opened.owners(Compartment.LAW_ENFORCEMENT);
      var services = opened.owners(Compartment.VICTIM_SERVICES);
      var lines = new ArrayList<String>();
      opened
          .keys()
          .versions()
          .forEach(
              (version, made) ->
                  lines.add(
                      "version %d, made %s%s: %,d persons and cases of law enforcement, %,d of victim services"
                          .formatted(
                              version,
                              made.map(Object::toString).orElse("at an unknown time"),
                              version == opened.keys().newest() ? ", in use" : "",
                              police.getOrDefault(version, 0L),
                              services.getOrDefault(version, 0L))));
      Printed.lines(spec.commandLine(), lines);
      return ExitCode.OK;
    }
  }
}
