package org.mufakat.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.NodeFiles;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.keys.KeyBundle;
import org.mufakat.server.keys.KeyShare;
import org.mufakat.server.keys.KeyShares;
import org.mufakat.server.keys.OwnerOnlyFile;
import org.mufakat.server.ledger.KeyEntries;
import org.mufakat.server.ledger.NodeLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `keys split`: a share of the node's keys for each of some officers.
@Command(
    name = "split",
    description = {
      "Shares a node's keys among officers: its identity keys and its signing key. So many of them",
      "as are needed bring the keys back when the data folder is lost; fewer learn nothing. Make",
      "new shares after each rotation; the old ones bring back the old keys only."
    },
    footer = {
      "",
      "Example: ./mufakat keys split --officers 5 --needed 3 --to /media/stick --node THA",
      "",
      "Exit codes: 0 written; 2 the command was not understood; 3 a file is there already, or the",
      "data folder could not be opened."
    },
    mixinStandardHelpOptions = true)
public final class KeysSplitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions options = new NodeOptions();

  @Option(
      names = "--officers",
      required = true,
      paramLabel = "N",
      description = "How many shares to write, 2 to 20.")
  private int officers;

  @Option(
      names = "--needed",
      required = true,
      paramLabel = "M",
      description = "How many of them bring the keys back, 2 at least.")
  private int needed;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write the shares to, one file an officer.")
  private Path to = Path.of("");

  @Override
  public Integer call() {
    if (!KeyShares.isPossible(officers, needed)) {
      throw new ParameterException(
          spec.commandLine(),
          "--officers is 2 to 20, and --needed at least 2 and no more than --officers.");
    }
    try (var folder = options.open()) {
      var node = folder.node(options.node(spec.commandLine(), folder));
      var files = folder.files(node.id());
      var now = InstantSource.system().instant();
      var shares = shares(node.id(), files, now);
      var ledger = NodeLedger.of(node);
      var places = places(shares);
      // Told first: a share that exists is told of, whatever ends this.
      ledger.append(KeyEntries.shared(node.id(), shares.getFirst().set(), now));
      write(shares, places);
      files
          .token()
          .ifPresent(
              _ ->
                  say(
                      "The identity keys are in a token, and NOT in these shares: copy the token as"
                          + " its maker says."));
      ledger.settle();
      return ExitCode.OK;
    }
  }

  private List<KeyShare> shares(NodeId node, NodeFiles files, Instant now) {
    try {
      var held = new HashMap<String, byte[]>();
      held.put(KeyBundle.NODE_KEY, Files.readAllBytes(files.key()));
      List<Integer> versions = List.of();
      if (Files.exists(files.identityKeys())) {
        held.put(KeyBundle.IDENTITY_KEYS, Files.readAllBytes(files.identityKeys()));
        versions = versions(files.identityKeys());
      }
      return new KeyShares(new SecureRandom())
          .split(
              new KeyBundle(held),
              node.value(),
              versions,
              officers,
              needed,
              LocalDate.ofInstant(now, ZoneOffset.UTC));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> versions(Path identityKeys) throws IOException {
    return Files.readAllLines(identityKeys, StandardCharsets.US_ASCII).stream()
        .map(line -> Integer.valueOf(line.split(" ")[0]))
        .toList();
  }

  private List<Path> places(List<KeyShare> shares) {
    if (!Files.isDirectory(to)) {
      throw new RefusedToStart(
          new Refusal.UnusableFile(
              to, "is no folder: make it first, on a medium that you hand over"));
    }
    var places = shares.stream().map(this::place).toList();
    places.stream()
        .filter(Files::exists)
        .findFirst()
        .ifPresent(
            there -> {
              throw new RefusedToStart(
                  new Refusal.UnusableFile(there, "is there already: choose another folder"));
            });
    return places;
  }

  private void write(List<KeyShare> shares, List<Path> places) {
    for (int i = 0; i < shares.size(); i++) {
      OwnerOnlyFile.write(places.get(i), shares.get(i).text().getBytes(StandardCharsets.US_ASCII));
      say("Written: " + places.get(i));
    }
    say(
        "Give each officer one file, printed or on a medium of its own, and delete the files here. Any %d of the %d bring the keys back: ./mufakat keys recover"
            .formatted(needed, officers));
    say("Try it now, on a machine without the data folder, before you rely on it.");
  }

  private Path place(KeyShare share) {
    return to.resolve(
        "mufakat-%s-share-%d-of-%d.txt"
            .formatted(
                share.node().toLowerCase(java.util.Locale.ROOT), share.number(), share.of()));
  }

  private void say(String what) {
    Printed.lines(spec.commandLine(), what);
  }
}
