package org.mufakat.forum;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What members say of one version of a text.
///
/// @param byMember the latest of each; who said nothing, or took it back, is not in it
/// @param spokeThemselves members that entered or took back a position of their own on this
///   version: nobody enters one for them any more
public record Positions(SortedMap<String, Position> byMember, Set<String> spokeThemselves) {

  static final Positions NONE = new Positions(Collections.emptySortedMap(), Set.of());

  public Positions {
    byMember = Collections.unmodifiableSortedMap(new TreeMap<>(byMember));
    spokeThemselves = Set.copyOf(spokeThemselves);
  }

  public Optional<Position> of(String member) {
    return Optional.ofNullable(byMember.get(member));
  }

  /// In order of their codes.
  public List<String> saying(Position.Kind kind) {
    return byMember.values().stream().filter(p -> p.kind() == kind).map(Position::member).toList();
  }

  public List<String> objecting() {
    return saying(Position.Kind.OBJECTION);
  }

  /// What is printed with the text, in order of members.
  public List<Position> attached() {
    return byMember.values().stream().filter(p -> p.kind().isAttached()).toList();
  }

  boolean confirmedBy(String member) {
    return of(member).filter(p -> p.kind().confirms()).isPresent();
  }

  /// Those of some members only.
  Positions among(Set<String> members) {
    if (members.containsAll(byMember.keySet())) {
      return this;
    }
    var some = new TreeMap<>(byMember);
    some.keySet().retainAll(members);
    return new Positions(some, spokeThemselves);
  }

  Positions with(Position position) {
    var all = new TreeMap<>(byMember);
    all.put(position.member(), position);
    return new Positions(all, position.isOnBehalf() ? spokeThemselves : and(position.member()));
  }

  Positions without(String member, boolean onBehalf) {
    var all = new TreeMap<>(byMember);
    all.remove(member);
    return new Positions(all, onBehalf ? spokeThemselves : and(member));
  }

  private Set<String> and(String member) {
    var all = new TreeSet<>(spokeThemselves);
    all.add(member);
    return all;
  }
}
