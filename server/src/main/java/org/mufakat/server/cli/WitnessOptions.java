package org.mufakat.server.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.ledger.HttpWitness;
import org.mufakat.server.ledger.LedgerKeys;
import org.mufakat.server.ledger.NodeLedgers;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// Where the witness's word comes from: a file, a hub elsewhere, or the hub of the data folder.
final class WitnessOptions {

  @Option(
      names = "--hub",
      paramLabel = "ADDRESS",
      description =
          "The hub, where it runs elsewhere: https://HOST; as configured last unless given.")
  private Optional<URI> hub = Optional.empty();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "The last checkpoint that the witness cosigned, instead of asking the hub. Of a ledger"
              + " that was restored, one for each of its names.")
  private List<Path> checkpoints = List.of();

  @Option(
      names = "--witness-key",
      paramLabel = "KEY",
      description =
          "The witness's key, got from the hub itself: name+id+key. The folder's own unless given.")
  private Optional<String> witnessKey = Optional.empty();

  /// Whose word counts, and what it said last of a ledger.
  record Word(VerifierKey key, Optional<SignedNote> last) {}

  /// @throws RefusedToStart when the word is not to be had
  Word word(CommandLine command, DataFolder folder, String origin) {
    if (!checkpoints.isEmpty()) {
      var notes = checkpoints.stream().map(WitnessOptions::read).toList();
      return new Word(
          key(command, folder), of(notes, origin).or(() -> Optional.of(notes.getFirst())));
    }
    var given = given(command);
    if (hub.isEmpty() && folder.nodes().contains(NodeId.HUB)) {
      var desk = NodeLedgers.desk(folder.node(NodeId.HUB), InstantSource.system());
      return new Word(given.orElse(desk.key()), desk.last(origin));
    }
    var remembered = folder.hub();
    var address =
        hub.or(() -> remembered.map(h -> h.address()))
            .orElseThrow(
                () ->
                    new RefusedToStart(
                        new Refusal.NoWitness(
                            "neither is the hub in the data folder nor is one configured")));
    var key = given.or(() -> remembered.map(h -> h.key())).orElseThrow(() -> missing(command));
    return new Word(key, ask(address, origin));
  }

  /// What the witness said last of a name that the ledger had before; empty where it is not to be
  /// asked, since files stand for its word and none is about that name.
  ///
  /// @throws RefusedToStart when the word is not to be had
  Optional<Word> wordBefore(CommandLine command, DataFolder folder, String origin) {
    if (checkpoints.isEmpty()) {
      return Optional.of(word(command, folder, origin));
    }
    return of(checkpoints.stream().map(WitnessOptions::read).toList(), origin)
        .map(note -> new Word(key(command, folder), Optional.of(note)));
  }

  private static Optional<SignedNote> of(List<SignedNote> notes, String origin) {
    return notes.stream().filter(note -> note.text().startsWith(origin + "\n")).findFirst();
  }

  /// Whose cosignature counts, without asking for one.
  VerifierKey key(CommandLine command, DataFolder folder) {
    return given(command)
        .or(
            () ->
                folder.nodes().contains(NodeId.HUB)
                    ? Optional.of(LedgerKeys.witness(folder.node(NodeId.HUB).node()).key())
                    : folder.hub().map(h -> h.key()))
        .orElseThrow(() -> missing(command));
  }

  private Optional<VerifierKey> given(CommandLine command) {
    return witnessKey.map(text -> key(command, "--witness-key", text, KeyKind.COSIGNATURE_V1));
  }

  private static Optional<SignedNote> ask(URI address, String origin) {
    return switch (HttpWitness.lastOf(address, origin)) {
      case HttpWitness.Last.Cosigned(SignedNote note) -> Optional.of(note);
      case HttpWitness.Last.None() -> Optional.empty();
      case HttpWitness.Last.Silent(String why) ->
          throw new RefusedToStart(new Refusal.NoWitness(why));
    };
  }

  private static SignedNote read(Path file) {
    try {
      return SignedNote.parse(Files.readAllBytes(file))
          .orElseThrow(
              () ->
                  new RefusedToStart(
                      new Refusal.BadInput(file + " holds no signed checkpoint: check the file.")));
    } catch (IOException e) {
      throw new RefusedToStart(new Refusal.BadInput(file + " cannot be read: check the file."), e);
    }
  }

  private static CommandLine.ParameterException missing(CommandLine command) {
    return new CommandLine.ParameterException(
        command,
        "Give the witness's key with --witness-key; `./mufakat ledger keys` prints it at the hub.");
  }

  /// @throws CommandLine.ParameterException when the text is no key of this kind
  static VerifierKey key(CommandLine command, String option, String text, KeyKind kind) {
    return VerifierKey.parse(text)
        .filter(key -> key.kind() == kind)
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    command,
                    "%s takes %s key as `./mufakat ledger keys` prints it: name+id+key."
                        .formatted(
                            option, kind == KeyKind.ED25519 ? "a ledger's" : "a witness's")));
  }
}
