package org.mufakat.forum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.ledger.OpaqueId;

/// A text before a body, with what members say of its latest version.
///
/// @param broughtBy the credential that it was drafted under
/// @param named credentials that may read it while it is a draft
/// @param versions each that was tabled, in order
/// @param positions on the latest version
/// @param goesAhead the decision to let some members go ahead with the latest version, where there
///   is one
/// @param direction the decision of the body above on how this text is decided, where there is one
public record Proposal(
    OpaqueId id,
    String body,
    OpaqueId broughtBy,
    Set<OpaqueId> named,
    List<TextVersion> versions,
    Stage stage,
    Positions positions,
    Optional<OpaqueId> goesAhead,
    Optional<OpaqueId> direction) {

  public Proposal {
    named = Set.copyOf(named);
    versions = List.copyOf(versions);
  }

  static Proposal drafted(OpaqueId id, String body, OpaqueId by, Set<OpaqueId> named) {
    return new Proposal(
        id,
        body,
        by,
        named,
        List.of(),
        new Stage.Draft(),
        Positions.NONE,
        Optional.empty(),
        Optional.empty());
  }

  /// 0 while nothing is tabled.
  public int version() {
    return versions.size();
  }

  /// The latest version. Only where one was tabled.
  public TextVersion text() {
    return versions.getLast();
  }

  boolean isOver() {
    return stage.phase() == Stage.Phase.OVER;
  }

  /// Whether positions on it can be stated and withdrawn: what runs out has not.
  public boolean isOpenAt(Instant time) {
    return stage.phase() == Stage.Phase.OPEN
        && stage.silence().filter(s -> s.isOverAt(time)).isEmpty();
  }

  /// A new version is consulted on from the beginning: nothing that was said or agreed of the one
  /// before holds for it.
  Proposal with(TextVersion next) {
    var more = new ArrayList<>(versions);
    more.add(next);
    return new Proposal(
        id,
        body,
        broughtBy,
        named,
        more,
        new Stage.Consultation(),
        Positions.NONE,
        Optional.empty(),
        direction);
  }

  /// As it is to a body of some members: what others said does not count.
  Proposal among(Set<String> members) {
    return with(positions.among(members));
  }

  Proposal with(Positions other) {
    return new Proposal(id, body, broughtBy, named, versions, stage, other, goesAhead, direction);
  }

  Proposal at(Stage next) {
    return new Proposal(
        id, body, broughtBy, named, versions, next, positions, goesAhead, direction);
  }

  Proposal goingAhead(OpaqueId decision) {
    return new Proposal(
        id, body, broughtBy, named, versions, stage, positions, Optional.of(decision), direction);
  }

  /// Told how to decide it, the body takes it up again.
  Proposal directed(OpaqueId decision) {
    var taken = new Stage.Consultation();
    return new Proposal(
        id, body, broughtBy, named, versions, taken, positions, goesAhead, Optional.of(decision));
  }
}
