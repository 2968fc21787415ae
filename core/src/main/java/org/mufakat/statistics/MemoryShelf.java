package org.mufakat.statistics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Releases kept in memory and gone with the process.
public final class MemoryShelf implements ReleaseShelf {

  private final Map<ReleaseId, Contents> kept = new TreeMap<>();

  @Override
  public synchronized List<Release> releases() {
    return kept.values().stream().map(Contents::release).toList().reversed();
  }

  @Override
  public Optional<Release> find(ReleaseId id) {
    return contents(id).map(Contents::release);
  }

  @Override
  public synchronized PutAnswer put(Contents contents) {
    var id = contents.release().id();
    var standing = kept.get(id);
    if (standing != null && !standing.release().givesWayTo(contents.release())) {
      return standing.release().hasContentOf(contents.release())
          ? new PutAnswer.AlreadyThere(id)
          : new PutAnswer.NameTaken(id);
    }
    kept.put(id, contents);
    return new PutAnswer.Stored(id);
  }

  @Override
  public List<PublishedCell> cells(ReleaseId id, Set<String> areas, Set<Indicator> indicators) {
    return stream(id, Contents::cells)
        .filter(c -> areas.isEmpty() || areas.contains(c.key().area()))
        .filter(c -> indicators.isEmpty() || indicators.contains(c.key().indicator()))
        .toList();
  }

  @Override
  public List<ReportingArea> areas(ReleaseId id) {
    return stream(id, Contents::areas).toList();
  }

  @Override
  public Optional<ImportReport> report(ReleaseId id) {
    return contents(id).map(Contents::report);
  }

  @Override
  public List<QuarantinedRow> quarantine(ReleaseId id, int offset, int limit) {
    return stream(id, Contents::quarantine).skip(offset).limit(limit).toList();
  }

  @Override
  public List<UnknownSpelling> unknownSpellings(ReleaseId id) {
    record Spelling(Dimension dimension, String label) {}
    return stream(id, Contents::cells)
        .filter(c -> c.resolution() instanceof Resolution.Unresolved)
        .map(c -> c.key().breakdown())
        .collect(
            Collectors.groupingBy(
                b -> new Spelling(b.dimension(), b.category()), Collectors.summingInt(_ -> 1)))
        .entrySet()
        .stream()
        .map(e -> new UnknownSpelling(e.getKey().dimension(), e.getKey().label(), e.getValue()))
        .sorted(UnknownSpelling.MOST_ROWS_FIRST)
        .toList();
  }

  private synchronized Optional<Contents> contents(ReleaseId id) {
    return Optional.ofNullable(kept.get(id));
  }

  private <T> Stream<T> stream(ReleaseId id, Function<Contents, List<T>> part) {
    return contents(id).stream().map(part).flatMap(List::stream);
  }
}
