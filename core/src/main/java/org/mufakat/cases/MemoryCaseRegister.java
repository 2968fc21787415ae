package org.mufakat.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;

/// Cases kept in memory and gone with the process.
public final class MemoryCaseRegister implements CaseRegister {

  private static final Comparator<Place> NEWEST_FIRST =
      Comparator.comparing(Place::opened).reversed().thenComparing(place -> place.id().value());

  private final Map<OpaqueId, List<Case>> versions = new HashMap<>();

  @Override
  public synchronized Opening open(Case file) {
    boolean taken =
        versions.values().stream().anyMatch(v -> v.getLast().reference().equals(file.reference()));
    if (taken) {
      return new Opening.ReferenceTaken(file.reference());
    }
    requireFirst(file);
    versions.put(file.id(), new ArrayList<>(List.of(file)));
    return new Opening.Opened(file);
  }

  private void requireFirst(Case file) {
    if (file.version() != 1 || versions.containsKey(file.id())) {
      throw new IllegalArgumentException("a case is opened once, with version 1");
    }
  }

  @Override
  public synchronized Optional<Case> find(OpaqueId id) {
    return Optional.ofNullable(versions.get(id)).map(List::getLast);
  }

  @Override
  public synchronized Optional<Case> find(OpaqueId id, int version) {
    return Optional.ofNullable(versions.get(id))
        .filter(v -> version >= 1 && version <= v.size())
        .map(v -> v.get(version - 1));
  }

  @Override
  public synchronized Change change(Case edited) {
    var now = find(edited.id());
    var before = find(edited.id(), edited.version());
    if (now.isEmpty() || before.isEmpty()) {
      return new Change.NoSuchCase();
    }
    var change = CaseRegister.judge(before.get(), edited, now.get());
    if (change instanceof Change.Changed(var file)) {
      versions.getOrDefault(file.id(), List.of()).add(file);
    }
    return change;
  }

  @Override
  public synchronized List<Case> page(Filter filter, Optional<Place> after, int most) {
    return versions.values().stream()
        .map(List::getLast)
        .filter(c -> filter.status().isEmpty() || filter.status().get() == c.status())
        .filter(c -> after.isEmpty() || NEWEST_FIRST.compare(Place.of(c), after.get()) > 0)
        .sorted(Comparator.comparing(Place::of, NEWEST_FIRST))
        .limit(most)
        .toList();
  }
}
