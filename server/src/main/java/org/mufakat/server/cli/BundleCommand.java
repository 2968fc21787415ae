package org.mufakat.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bundle`: one archive for a machine without a network.
@Command(
    name = "bundle",
    description = {
      "Makes one archive that installs and runs on a machine without a network: it needs a JDK 25",
      "there and nothing else."
    },
    footer = {
      "",
      "Example: ./mufakat bundle --output mufakat.tar.gz",
      "",
      "Exit codes: 0 done; 2 the command was not understood, or the file is there already; 3 the",
      "file cannot be written."
    },
    mixinStandardHelpOptions = true)
public final class BundleCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "The archive, a new file; mufakat-VERSION.tar.gz in the working folder unless given.")
  private Optional<Path> output = Optional.empty();

  @Override
  public Integer call() throws IOException {
    var home = Path.of(System.getProperty("mufakat.home", "."));
    var name = "mufakat-" + VersionCommand.number().replace(' ', '-');
    var archive = output.orElse(Path.of(name + ".tar.gz"));
    if (Files.exists(archive)) {
      throw new ParameterException(
          spec.commandLine(), archive + " is there already: name another file with --output.");
    }
    var written = new Bundle(home, name).writeTo(archive);
    Printed.lines(
        spec.commandLine(),
        "%s: %d files, %,d MB. On the other machine: tar xzf %s && cd %s && ./mufakat demo"
            .formatted(
                archive,
                written.files(),
                written.bytes() / 1_000_000,
                archive.getFileName(),
                name));
    return ExitCode.OK;
  }
}
