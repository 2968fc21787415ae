package org.mufakat.server.statistics;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.statistics.CheckedClaim;
import org.mufakat.statistics.Claim;
import org.mufakat.statistics.ClaimCheck;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.FigureQuery;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.ReleaseFigures;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseLibrary;
import org.mufakat.statistics.ReleasesInReach;
import org.mufakat.statistics.RevisionReport;

/// Asks the releases within a node's reach, and keeps the most recently used ones in memory.
public final class FigureReader {

  private final ReleaseLibrary library;
  private final FigureMemory memory;

  public FigureReader(ReleaseLibrary library) {
    this(library, new FigureMemory());
  }

  /// @param memory perhaps shared with readers of the same shelves
  public FigureReader(ReleaseLibrary library, FigureMemory memory) {
    this.library = library;
    this.memory = memory;
  }

  public ReleaseLibrary library() {
    return library;
  }

  /// Every area's cells of one indicator; empty when no shelf has the release.
  public Optional<ReleaseFigures> figures(ReleaseId id, Indicator indicator) {
    return figures(library.inReach(), id, indicator);
  }

  /// The same, of releases looked up already.
  public Optional<ReleaseFigures> figures(
      ReleasesInReach reach, ReleaseId id, Indicator indicator) {
    return reach
        .find(id)
        .flatMap(
            release ->
                reach.shelfOf(release).map(shelf -> memory.figures(shelf, release, indicator)));
  }

  public Optional<Figure> figure(ReleaseId id, FigureQuery query) {
    return figure(library.inReach(), id, query);
  }

  /// The same, of releases looked up already.
  public Optional<Figure> figure(ReleasesInReach reach, ReleaseId id, FigureQuery query) {
    return figures(reach, id, query.indicator()).map(f -> f.figure(query));
  }

  /// Checks a claim against every release within reach.
  public CheckedClaim check(Claim claim) {
    var all = EnumSet.allOf(Indicator.class);
    var reach = library.inReach();
    List<ReleaseFigures> ofTheArea =
        reach.releases().stream()
            .flatMap(r -> reach.read(r.id(), Set.of(claim.area()), all).stream())
            .toList();
    return new CheckedClaim(
        claim,
        new ClaimCheck(ofTheArea).check(claim),
        ofTheArea.stream().map(ReleaseFigures::release).toList());
  }

  /// What changed between two releases for some areas (none means every area); empty when one is
  /// not within reach.
  public Optional<RevisionReport> revisions(ReleaseId before, ReleaseId after, Set<String> areas) {
    var all = EnumSet.allOf(Indicator.class);
    var reach = library.inReach();
    return reach
        .read(before, areas, all)
        .flatMap(
            old ->
                reach
                    .read(after, areas, all)
                    .map(now -> RevisionReport.between(old, now, _ -> true)));
  }
}
