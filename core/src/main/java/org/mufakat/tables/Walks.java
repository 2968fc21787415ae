package org.mufakat.tables;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The searches for one sum: near it first, everywhere when that is affordable.
final class Walks {

  /// Numbers of a tableau over all columns: eight bytes each.
  private static final long MOST_ENTRIES = 1_500_000;

  /// So few that a search over all columns costs no more than those near.
  private static final long CHEAP_ENTRIES = 60_000;

  private static final int NEAR_TRIES = 6;
  private static final int FAR_TRIES = 40;
  private static final int FEW_TRIES = 2;
  private static final int NEAR_COLUMNS = 60;
  private static final int SOFT_TRIES = 10;
  private static final int ENOUGH_WAYS = 4;

  private final Sums sums;
  private final RandomGenerator chance;
  private final Neighbourhood near;
  private final WholeTable start;
  private final @Nullable Search everywhere;
  private final boolean cheap;
  private final List<WholeTable> kept;
  private final BasicMoves moves;

  /// @param kept what earlier releases were proved with
  Walks(Sums sums, WholeTable start, List<WholeTable> kept, RandomGenerator chance) {
    this.sums = sums;
    this.start = start;
    this.kept = kept;
    this.chance = chance;
    this.near = new Neighbourhood(sums, chance);
    this.moves = new BasicMoves(sums, chance);
    this.cheap = (long) sums.base.length * sums.all.size() <= CHEAP_ENTRIES;
    this.everywhere =
        (long) sums.base.length * sums.all.size() > MOST_ENTRIES
            ? null
            : new Search(sums, near.everywhere(), start, chance);
  }

  /// How much is spent on a search that may find nothing.
  enum Effort {
    /// Where a miss only withholds a cell that could have been shown.
    LITTLE,
    /// Where a miss leads to the search for further cells.
    SOME,
    /// Where a miss is a refusal.
    ALL
  }

  /// Whether two whole tables far enough apart are known or found without withholding more.
  boolean widen(View view, Sum sum, Pool seen, Effort effort) {
    int width = view.needed(sum);
    if (seen.apart(sum) < width) {
      moves.push(view, sum, seen);
    }
    int tries = effort == Effort.LITTLE && everywhere == null ? FEW_TRIES : NEAR_TRIES;
    for (int t = 0; t < tries && seen.apart(sum) < width; t++) {
      push(view, sum, seen, keeping(view, sum, NEAR_COLUMNS << t / 2));
    }
    boolean all = effort == Effort.ALL;
    for (int t = 0; all && t < FAR_TRIES && seen.apart(sum) < width; t++) {
      pushFromAnywhere(view, sum, seen, keeping(view, sum, NEAR_COLUMNS << t % 4));
    }
    if (everywhere != null && (all || cheap) && seen.apart(sum) < width) {
      push(view, sum, seen, everywhere);
    }
    return seen.apart(sum) >= width;
  }

  /// From any table found so far, which is often where the next one is near.
  private void pushFromAnywhere(View view, Sum sum, Pool seen, Search search) {
    var tables = seen.tables();
    for (boolean up : new boolean[] {true, false}) {
      long least = seen.least(sum).sums()[sum.id];
      long most = seen.most(sum).sums()[sum.id];
      search.at(tables.get(chance.nextInt(tables.size())), view, Search.Mode.KEEPING);
      search.towards(sum, up ? least + view.needed(sum) : most - view.needed(sum), up, seen);
    }
  }

  /// A search that keeps what is public has no use for columns that everybody knows.
  private Search keeping(View view, Sum sum, int about) {
    var columns = near.around(sum, about);
    var moving = IntStream.of(columns).filter(c -> !sums.isFixed(c, view)).toArray();
    return new Search(sums, moving.length == 0 ? columns : moving, start, chance);
  }

  private Search search(Sum sum, int about) {
    return new Search(sums, near.around(sum, about), start, chance);
  }

  /// Like [#widen]; and whether the tables found are those with the fewest and the most of all
  /// there are.
  boolean stretch(View view, Sum sum, Pool seen) {
    return !widen(view, sum, seen, Effort.ALL)
        && everywhere != null
        && push(view, sum, seen, everywhere);
  }

  private static boolean push(View view, Sum sum, Pool seen, Search search) {
    int width = view.needed(sum);
    search.at(seen.most(sum), view, Search.Mode.KEEPING);
    long most = seen.least(sum).sums()[sum.id] + (long) width;
    boolean exact = search.towards(sum, most, true, seen) == Search.Outcome.BEST;
    if (seen.apart(sum) < width) {
      search.at(seen.least(sum), view, Search.Mode.KEEPING);
      long least = seen.most(sum).sums()[sum.id] - (long) width;
      exact &= search.towards(sum, least, false, seen) == Search.Outcome.BEST;
    }
    return exact;
  }

  /// The cheapest shown sums found whose moving lets this one move by the width; empty when none.
  List<Sum> cheapest(View view, Sum sum, Pool seen) {
    Way best = null;
    for (int t = 0; t < SOFT_TRIES; t++) {
      var search = search(sum, 24 << t / 3);
      for (boolean up : new boolean[] {true, false}) {
        best = cheaper(best, way(view, sum, seen, up, search));
      }
    }
    return best == null ? List.of() : best.moved;
  }

