package org.mufakat.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.mufakat.ledger.OpaqueId;

/// Finds persons of one compartment by name, exactly or nearly, in memory: nothing of it is ever
/// written. Built from the decrypted names, and gone with the process.
///
/// Words are compared in any order, since family names stand first in some of the region's
/// languages and are absent in others. A word matches as itself, as the beginning of a longer one
/// (three letters at least), or with few letters changed: none below three letters, one below six,
/// two from there, a swap of neighbours counting as one.
public final class NameIndex {

  /// A person found.
  ///
  /// @param score 0 to 1; 1 = every word of the query stands in one name of the person
  public record Found(OpaqueId person, double score) {}

  private static final double FEWEST_SCORE = 0.7;
  private static final int SHORTEST_BEGINNING = 3;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<OpaqueId, List<List<String>>> namesOf = new HashMap<>();

  /// The persons in whose names a word stands. Words by length, so that a near one is sought among
  /// those that can be near.
  private final Map<Integer, Map<String, Set<OpaqueId>>> byLength = new HashMap<>();

  /// Puts a person's names in the place of those known before.
  public void put(OpaqueId person, Collection<String> names) {
    var folded = names.stream().map(NameFolding::words).filter(n -> !n.isEmpty()).toList();
    writing(
        () -> {
          forget(person);
          if (!folded.isEmpty()) {
            namesOf.put(person, folded);
            folded.forEach(name -> name.forEach(word -> holders(word).add(person)));
          }
        });
  }

  /// Forgets a person, for good.
  public void remove(OpaqueId person) {
    writing(() -> forget(person));
  }

  /// How many persons have a name here.
  public int size() {
    return reading(namesOf::size);
  }

  /// The best first, at most `most`; those with equal scores by id, so that an answer is the same
  /// each time. Empty for a query without a letter.
  public List<Found> search(String query, int most) {
    var asked = NameFolding.words(query);
    if (asked.isEmpty()) {
      return List.of();
    }
    return reading(() -> best(asked, most));
  }

  /// The same among some persons only. What it costs follows from how many these are and from their
  /// names, and not from who else is here.
  ///
  /// @param among those whom whoever asks may know of
  public List<Found> searchAmong(String query, Collection<OpaqueId> among, int most) {
    var asked = NameFolding.words(query);
    if (asked.isEmpty()) {
      return List.of();
    }
    return reading(
        () -> {
          var words = new LinkedHashSet<String>();
          among.forEach(person -> namesOf.getOrDefault(person, List.of()).forEach(words::addAll));
          var near = asked.stream().map(word -> nearAmong(word, words)).toList();
          return ranked(among, near, most);
        });
  }

  private static Map<String, Double> nearAmong(String word, Collection<String> words) {
    var near = new HashMap<String, Double>();
    int budget = budget(word);
    for (String other : words) {
      double nearness = nearness(word, other, budget);
      if (nearness > 0) {
        near.put(other, nearness);
      }
    }
    return near;
  }

  private List<Found> best(List<String> asked, int most) {
    var near = asked.stream().map(this::near).toList();
    var candidates = new LinkedHashSet<OpaqueId>();
    rarest(near).forEach(words -> words.keySet().forEach(w -> candidates.addAll(holdersOf(w))));
    return ranked(candidates, near, most);
  }

  private List<Found> ranked(
      Collection<OpaqueId> candidates, List<Map<String, Double>> near, int most) {
    return candidates.stream()
        .map(person -> new Found(person, score(person, near)))
        .filter(found -> found.score() >= FEWEST_SCORE)
        .sorted(
            Comparator.comparingDouble(Found::score)
                .reversed()
                .thenComparing(found -> found.person().value()))
        .limit(most)
        .toList();
  }

  /// So few of the query's words that whoever reaches the fewest score has one of them: a score is
  /// a mean of at most 1 a word, so all but some words have to match.
  private List<Map<String, Double>> rarest(List<Map<String, Double>> near) {
    int mayFail = near.size() - (int) Math.ceil(FEWEST_SCORE * near.size());
    return near.stream()
        .sorted(
            Comparator.comparingInt(
                words -> words.keySet().stream().mapToInt(w -> holdersOf(w).size()).sum()))
        .limit(mayFail + 1L)
        .toList();
  }

