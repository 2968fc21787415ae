package org.mufakat.server.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `help`: every command with an example, or all about one.
@Command(
    name = "help",
    description = "Lists every command with an example, or tells all about one.",
    footer = {"", "Example: ./mufakat help demo"})
public final class HelpCommand implements Callable<Integer> {

  private static final String EXAMPLE = "Example: ";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command meant.")
  private Optional<String> command = Optional.empty();

  @Override
  public Integer call() {
    var root = spec.commandLine().getParent();
    if (command.isEmpty()) {
      print(root);
      return ExitCode.OK;
    }
    var asked = root.getSubcommands().get(command.get());
    if (asked == null) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no command \"%s\": see ./mufakat help.".formatted(command.get()));
    }
    asked.usage(root.getOut());
    return ExitCode.OK;
  }

  static void print(CommandLine root) {
    PrintWriter out = root.getOut();
    out.println("Usage: ./mufakat COMMAND [OPTIONS]");
    out.println();
    root.getSubcommands()
        .forEach(
            (name, line) -> {
              if (!line.getCommandSpec().usageMessage().hidden()) {
                print(out, name, line);
              }
            });
    out.println("./mufakat help COMMAND tells all about one.");
    out.println();
    out.println(
        "Exit codes: 0 done; 1 done, and the answer is no (faults found, no value, no release");
    out.println(
        "gives the claim); 2 the command was not understood; 3 it refused to start; 4 an input");
    out.println(
        "file is not what it should be; 5 something broke; 130 and 143 stopped by Ctrl-C or");
    out.println("SIGTERM, cleanly.");
    out.flush();
  }

  private static void print(PrintWriter out, String name, CommandLine line) {
    var usage = line.getCommandSpec().usageMessage();
    out.println("  " + name);
    for (String part : usage.description()) {
      out.println("      " + part);
    }
    example(line).ifPresent(example -> out.println("      e.g. " + example));
    out.println();
  }

  /// A command's example: in its own footer, or in that of its first subcommand.
  private static Optional<String> example(CommandLine line) {
    return Arrays.stream(line.getCommandSpec().usageMessage().footer())
        .filter(l -> l.startsWith(EXAMPLE))
        .map(l -> l.substring(EXAMPLE.length()))
        .findFirst()
        .or(
            () ->
                line.getSubcommands().values().stream()
                    .flatMap(sub -> example(sub).stream())
                    .findFirst());
  }
}
