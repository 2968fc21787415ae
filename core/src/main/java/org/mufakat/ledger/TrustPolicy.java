package org.mufakat.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// Whom a checker believes about one log: the log's own keys, the witnesses' keys, and how many
/// witnesses make a checkpoint witnessed. Got beforehand, never from what is checked.
///
/// @param logKeys of kind [KeyKind#ED25519]; more than one while a key is rotated
/// @param witnessKeys of kind [KeyKind#COSIGNATURE_V1]
/// @param witnessesNeeded 1 or more
///
///   Source: C2SP `tlog-policy`, of which this is the simplest: k of n.
public record TrustPolicy(
    String origin, List<VerifierKey> logKeys, List<VerifierKey> witnessKeys, int witnessesNeeded) {

  public TrustPolicy {
    logKeys = List.copyOf(logKeys);
    witnessKeys = List.copyOf(witnessKeys);
    if (witnessesNeeded < 1
        || logKeys.isEmpty()
        || logKeys.stream().anyMatch(k -> k.kind() != KeyKind.ED25519)
        || witnessKeys.stream().anyMatch(k -> k.kind() != KeyKind.COSIGNATURE_V1)) {
      throw new IllegalArgumentException(
          "a policy has a log's Ed25519 key, witnesses' cosignature keys, and needs a witness");
    }
  }

  /// Verifies every signature by a key known here; signatures by others are passed over.
  public CheckpointAnswer open(SignedNote note) {
    var checkpoint = Checkpoint.parse(note.text());
    if (checkpoint.isEmpty()) {
      return new CheckpointAnswer.Refused(CheckpointAnswer.Reason.NOT_A_CHECKPOINT);
    }
    if (!checkpoint.get().origin().equals(origin)) {
      return new CheckpointAnswer.Refused(CheckpointAnswer.Reason.OTHER_LOG);
    }
    boolean signedByLog = false;
    var cosignatures = new LinkedHashMap<VerifierKey, Cosignature>();
    for (var signature : note.signatures()) {
      for (var key : keysNamedBy(signature)) {
        if (!key.verifies(note.text(), signature)) {
          return new CheckpointAnswer.Refused(CheckpointAnswer.Reason.FALSE_SIGNATURE);
        }
        if (key.kind() == KeyKind.ED25519) {
          signedByLog = true;
        } else {
          cosignatures.putIfAbsent(key, Cosignature.of(signature));
        }
      }
    }
    return signedByLog
        ? new CheckpointAnswer.Opened(
            checkpoint.get(),
            List.copyOf(cosignatures.values()),
            cosignatures.size() >= witnessesNeeded)
        : new CheckpointAnswer.Refused(CheckpointAnswer.Reason.NOT_SIGNED_BY_THE_LOG);
  }

  private List<VerifierKey> keysNamedBy(NoteSignature signature) {
    return Stream.concat(logKeys.stream(), witnessKeys.stream())
        .filter(key -> key.isNamedBy(signature))
        .distinct()
        .toList();
  }
}
