package org.mufakat.tables;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/// The persons that a sum counts: those who have, of each variable named, one of the categories
/// named. A variable that is not named does not restrict; the empty scope is everybody.
///
/// Two scopes that are written differently may count the same persons (all categories named, or the
/// variable left out); whoever compares them asks a [World].
public record Scope(SortedMap<String, Set<String>> allowed) {

  public static final Scope EVERYBODY = new Scope(new TreeMap<>());

  public Scope {
    var sorted = new TreeMap<String, Set<String>>();
    allowed.forEach((variable, categories) -> sorted.put(checkName(variable), sorted(categories)));
    allowed = java.util.Collections.unmodifiableSortedMap(sorted);
  }

  public static Scope of(Map<String, ? extends Collection<String>> allowed) {
    var sorted = new TreeMap<String, Set<String>>();
    allowed.forEach((variable, categories) -> sorted.put(variable, new TreeSet<>(categories)));
    return new Scope(sorted);
  }

  /// Those of this scope who have one of these categories too.
  public Scope and(String variable, Collection<String> categories) {
    var more = new TreeMap<String, Set<String>>(allowed);
    more.merge(variable, new TreeSet<>(categories), Scope::both);
    return new Scope(more);
  }

  /// Those who need not have any category of this variable.
  Scope without(String variable) {
    var fewer = new TreeMap<String, Set<String>>(allowed);
    fewer.remove(variable);
    return new Scope(fewer);
  }

  /// Those of both.
  public Scope and(Scope other) {
    var both = this;
    for (var entry : other.allowed.entrySet()) {
      both = both.and(entry.getKey(), entry.getValue());
    }
    return both;
  }

  /// Whether a person whom the test says to have a category of a variable is counted.
  public boolean has(BiPredicate<String, Set<String>> test) {
    return allowed.entrySet().stream().allMatch(e -> test.test(e.getKey(), e.getValue()));
  }

  static String checkName(String name) {
    if (name.isEmpty() || name.length() > 200 || name.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("a name of 1 to 200 characters without tab or line break");
    }
    return name;
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    var kept = new TreeSet<>(one);
    kept.retainAll(other);
    return kept;
  }

  private static Set<String> sorted(Set<String> categories) {
    categories.forEach(Scope::checkName);
    return java.util.Collections.unmodifiableSortedSet(new TreeSet<>(categories));
  }
}
