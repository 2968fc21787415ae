package org.mufakat.forum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mufakat.ledger.OpaqueId;

/// A text before a body, with what members say of its latest version.
///
/// @param broughtBy the credential that it was drafted under
/// @param named credentials that may read it while it is a draft
/// @param versions each that was tabled, in order
/// @param positions on the latest version, by member; who said nothing is not in it
/// @param goesAhead the decision to let some members go ahead, where there is one
/// @param direction the decision of the body above on how this text is decided, where there is one
public record Proposal(
    OpaqueId id,
    String body,
    OpaqueId broughtBy,
    Set<OpaqueId> named,
    List<TextVersion> versions,
    Stage stage,
    SortedMap<String, Position> positions,
    Optional<OpaqueId> goesAhead,
    Optional<OpaqueId> direction) {

  public Proposal {
    named = Set.copyOf(named);
    versions = List.copyOf(versions);
    positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
  }

  static Proposal drafted(OpaqueId id, String body, OpaqueId by, Set<OpaqueId> named) {
    return new Proposal(
        id,
        body,
        by,
        named,
        List.of(),
        new Stage.Draft(),
        Collections.emptySortedMap(),
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

  /// Who objects to the latest version.
  public List<String> objecting() {
    return membersSaying(Position.Kind.OBJECTION);
  }

  public List<String> membersSaying(Position.Kind kind) {
    return positions.values().stream().filter(p -> p.kind() == kind).map(Position::member).toList();
  }

  /// What is printed with the text, in order of members.
  public List<Position> attached() {
    return positions.values().stream().filter(p -> p.kind().isAttached()).toList();
  }

  boolean isOver() {
    return stage.phase() == Stage.Phase.OVER;
  }

  /// Whether positions on it can be stated and withdrawn: what runs out has not.
  public boolean isOpenAt(Instant time) {
    return stage.phase() == Stage.Phase.OPEN
        && stage.silence().filter(s -> !time.isBefore(s.expires())).isEmpty();
  }

  Optional<Position> positionOf(String member) {
    return Optional.ofNullable(positions.get(member));
  }

  /// Tabling voids every position.
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
        Collections.emptySortedMap(),
        goesAhead,
        direction);
  }

  Proposal with(Position position) {
    var all = new TreeMap<>(positions);
    all.put(position.member(), position);
    return new Proposal(id, body, broughtBy, named, versions, stage, all, goesAhead, direction);
  }

  Proposal without(String member) {
    var all = new TreeMap<>(positions);
    all.remove(member);
    return new Proposal(id, body, broughtBy, named, versions, stage, all, goesAhead, direction);
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
    return new Proposal(
        id,
        body,
        broughtBy,
        named,
        versions,
        new Stage.Consultation(),
        positions,
        goesAhead,
        Optional.of(decision));
  }
}
