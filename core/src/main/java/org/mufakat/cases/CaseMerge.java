package org.mufakat.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Brings together what two people made of one case: what only one of them changed is taken, and
/// where both changed one field differently, both are shown and someone chooses. Nothing is
/// overwritten unseen.
public final class CaseMerge {

  private CaseMerge() {}

  /// What came of it.
  public sealed interface Merge {
    /// @param file has the version after `theirs`
    record Merged(Case file) implements Merge {}

    record Conflicting(List<FieldConflict> fields) implements Merge {
      public Conflicting {
        fields = List.copyOf(fields);
      }
    }
  }

  /// A field that both changed.
  ///
  /// @param path as `person/91ab…/age`
  /// @param before, mine, theirs empty where the field was not there
  public record FieldConflict(
      String path, Optional<Object> before, Optional<Object> mine, Optional<Object> theirs) {}

  /// @param before the case that both began from
  /// @param mine what one made of it
  /// @param theirs what was stored meanwhile
  public static Merge merge(Case before, Case mine, Case theirs) {
    if (!before.id().equals(mine.id()) || !before.id().equals(theirs.id())) {
      throw new IllegalArgumentException("only versions of one case are merged");
    }
    var was = CaseFields.of(before);
    var my = CaseFields.of(mine);
    var their = CaseFields.of(theirs);
    var merged = new TreeMap<String, Object>();
    var conflicts = new ArrayList<FieldConflict>();
    for (String path : paths(was, my, their)) {
      var old = was.get(path);
      var one = my.get(path);
      var other = their.get(path);
      if (!Objects.equals(one, other) && !Objects.equals(one, old) && !Objects.equals(other, old)) {
        conflicts.add(conflict(path, was, my, their));
        continue;
      }
      var taken = Objects.equals(one, old) ? other : one;
      if (taken != null) {
        merged.put(path, taken);
      }
    }
    if (conflicts.isEmpty()) {
      conflicts.addAll(broken(merged, was, my, their));
    }
    return conflicts.isEmpty()
        ? new Merge.Merged(CaseFields.build(theirs, theirs.version() + 1, merged))
        : new Merge.Conflicting(conflicts);
  }

  /// What one makes of a case that was changed meanwhile, once someone chose.
  ///
  /// @param mineWins the paths where mine is taken, among those that both changed; everywhere else
  ///   theirs is
  /// @return of the version of `theirs`, to be stored as an edit of it; a choice that breaks the
  ///   case, as one that leaves a person without a role, is refused as any edit is
  public static Case choose(Case before, Case mine, Case theirs, Set<String> mineWins) {
    var was = CaseFields.of(before);
    var my = CaseFields.of(mine);
    var their = CaseFields.of(theirs);
    var chosen = new TreeMap<String, Object>();
    for (String path : paths(was, my, their)) {
      boolean iChanged = !Objects.equals(my.get(path), was.get(path));
      boolean theyChanged = !Objects.equals(their.get(path), was.get(path));
      var taken =
          iChanged && (!theyChanged || mineWins.contains(path)) ? my.get(path) : their.get(path);
      if (taken != null) {
        chosen.put(path, taken);
      }
    }
    return CaseFields.build(theirs, theirs.version(), chosen);
  }

  private static TreeSet<String> paths(
      SortedMap<String, Object> was,
      SortedMap<String, Object> my,
      SortedMap<String, Object> their) {
    var paths = new TreeSet<String>();
    Stream.of(was, my, their).forEach(fields -> paths.addAll(fields.keySet()));
    return paths;
  }

  /// What no field shows by itself: one took away what the other went on to use.
  private static List<FieldConflict> broken(
      SortedMap<String, Object> merged,
      SortedMap<String, Object> was,
      SortedMap<String, Object> my,
      SortedMap<String, Object> their) {
    var paths = new TreeSet<String>();
    merged.forEach(
        (path, value) -> {
          CaseFields.personOf(path).filter(p -> !merged.containsKey(p)).ifPresent(paths::add);
          if (value instanceof List<?> list) {
            list.stream()
                .flatMap(CaseMerge::evidenceOf)
                .map(id -> "evidence/" + id.value())
                .filter(p -> !merged.containsKey(p))
                .forEach(paths::add);
          }
        });
    merged.keySet().stream()
        .filter(p -> CaseFields.personOf(p).filter(p::equals).isPresent())
        .filter(p -> hasNoRole(merged, p))
        .flatMap(p -> Stream.of(p + "/victim", p + "/suspect", p + "/witness"))
        .filter(p -> !Objects.equals(was.get(p), merged.get(p)))
        .forEach(paths::add);
    return paths.stream().map(p -> conflict(p, was, my, their)).toList();
  }

  /// What an element of a field that is a list rests on.
  private static Stream<EvidenceId> evidenceOf(Object element) {
    return element instanceof Allegation allegation
        ? Stream.concat(allegation.supportedBy().stream(), allegation.contradictedBy().stream())
        : Stream.empty();
  }

  private static boolean hasNoRole(SortedMap<String, Object> fields, String person) {
    return !fields.containsKey(person + "/victim")
        && Boolean.FALSE.equals(fields.get(person + "/suspect"))
        && Boolean.FALSE.equals(fields.get(person + "/witness"));
  }

  private static FieldConflict conflict(
      String path,
      SortedMap<String, Object> was,
      SortedMap<String, Object> my,
      SortedMap<String, Object> their) {
    return new FieldConflict(
        path,
        Optional.ofNullable(was.get(path)),
        Optional.ofNullable(my.get(path)),
        Optional.ofNullable(their.get(path)));
  }
}
