package org.mufakat.flows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Things with bands, in the only order that the bands carry: one is more than another when its
/// whole band lies above the other's, and otherwise neither comes first.
///
/// A list has an order whether one wants it or not. So the things stand in tiers: everything in one
/// tier lies surely above everything in the next, no tier can be cut further without that becoming
/// false, and inside a tier they stand by name. Two things of one tier may still be told apart (a
/// overlaps b, b overlaps c, and a lies above c): [#surelyMore] and [#surelyFewer] say so.
///
/// @param tiers the tier of the largest first
public record Tiers<T>(List<List<Member<T>>> tiers) {

  /// One thing and its band.
  public record Member<T>(T thing, Band band) {}

  public Tiers {
    tiers = tiers.stream().map(List::copyOf).toList();
  }

  /// @param byName in which things of one tier stand
  public static <T> Tiers<T> of(List<Member<T>> members, Comparator<? super T> byName) {
    var byLowEnd = new ArrayList<>(members);
    byLowEnd.sort(Comparator.comparingDouble((Member<T> m) -> m.band().low()).reversed());
    var tiers = new ArrayList<List<Member<T>>>();
    var tier = new ArrayList<Member<T>>();
    double lowest = Double.POSITIVE_INFINITY;
    var highestBelow = highestFrom(byLowEnd);
    for (int i = 0; i < byLowEnd.size(); i++) {
      if (!tier.isEmpty() && lowest > highestBelow[i]) {
        tiers.add(tier);
        tier = new ArrayList<>();
      }
      tier.add(byLowEnd.get(i));
      lowest = byLowEnd.get(i).band().low();
    }
    if (!tier.isEmpty()) {
      tiers.add(tier);
    }
    tiers.forEach(t -> t.sort(Comparator.comparing(Member::thing, byName)));
    return new Tiers<>(tiers);
  }

  /// The highest band end from each place on.
  private static <T> double[] highestFrom(List<Member<T>> members) {
    var highest = new double[members.size()];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = members.size() - 1; i >= 0; i--) {
      most = Math.max(most, members.get(i).band().high());
      highest[i] = most;
    }
    return highest;
  }

  public List<Member<T>> all() {
    return tiers.stream().flatMap(List::stream).toList();
  }

  /// How many of all lie surely above this one.
  public int surelyMore(Member<T> than) {
    return (int) all().stream().filter(m -> m.band().isAbove(than.band())).count();
  }

  /// How many of all lie surely below this one.
  public int surelyFewer(Member<T> than) {
    return (int) all().stream().filter(m -> than.band().isAbove(m.band())).count();
  }
}
