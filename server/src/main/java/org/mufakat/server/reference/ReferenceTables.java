package org.mufakat.server.reference;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mufakat.regime.Population;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.statistics.Rate;
import org.mufakat.statistics.YearSpan;

/// The tables in use at one node: its own, else the hub's, which are open to every member; for
/// residents at last those of the regime pack. Which one a number came from is always told.
///
/// Holds what it read; a later import makes another one, see [#tables].
public final class ReferenceTables implements Rate.Residents {

  private final RegimePack pack;
  private final List<ReferenceTable> tables;
  private final Map<ReferenceKind, Map<ReferenceValue.Key, Long>> values = new HashMap<>();

  private ReferenceTables(RegimePack pack, List<Shelved> shelved) {
    this.pack = pack;
    this.tables = shelved.stream().map(Shelved::table).toList();
    for (var each : shelved) {
      var byKey = new HashMap<ReferenceValue.Key, Long>();
      each.shelf().values(each.table().kind()).forEach(v -> byKey.put(v.key(), v.value()));
      values.put(each.table().kind(), byKey);
    }
  }

  private record Shelved(ReferenceShelf shelf, ReferenceTable table) {}

  /// @param hub the hub in the same process, if there is one and it is not the node itself
  public static ReferenceTables of(HostedNode node, Optional<HostedNode> hub) {
    return new ReferenceTables(node.node().regime(), shelved(node, hub));
  }

  /// Residents as the pack has them and nothing else, for whoever has no database.
  public static ReferenceTables ofPack(RegimePack pack) {
    return new ReferenceTables(pack, List.of());
  }

  /// What is in use now, without its rows: to tell whether what was read before still is.
  static List<ReferenceTable> inUse(HostedNode node, Optional<HostedNode> hub) {
    return shelved(node, hub).stream().map(Shelved::table).toList();
  }

  private static List<Shelved> shelved(HostedNode node, Optional<HostedNode> hub) {
    var byKind = new EnumMap<ReferenceKind, Shelved>(ReferenceKind.class);
    Stream.concat(Stream.of(node), hub.stream().filter(h -> !h.id().equals(node.id())))
        .map(n -> new ReferenceShelf(n.dataSource()))
        .forEach(
            shelf ->
                shelf.inUse().forEach(t -> byKind.putIfAbsent(t.kind(), new Shelved(shelf, t))));
    return List.copyOf(byKind.values());
  }

  /// The tables in use, at most one of a kind.
  public List<ReferenceTable> tables() {
    return tables;
  }

  public Optional<ReferenceTable> table(ReferenceKind kind) {
    return tables.stream().filter(t -> t.kind() == kind).findFirst();
  }

  /// Residents by the imported table, else by the pack.
  @Override
  public OptionalLong in(String area, int year) {
    return imported(area, year)
        .map(OptionalLong::of)
        .orElseGet(
            () ->
                pack.population(area, year)
                    .map(p -> OptionalLong.of(p.persons()))
                    .orElseGet(OptionalLong::empty));
  }

  /// Where the residents of an area and year were read.
  public Optional<ResidentsSource> source(String area, int year) {
    return imported(area, year)
        .flatMap(_ -> table(ReferenceKind.POPULATION))
        .map(t -> new ResidentsSource(t.citation(), true))
        .or(() -> pack.population(area, year).map(ReferenceTables::ofPack));
  }

  private static ResidentsSource ofPack(Population population) {
    return new ResidentsSource(
        population.attribution().source(), population.attribution().verified());
  }

  /// @param verified whether somebody read the number in its source; a publisher's own file is it
  public record ResidentsSource(String citation, boolean verified) {}

  private Optional<Long> imported(String area, int year) {
    return value(ReferenceKind.POPULATION, new ReferenceValue.Key(area, "", year));
  }

  private Optional<Long> value(ReferenceKind kind, ReferenceValue.Key key) {
    return Optional.ofNullable(values.getOrDefault(kind, Map.of()).get(key));
  }

  /// Migrants from an origin who live in a destination, in persons at mid-year, by year.
  public TreeMap<Integer, Long> migrants(String origin, String destination, YearSpan years) {
    var found = new TreeMap<Integer, Long>();
    years
        .years()
        .forEach(
            year ->
                value(
                        ReferenceKind.MIGRANT_STOCK,
                        new ReferenceValue.Key(origin, destination, year))
                    .ifPresent(persons -> found.put(year, persons)));
    return found;
  }

  /// The length of a land border, in metres, by either side's row; empty where the table has none.
  public OptionalLong borderMetres(String one, String other) {
    return value(ReferenceKind.LAND_BOUNDARIES, new ReferenceValue.Key(one, other, 0))
        .or(() -> value(ReferenceKind.LAND_BOUNDARIES, new ReferenceValue.Key(other, one, 0)))
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }
}