  /// Whole tables that keep all that is out already, and the sums that were to be shown and that
  /// they do not keep.
  record Further(List<Sum> moved, List<WholeTable> tables) {

    static Further of(Sums sums, List<WholeTable> tables) {
      var moved =
          sums.all.stream()
              .filter(s -> s.state == Sum.State.SHOWN)
              .filter(s -> tables.stream().anyMatch(t -> t.sums()[s.id] != s.value))
              .toList();
      return new Further(moved, tables);
    }
  }

  /// A way to let this sum move by the width whatever has to be withheld for it. What is out kept
  /// it wide, so such a way is there unless this one knows too much; of a few that are found the
  /// one that costs the fewest sums; null when none is found.
  @Nullable Further further(View view, Sum sum, Pool seen) {
    Further best = null;
    int found = 0;
    for (int t = 0; t < FAR_TRIES && found < ENOUGH_WAYS; t++) {
      var search = search(sum, NEAR_COLUMNS << t % 4);
      for (boolean up : new boolean[] {true, false}) {
        var way = freely(view, sum, seen, up, search);
        found += way == null ? 0 : 1;
        best = fewer(best, way);
      }
    }
    return best == null ? keptWay(view, sum, seen) : best;
  }

  /// A way among the columns in which the two tables farthest apart in the sum, of those that an
  /// earlier release was proved with, differ from the true one; at worst they themselves.
  private @Nullable Further keptWay(View view, Sum sum, Pool seen) {
    var tables =
        Stream.concat(Stream.of(start), kept.stream().filter(t -> canBe(view, t)))
            .sorted(Comparator.comparingInt((WholeTable t) -> t.sums()[sum.id]))
            .toList();
    var ends = List.of(tables.getFirst(), tables.getLast());
    if (ends.getLast().sums()[sum.id] - ends.getFirst().sums()[sum.id] < view.needed(sum)) {
      return null;
    }
    var best = Further.of(sums, ends);
    var columns = differing(ends);
    if ((long) columns.length * sums.all.size() <= MOST_ENTRIES) {
      var search = new Search(sums, columns, start, chance);
      for (boolean up : new boolean[] {true, false}) {
        best = Objects.requireNonNull(fewer(best, freely(view, sum, seen, up, search)));
      }
    }
    return best;
  }

  private int[] differing(List<WholeTable> ends) {
    return IntStream.range(0, sums.base.length)
        .filter(c -> ends.stream().anyMatch(t -> t.persons()[c] != start.persons()[c]))
        .toArray();
  }

  /// Whether it keeps what is public but for sums that are still to be shown.
  private boolean canBe(View view, WholeTable table) {
    return view.admits(table)
        && sums.all.stream()
            .allMatch(s -> s.state == Sum.State.SHOWN || s.lowest() <= table.sums()[s.id]);
  }

  private static @Nullable Further fewer(@Nullable Further one, @Nullable Further other) {
    boolean better = other != null && (one == null || other.moved.size() < one.moved.size());
    return better ? other : one;
  }

  private @Nullable Further freely(View view, Sum sum, Pool seen, boolean up, Search search) {
    long goal = goal(view, sum, seen, up);
    if (goal < 0) {
      return null;
    }
    search.at(start, view, Search.Mode.FREE);
    return search.towards(sum, goal, up, seen) == Search.Outcome.REACHED
        ? Further.of(sums, List.of(search.here()))
        : null;
  }

  /// Where the sum has to come to be as wide as needed.
  private static long goal(View view, Sum sum, Pool seen, boolean up) {
    long from = (up ? seen.least(sum) : seen.most(sum)).sums()[sum.id];
    return from + (up ? (long) view.needed(sum) : -(long) view.needed(sum));
  }

  private record Way(List<Sum> moved, double cost) {}

  private static @Nullable Way cheaper(@Nullable Way one, @Nullable Way other) {
    return one == null || other != null && other.cost < one.cost ? other : one;
  }

  /// A walk, and a second one for which what the first moved little is dear.
  private static @Nullable Way way(View view, Sum sum, Pool seen, boolean up, Search search) {
    var from = up ? seen.least(sum) : seen.most(sum);
    long goal = goal(view, sum, seen, up);
    if (goal < 0) {
      return null;
    }
    Way best = null;
    Map<Sum, Double> prices = Map.of();
    for (int t = 0; t < 2; t++) {
      search.at(from, view, Search.Mode.SOFT);
      prices.forEach(search::price);
      if (search.towards(sum, goal, up, seen) != Search.Outcome.REACHED) {
        return best;
      }
      var moved = search.moved();
      double cost = moved.stream().mapToDouble(s -> 1 + Math.log1p(s.value) / 100).sum();
      best = moved.isEmpty() ? best : cheaper(best, new Way(moved, cost));
      prices = prices(moved, search);
    }
    return best;
  }

  private static Map<Sum, Double> prices(List<Sum> moved, Search search) {
    var prices = new HashMap<Sum, Double>();
    moved.forEach(s -> prices.put(s, 3 / Math.abs(search.away(s))));
    return prices;
  }
}
