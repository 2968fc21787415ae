package org.mufakat.server.forum;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mufakat.ledger.NoteSignature;
import org.mufakat.ledger.VerifierKey;

/// The keys by which signatures in a record are believed: the hub's and each member's.
///
/// @param members a member's keys, the newest last; who changed its key has several
public record SignerKeys(VerifierKey hub, Map<String, List<VerifierKey>> members) {

  public SignerKeys {
    var copy = new TreeMap<String, List<VerifierKey>>();
    members.forEach((member, keys) -> copy.put(member, List.copyOf(keys)));
    members = Collections.unmodifiableMap(copy);
  }

  /// What a signature came to.
  sealed interface Check {

    record By(Signer signer) implements Check {}

    /// It says that it is of this signer, and is not.
    record False(Signer named) implements Check {}

    /// By a key that nobody here knows.
    record Unknown() implements Check {}
  }

  private record Known(Signer signer, VerifierKey key) {}

  /// Looks at the signature itself, which is what takes the time of a verification.
  Check check(SignedEvent event) {
    return named(event.signature())
        .<Check>map(
            known ->
                known.key.verifies(event.note().text(), event.signature())
                    ? new Check.By(known.signer)
                    : new Check.False(known.signer))
        .orElseGet(Check.Unknown::new);
  }

  /// Takes the signature's word for whose it is: for what was checked when it was stored.
  Check claimed(SignedEvent event) {
    return named(event.signature())
        .<Check>map(known -> new Check.By(known.signer))
        .orElseGet(Check.Unknown::new);
  }

  private Optional<Known> named(NoteSignature signature) {
    return Stream.concat(
            Stream.of(new Known(new Signer.Hub(), hub)),
            members.entrySet().stream().flatMap(SignerKeys::known))
        .filter(known -> known.key.isNamedBy(signature))
        .findFirst();
  }

  private static Stream<Known> known(Map.Entry<String, List<VerifierKey>> member) {
    return member.getValue().stream().map(key -> new Known(new Signer.State(member.getKey()), key));
  }
}
