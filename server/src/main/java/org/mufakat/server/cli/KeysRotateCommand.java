package org.mufakat.server.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.mufakat.ledger.Compartment;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.ledger.KeyEntries;
import org.mufakat.server.ledger.NodeLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `keys rotate`: a new identity key, and everything under it.
@Command(
    name = "rotate",
    description = {
      "Gives a node a new identity key and wraps the keys of all persons and cases with it, also",
      "while the node serves. The key before is destroyed once nothing rests on it and no server",
      "can still be using it: at once where none runs, with --finish a day later where one does."
    },
    footer = {
      "",
      "Example: ./mufakat keys rotate --node THA",
      "",
      "Exit codes: 0 done; 2 the command was not understood; 3 the data folder could not be"
          + " opened;",
      "4 the hub was named, which has no such keys. What was interrupted goes on with --finish."
    },
    mixinStandardHelpOptions = true)
public final class KeysRotateCommand implements Callable<Integer> {

  private static final int WRAPPED_AT_ONCE = 500;

  /// No transaction of a server's is open for as long.
  private static final Duration OUT_OF_USE = Duration.ofDays(1);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions options = new NodeOptions();

  @Option(
      names = "--finish",
      description = "Make no new key; wrap what is left and destroy what is out of use.")
  private boolean finish;

  private record Opened(DataFolder folder, boolean alone) {}

  @Override
  public Integer call() {
    var opened = open();
    try (var folder = opened.folder()) {
      var keys = OpenedKeys.of(folder.node(options.node(spec.commandLine(), folder)));
      var ledger = NodeLedger.of(keys.node());
      if (!finish) {
        keys.keys().rotate();
        // Where this is prevented, whoever opens the node next tells it.
        ledger.append(KeyEntries.rotated(keys.node().id(), keys.keys().newest(), now()));
        say("Made: identity key version %d.".formatted(keys.keys().newest()));
      }
      say("Wrapped anew: the keys of %,d persons and cases.".formatted(rewrap(keys)));
      destroy(keys, ledger, opened.alone());
      ledger.settle();
      say(
          keys.files().token().isPresent()
              ? "The key is in the token alone: copy the token as its maker says."
              : "Shares made before do not hold this key: make new ones (./mufakat keys split).");
      return ExitCode.OK;
    }
  }

  private Opened open() {
    try {
      return new Opened(options.openAlone(Optional.empty()), true);
    } catch (RefusedToStart e) {
      if (e.refusal() instanceof Refusal.FolderInUse) {
        return new Opened(options.open(), false);
      }
      throw e;
    }
  }

  private static long rewrap(OpenedKeys keys) {
    long wrapped = 0;
    for (Compartment side : Compartment.values()) {
      int batch = WRAPPED_AT_ONCE;
      while (batch == WRAPPED_AT_ONCE) {
        batch = keys.in(side, seals -> seals.rewrap(WRAPPED_AT_ONCE));
        wrapped += batch;
      }
    }
    return wrapped;
  }

  private void destroy(OpenedKeys keys, NodeLedger ledger, boolean alone) {
    var old = new TreeSet<>(keys.keys().versions().headMap(keys.keys().newest(), false).keySet());
    old.removeAll(keys.owners().keySet());
    var dropped = new TreeSet<Integer>();
    for (int version : old) {
      if (alone || isOutOfUse(keys, version)) {
        dropped.add(version);
      }
    }
    if (!dropped.isEmpty()) {
      drop(keys, ledger, dropped);
    }
    if (dropped.size() < old.size()) {
      say(
          "A server runs here and may still be using the key before: run this with --finish in a"
              + " day, and it is destroyed.");
    }
  }

  /// The entries come first: a key that is gone is always told of.
  private void drop(OpenedKeys keys, NodeLedger ledger, Set<Integer> versions) {
    versions.forEach(
        version -> ledger.append(KeyEntries.destroyed(keys.node().id(), version, now())));
    keys.keys().drop(versions);
    say("Destroyed: identity key version %s, on which nothing rests.".formatted(versions));
    say("Backups made before need it: keep the shares of that key as long as those backups.");
  }

  /// Whether the next key has been there for a day.
  private static boolean isOutOfUse(OpenedKeys keys, int version) {
    var next = keys.keys().versions().higherEntry(version);
    return next != null
        && next.getValue().filter(made -> made.isBefore(now().minus(OUT_OF_USE))).isPresent();
  }

  private static Instant now() {
    return InstantSource.system().instant();
  }

  private void say(String what) {
    Printed.lines(spec.commandLine(), what);
  }
}
