package org.mufakat.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.NodeFiles;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.keys.FileNodeKeys;
import org.mufakat.server.keys.KeyBundle;
import org.mufakat.server.keys.KeyShare;
import org.mufakat.server.keys.KeyShares;
import org.mufakat.server.keys.KeyShares.Recovery;
import org.mufakat.server.keys.OwnerOnlyFile;
import org.mufakat.server.ledger.KeyEntries;
import org.mufakat.server.ledger.NodeLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `keys recover`: the node's keys again, from the officers' shares.
@Command(
    name = "recover",
    description = {
      "Brings a node's keys back from the officers' shares and puts them where the node looks for",
      "them. A key that is there is never overwritten."
    },
    footer = {
      "",
      "Example: ./mufakat keys recover --share one.txt --share two.txt --share three.txt --node"
          + " THA",
      "",
      "Exit codes: 0 the keys are in their place; 2 the command was not understood; 3 another key"
          + " is",
      "there, or the data folder could not be opened; 4 the shares do not bring the keys back, and",
      "which of them is at fault."
    },
    mixinStandardHelpOptions = true)
public final class KeysRecoverCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions options = new NodeOptions();

  @Option(
      names = "--share",
      required = true,
      paramLabel = "FILE",
      description = "An officer's share; give the option once for each.")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() {
    var shares = files.stream().map(KeysRecoverCommand::read).toList();
    try (var folder = options.open()) {
      var node = options.named(spec.commandLine(), folder);
      var recovered = recovered(shares, node);
      put(recovered.keys(), folder.files(node));
      tell(folder, node, recovered.from());
      return ExitCode.OK;
    }
  }

  private static KeyShare read(Path file) {
    try {
      return switch (KeyShare.read(Files.readString(file, StandardCharsets.UTF_8))) {
        case KeyShare.Reading.Read(KeyShare share) -> share;
        case KeyShare.Reading.Damaged(String what) ->
            throw bad(
                "The share %s is damaged: %s. Compare it with the officer's paper.", file, what);
      };
    } catch (IOException e) {
      throw bad("The share %s cannot be read as text: check the file.", file);
    }
  }

  private Recovery.Recovered recovered(List<KeyShare> shares, NodeId node) {
    return switch (KeyShares.recover(shares, node.value())) {
      case Recovery.Recovered recovered -> recovered;
      case Recovery.TooFew(int given, int needed) ->
          throw bad(
              "%d different shares were given and %d are needed: ask %d more officers.",
              given, needed, needed - given);
      case Recovery.OtherNode(int position, String other) ->
          throw bad(
              "The share %s is of node %s, not of %s: leave it out.",
              files.get(position), other, node);
      case Recovery.OtherSet(int position) ->
          throw bad(
              "The share %s was made on another occasion than %s (%s, not %s): take shares of one"
                  + " set.",
              files.get(position),
              files.getFirst(),
              shares.get(position).made(),
              shares.getFirst().made());
      case Recovery.DoNotFit() ->
          throw bad(
              "These shares do not make keys together, although each looks whole: one of them was"
                  + " changed on purpose. Try with other officers' shares.");
    };
  }

  private void put(KeyBundle keys, NodeFiles own) {
    if (Files.exists(own.identityKeys())) {
      FileNodeKeys.alone(own.identityKeys(), () -> putAlone(keys, own));
    } else {
      putAlone(keys, own);
    }
  }

  private void putAlone(KeyBundle keys, NodeFiles own) {
    var places = new TreeMap<Path, byte[]>();
    keys.file(KeyBundle.NODE_KEY).ifPresent(key -> places.put(own.key(), key));
    keys.file(KeyBundle.IDENTITY_KEYS)
        .ifPresent(key -> places.put(own.identityKeys(), together(own.identityKeys(), key)));
    refuseOther(own.key(), places);
    for (Map.Entry<Path, byte[]> place : places.entrySet()) {
      if (holds(place.getKey(), place.getValue())) {
        say("There already, and the same: " + place.getKey());
      } else {
        OwnerOnlyFile.write(place.getKey(), place.getValue());
        say("Brought back: " + place.getKey());
      }
    }
  }

  /// What is there is kept beside what comes back: a rotation since has added a key.
  private static byte[] together(Path file, byte[] recovered) {
    if (Files.notExists(file)) {
      return recovered;
    }
    return FileNodeKeys.merged(content(file), recovered).orElseThrow(() -> other(file));
  }

  private static void refuseOther(Path file, Map<Path, byte[]> places) {
    var recovered = places.get(file);
    if (recovered != null && Files.exists(file) && !holds(file, recovered)) {
      throw other(file);
    }
  }

  private static RefusedToStart other(Path file) {
    return new RefusedToStart(
        new Refusal.UnusableFile(
            file,
            "is there and holds another key than the shares: these are another node's, or the file"
                + " is; move it away if you are sure that nothing needs it"));
  }

  private static boolean holds(Path file, byte[] content) {
    return Files.exists(file) && MessageDigest.isEqual(content(file), content);
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw bad("%s cannot be read: check who owns it.", file);
    }
  }

  private void tell(DataFolder folder, NodeId node, KeyShare from) {
    if (!folder.nodes().contains(node)) {
      say(
          "There is no database of node %s here yet: bring it back with ./mufakat restore. Only then can its ledger tell of this."
              .formatted(node));
      return;
    }
    var ledger = NodeLedger.of(folder.node(node));
    ledger.append(KeyEntries.recovered(node, from.set(), InstantSource.system().instant()));
    ledger.settle();
  }

  private static RefusedToStart bad(String sentence, Object... values) {
    return new RefusedToStart(new Refusal.BadInput(sentence.formatted(values)));
  }

  private void say(String what) {
    Printed.lines(spec.commandLine(), what);
  }
}