  /// The words here that a word of the query may mean, and how near each is.
  private Map<String, Double> near(String word) {
    var near = new HashMap<String, Double>();
    int budget = budget(word);
    for (var ofLength : byLength.entrySet()) {
      int length = ofLength.getKey();
      boolean mayBegin = word.length() >= SHORTEST_BEGINNING && length > word.length();
      if (!mayBegin && Math.abs(length - word.length()) > budget) {
        continue;
      }
      for (String other : ofLength.getValue().keySet()) {
        double nearness = nearness(word, other, budget);
        if (nearness > 0) {
          near.put(other, nearness);
        }
      }
    }
    return near;
  }

  private static double nearness(String word, String other, int budget) {
    if (word.equals(other)) {
      return 1;
    }
    if (word.length() >= SHORTEST_BEGINNING && other.startsWith(word)) {
      return 0.9;
    }
    int changed =
        Math.abs(word.length() - other.length()) > budget
            ? budget + 1
            : lettersChanged(word, other, budget);
    return changed > budget ? 0 : 1 - (double) changed / (Math.max(word.length(), 4) + 1);
  }

  private static int budget(String word) {
    if (word.length() < 3) {
      return 0;
    }
    return word.length() < 6 ? 1 : 2;
  }

  /// The best of the person's names: the mean over the query's words of the nearest word in it,
  /// each word of the name taken once.
  private double score(OpaqueId person, List<Map<String, Double>> near) {
    double best = 0;
    for (List<String> name : namesOf.getOrDefault(person, List.of())) {
      var left = new ArrayList<>(name);
      double sum = 0;
      for (Map<String, Double> words : near) {
        var nearest =
            left.stream()
                .filter(words::containsKey)
                .max(Comparator.comparingDouble(w -> words.getOrDefault(w, 0.0)));
        if (nearest.isPresent()) {
          sum += words.getOrDefault(nearest.get(), 0.0);
          left.remove(nearest.get());
        }
      }
      best = Math.max(best, sum / near.size());
    }
    return best;
  }

  /// The fewest letters inserted, left out, exchanged or swapped with their neighbour, each letter
  /// touched once; `most + 1` when it is more than `most`.
  ///
  /// Source: Damerau (1964); the restricted form, by dynamic programming over three rows.
  static int lettersChanged(String one, String other, int most) {
    int width = other.length() + 1;
    int[] beforeLast = new int[width];
    int[] last = new int[width];
    int[] row = new int[width];
    Arrays.setAll(last, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j < width; j++) {
        int exchange = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(exchange, Math.min(last[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return most + 1;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return Math.min(last[width - 1], most + 1);
  }

  private Set<OpaqueId> holders(String word) {
    return byLength
        .computeIfAbsent(word.length(), _ -> new HashMap<>())
        .computeIfAbsent(word, _ -> new LinkedHashSet<>());
  }

  private Set<OpaqueId> holdersOf(String word) {
    return byLength.getOrDefault(word.length(), Map.of()).getOrDefault(word, Set.of());
  }

  private void forget(OpaqueId person) {
    var names = namesOf.remove(person);
    if (names == null) {
      return;
    }
    for (String word : names.stream().flatMap(List::stream).distinct().toList()) {
      var ofLength = byLength.getOrDefault(word.length(), new HashMap<>());
      var holders = ofLength.getOrDefault(word, new LinkedHashSet<>());
      holders.remove(person);
      if (holders.isEmpty()) {
        ofLength.remove(word);
      }
    }
  }

  private void writing(Runnable change) {
    lock.writeLock().lock();
    try {
      change.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T> T reading(Supplier<T> question) {
    lock.readLock().lock();
    try {
      return question.get();
    } finally {
      lock.readLock().unlock();
    }
  }
}
