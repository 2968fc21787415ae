package org.mufakat.server.forum;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.NoteSignature;
import org.mufakat.ledger.VerifierKey;

/// The keys by which signatures in a record are believed: the hub's and each member's.
public final class SignerKeys {

  private final VerifierKey hub;
  private final Map<String, List<VerifierKey>> members;

  /// By the name that a signature says; several have one name where a key was changed.
  private final Map<String, List<Known>> byName = new HashMap<>();

  /// @param members a member's keys, the newest last; who changed its key has several
  public SignerKeys(VerifierKey hub, Map<String, List<VerifierKey>> members) {
    var copy = new TreeMap<String, List<VerifierKey>>();
    members.forEach((member, keys) -> copy.put(member, List.copyOf(keys)));
    this.hub = hub;
    this.members = Collections.unmodifiableMap(copy);
    know(new Signer.Hub(), hub);
    copy.forEach((member, keys) -> keys.forEach(key -> know(new Signer.State(member), key)));
  }

  private void know(Signer signer, VerifierKey key) {
    byName
        .computeIfAbsent(key.name(), _ -> new ArrayList<>())
        .add(new Known(signer, key, key.keyId()));
  }

  public VerifierKey hub() {
    return hub;
  }

  /// A member's keys, the newest last.
  public Map<String, List<VerifierKey>> members() {
    return members;
  }

  /// What a signature came to.
  sealed interface Check {

    record By(Signer signer) implements Check {}

    /// It says that it is of this signer, and is not.
    record False(Signer named) implements Check {}

    /// By a key that nobody here knows.
    record Unknown() implements Check {}
  }

  private record Known(Signer signer, VerifierKey key, int keyId) {}

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
    return byName.getOrDefault(signature.keyName(), List.of()).stream()
        .filter(known -> known.keyId == signature.keyId())
        .findFirst();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignerKeys keys && hub.equals(keys.hub) && members.equals(keys.members);
  }

  @Override
  public int hashCode() {
    return Objects.hash(hub, members);
  }
}
