package org.mufakat.forum;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;

/// Who may act where, and for whom.
final class Standing {

  private final Map<OpaqueId, Credential> credentials = new HashMap<>();
  private final Map<OpaqueId, Instant> ended = new HashMap<>();

  void give(Credential credential) {
    credentials.put(credential.id(), credential);
  }

  void end(OpaqueId credential, Instant at) {
    ended.putIfAbsent(credential, at);
  }

  Optional<Credential> find(OpaqueId id) {
    return Optional.ofNullable(credentials.get(id));
  }

  Optional<Credential> live(OpaqueId id, Instant at) {
    return find(id)
        .filter(c -> c.isLiveAt(at))
        .filter(c -> !ended.containsKey(id) || at.isBefore(ended.get(id)));
  }

  /// What hinders acting at a body in any capacity but an observer's.
  Optional<Refusal> hindersTakingPart(OpaqueId by, String body, Instant at) {
    var credential = live(by, at);
    if (credential.isEmpty()) {
      return Optional.of(Refusal.NO_LIVE_CREDENTIAL);
    }
    if (!credential.get().body().equals(body)) {
      return Optional.of(Refusal.OTHER_BODY);
    }
    return credential.get().capacity() == Credential.Capacity.OBSERVER
        ? Optional.of(Refusal.NOT_IN_THIS_CAPACITY)
        : Optional.empty();
  }

  /// What hinders leading a body's meetings and keeping its papers.
  Optional<Refusal> hindersKeepingPapers(OpaqueId by, String body, Instant at) {
    return hindersTakingPart(by, body, at)
        .or(
            () ->
                find(by).orElseThrow().capacity().keepsThePapers()
                    ? Optional.empty()
                    : Optional.of(Refusal.NOT_IN_THIS_CAPACITY));
  }

  /// What hinders speaking for a member at a body.
  ///
  /// @param instruction what whoever is not the member's delegate has from the member
  Optional<Refusal> hindersSpeakingFor(
      String member, OpaqueId by, String body, Instant at, Optional<String> instruction) {
    return hindersTakingPart(by, body, at)
        .or(
            () -> {
              var credential = find(by).orElseThrow();
              return switch (credential.capacity()) {
                case DELEGATE ->
                    credential.member().equals(Optional.of(member))
                        ? Optional.empty()
                        : Optional.of(Refusal.OTHER_MEMBER);
                case CHAIR, SECRETARIAT ->
                    instruction.isPresent()
                        ? Optional.empty()
                        : Optional.of(Refusal.NO_INSTRUCTION);
                case ADVISER, OBSERVER -> Optional.of(Refusal.NOT_IN_THIS_CAPACITY);
              };
            });
  }
}
