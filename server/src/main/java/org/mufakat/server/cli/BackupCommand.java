package org.mufakat.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mufakat.server.backup.NodeBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `backup`: a node's whole database as one sealed file.
@Command(
    name = "backup",
    description = {
      "Copies a node's whole database, as it stands at one moment, to one sealed file, also while",
      "the node serves. The file holds no key: without the node's keys nobody can read it, and it",
      "cannot be restored."
    },
    footer = {
      "",
      "Example: ./mufakat backup --node THA --to /media/backup/tha-2031-05-06.mufakat",
      "",
      "Exit codes: 0 written; 2 the command was not understood; 3 the file is there already or"
          + " cannot",
      "be written, or the data folder could not be opened."
    },
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions options = new NodeOptions();

  @Option(names = "--to", required = true, paramLabel = "FILE", description = "The file to write.")
  private Path to = Path.of("");

  @Override
  public Integer call() {
    long begun = System.nanoTime();
    try (var folder = options.open()) {
      var node = folder.node(options.node(spec.commandLine(), folder));
      var files = folder.files(node.id());
      var written = new NodeBackup(node, InstantSource.system(), new SecureRandom()).write(to);
      say(
          "Backup of node %s written to %s: %,d tables, %,d rows, %s, in %d s."
              .formatted(
                  node.id(),
                  to,
                  written.tables(),
                  written.rows(),
                  mebibytes(written.bytes()),
                  Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
      say("It does NOT hold the node's keys, and is worth nothing without them:");
      say("  " + files.key());
      if (Files.exists(files.identityKeys())) {
        say("  " + files.identityKeys());
      }
      say("Keep officers' shares of them (./mufakat keys split), apart from the backup.");
      if (!node.id().isHub()) {
        say(
            "A restore also needs to know who was erased since: copy %s often, it only grows."
                .formatted(files.erasures()));
      }
      return ExitCode.OK;
    }
  }

  static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / (1024.0 * 1024.0));
  }

  private void say(String what) {
    Printed.lines(spec.commandLine(), what);
  }
}
