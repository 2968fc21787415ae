package org.mufakat.forum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.ledger.OpaqueId;

/// Who may act where, and for whom.
final class Standing {

  private final Map<OpaqueId, Credential> credentials = new HashMap<>();
  private final Map<OpaqueId, List<Credential>> byPerson = new HashMap<>();
  private final Map<OpaqueId, Instant> ended = new HashMap<>();

  void give(Credential credential) {
    credentials.put(credential.id(), credential);
    byPerson.computeIfAbsent(credential.person(), _ -> new ArrayList<>()).add(credential);
  }

  void end(OpaqueId credential, Instant at) {
    ended.put(credential, at);
  }

  Optional<Credential> find(OpaqueId id) {
    return Optional.ofNullable(credentials.get(id));
  }

  /// Whether nobody acts under it any more: its time is over, or it was ended, perhaps before its
  /// time came.
  boolean isOver(Credential credential, Instant at) {
    return ended.containsKey(credential.id()) || !at.isBefore(credential.until());
  }

  private boolean isLive(Credential credential, Instant at) {
    return !at.isBefore(credential.from()) && !isOver(credential, at);
  }

  Optional<Credential> live(OpaqueId id, Instant at) {
    return find(id).filter(credential -> isLive(credential, at));
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
    return credential.get().capacity() == Capacity.OBSERVER
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
      String member, OpaqueId by, String body, Instant at, Optional<PaperHash> instruction) {
    return hindersTakingPart(by, body, at)
        .or(() -> hindersSpeakingFor(member, find(by).orElseThrow(), at, instruction));
  }

  private Optional<Refusal> hindersSpeakingFor(
      String member, Credential credential, Instant at, Optional<PaperHash> instruction) {
    return switch (credential.capacity()) {
      case DELEGATE -> {
        if (!credential.member().equals(Optional.of(member))) {
          yield Optional.of(Refusal.OTHER_MEMBER);
        }
        yield instruction.map(_ -> Refusal.SPEAKS_THEMSELVES);
      }
      case CHAIR, SECRETARIAT -> {
        if (instruction.isEmpty()) {
          yield Optional.of(Refusal.NO_INSTRUCTION);
        }
        yield isDelegateOf(member, credential, at)
            ? Optional.of(Refusal.SPEAKS_THEMSELVES)
            : Optional.empty();
      }
      case ADVISER, OBSERVER -> Optional.of(Refusal.NOT_IN_THIS_CAPACITY);
    };
  }

  /// Whether whoever acts under one credential could speak for a member under another.
  private boolean isDelegateOf(String member, Credential credential, Instant at) {
    return byPerson.getOrDefault(credential.person(), List.of()).stream()
        .filter(other -> other.body().equals(credential.body()))
        .filter(other -> other.capacity() == Capacity.DELEGATE && isLive(other, at))
        .anyMatch(other -> other.member().equals(Optional.of(member)));
  }

  /// What hinders ending a credential: only who gave it ends it. That is the member that it is for;
  /// for the others whoever keeps the papers of the body.
  Optional<Refusal> hindersEnding(Credential credential, OpaqueId by, Instant at) {
    if (credential.member().isEmpty()) {
      return hindersKeepingPapers(by, credential.body(), at);
    }
    var other = live(by, at);
    if (other.isEmpty()) {
      return Optional.of(Refusal.NO_LIVE_CREDENTIAL);
    }
    if (!other.get().member().equals(credential.member())) {
      return Optional.of(Refusal.OTHER_MEMBER);
    }
    return other.get().capacity() == Capacity.DELEGATE
        ? Optional.empty()
        : Optional.of(Refusal.NOT_IN_THIS_CAPACITY);
  }

  /// Whether a credential is the one that a text was brought under, or another of the same member.
  boolean isOfWhoBrought(OpaqueId by, Proposal p) {
    var brought = find(p.broughtBy()).flatMap(Credential::member);
    return by.equals(p.broughtBy())
        || brought.isPresent() && find(by).flatMap(Credential::member).equals(brought);
  }
}
